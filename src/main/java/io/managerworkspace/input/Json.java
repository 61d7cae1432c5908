package io.managerworkspace.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Strict JSON: a repeated member, text behind the value, or nesting past Jackson's default depth is
 * malformed.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Whoever walks looks for repeated members as far as a record goes, and keeps no names. */
  private static final JsonFactory WALKERS =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Extent.MOST_BYTES).build())
          .build();

  private Json() {}

  /**
   * The one value that the bytes hold.
   *
   * @throws InvalidInputException when they are not JSON; the message has line and column
   */
  public static JsonNode parse(byte[] bytes) {
    return parse(bytes, 0, bytes.length);
  }

  private static JsonNode parse(byte[] bytes, int offset, int length) {
    try {
      var node = MAPPER.readTree(bytes, offset, length);
      if (node.isMissingNode()) {
        throw new InvalidInputException("body", "is empty; it must be JSON");
      }
      return node;
    } catch (IOException e) {
      throw malformed(e);
    } catch (NumberFormatException e) {
      // Jackson lets the exponent of a decimal that no number can have through to its parser.
      throw new InvalidInputException("body", "has a number that is out of range");
    }
  }

  /**
   * The record at an extent that was walked through. There may be thousands, and a virtual thread
   * that only computes keeps its processor: others get theirs in between.
   */
  public static JsonNode record(byte[] body, Extent extent) {
    Thread.yield();
    return parse(body, extent.start(), extent.length());
  }

  /** A parser that makes no trees, which alone bounds what a body takes. */
  static JsonParser walker(byte[] bytes, int offset, int length) throws IOException {
    return WALKERS.createParser(bytes, offset, length);
  }

  /** The violation that says where JSON stopped being readable. */
  public static InvalidInputException malformed(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return new InvalidInputException(
          "body", "nests too deeply, or has a name or a number that is too long");
    }
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      var where = json.getLocation();
      return new InvalidInputException(
          "body",
          "is not valid JSON at line %d, column %d"
              .formatted(where.getLineNr(), where.getColumnNr()));
    }
    return new InvalidInputException("body", "is not valid JSON in UTF-8");
  }
}
