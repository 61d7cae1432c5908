package io.managerworkspace.http.observation;

import java.util.Optional;
import java.util.regex.Pattern;

/** The header of W3C's Trace Context, by which a request belongs to a trace of its caller. */
final class TraceParent {
  static final String HEADER = "traceparent";

  /** Later versions may add fields behind a further dash. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private static final String FIRST_VERSION = "00";

  private TraceParent() {}

  /**
   * The trace's id, 32 hexadecimal digits; a value of another form is ignored, as the standard
   * wants.
   *
   * @param value the header's value, null without one
   */
  static Optional<String> traceId(String value) {
    if (value == null) {
      return Optional.empty();
    }
    var matcher = FORM.matcher(value);
    return matcher.matches() && (matcher.group(2) == null || !value.startsWith(FIRST_VERSION))
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }
}
