package io.managerworkspace.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.random.RandomGenerator;

/** JSON of the tests, read and written without losing a digit. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonText() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id as a string or, where an integer means the same id, sometimes as an integer. */
  static JsonNode id(String id, RandomGenerator random) {
    if (id.matches("0|-?[1-9][0-9]*") && random.nextBoolean()) {
      return JsonNodeFactory.instance.numberNode(new BigInteger(id));
    }
    return JsonNodeFactory.instance.textNode(id);
  }

  /** The value itself, or its text: LivePerson's configuration has both. */
  static JsonNode looselyTyped(Object value, RandomGenerator random) {
    JsonNode strict = MAPPER.valueToTree(value);
    return random.nextInt(4) == 0
        ? JsonNodeFactory.instance.textNode(String.valueOf(value))
        : strict;
  }
}
