package io.managerworkspace.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of an API document, read strictly: a member that they do not name is wrong. */
final class ApiSchemas {
  private static final String PROPERTIES = "properties";
  private static final String ADDITIONAL = "additionalProperties";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Map<JsonNode, Schema> known = Collections.synchronizedMap(new IdentityHashMap<>());
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          Dialects.getDraft202012(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final JsonNode components;

  ApiSchemas(JsonNode document) {
    components = strict(document.path("components"));
  }

  /** What is wrong with a body under a schema of the document. */
  List<String> violations(JsonNode schema, String body) {
    try {
      return known.computeIfAbsent(schema, this::schema).validate(MAPPER.readTree(body)).stream()
          .map(Error::toString)
          .toList();
    } catch (JsonProcessingException e) {
      return List.of("no JSON: " + e.getOriginalMessage());
    }
  }

  /** References of a schema lead to the components, so they come along. */
  private Schema schema(JsonNode schema) {
    var whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(strict(schema));
    whole.set("components", components);
    return registry.getSchema(whole);
  }

  private static JsonNode strict(JsonNode node) {
    var copy = node.deepCopy();
    close(copy);
    return copy;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path(PROPERTIES).isObject()
        && !object.has(ADDITIONAL)) {
      object.put(ADDITIONAL, false);
    }
    node.forEach(ApiSchemas::close);
  }
}
