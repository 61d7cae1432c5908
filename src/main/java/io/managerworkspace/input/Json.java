package io.managerworkspace.input;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Strict JSON: a repeated member, text behind the value, or nesting past Jackson's default depth is
 * malformed.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final ObjectReader ITEMS =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * The one value that the bytes hold.
   *
   * @throws InvalidInputException when they are not JSON; the message has line and column
   */
  public static JsonNode parse(byte[] bytes) {
    return parse(bytes, 0, bytes.length);
  }

  /** As {@link #parse(byte[])}, for a part of the bytes. */
  public static JsonNode parse(byte[] bytes, int offset, int length) {
    try {
      var node = MAPPER.readTree(bytes, offset, length);
      if (node.isMissingNode()) {
        throw new InvalidInputException("body", "is empty, JSON is expected");
      }
      return node;
    } catch (IOException e) {
      throw malformed(e);
    } catch (NumberFormatException e) {
      // Jackson lets the exponent of a decimal that no number can have through to its parser.
      throw new InvalidInputException("body", "has a number that is out of range");
    }
  }

  /** A parser over a body, for arrays whose items are read one by one. */
  public static JsonParser parser(byte[] bytes) throws IOException {
    return MAPPER.createParser(bytes);
  }

  /** The value that begins at the parser's current token; what follows it is left to be read. */
  public static JsonNode value(JsonParser parser) throws IOException {
    try {
      return ITEMS.readTree(parser);
    } catch (NumberFormatException e) {
      throw new JsonParseException(parser, "number out of range", e);
    }
  }

  /** The violation that says where JSON stopped being readable. */
  public static InvalidInputException malformed(IOException e) {
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
