package io.managerworkspace.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A call of the API document.
 *
 * @param path as the document has it, with {@code {accountId}} for a value
 * @param description what the document says of it
 */
public record ApiOperation(String method, String path, JsonNode description, Pattern pattern) {
  private static final String VALUE = "\\{[^}]+}";

  static ApiOperation of(String method, String path, JsonNode description) {
    return new ApiOperation(
        method, path, description, Pattern.compile(path.replaceAll(VALUE, "[^/]+")));
  }

  /** Whether a path of a request is this one. */
  public boolean isAt(String requested) {
    return pattern.matcher(requested).matches();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
