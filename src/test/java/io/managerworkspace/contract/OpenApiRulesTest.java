package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.ApiContract;
import io.managerworkspace.testsupport.ApiOperation;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The API document keeps the rules of those who read it: generators of clients and linters, of
 * which docs/api.md names two.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OpenApiRulesTest {
  private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");

  @TestHTTPResource URI server;

  private ApiContract contract;
  private JsonNode document;

  @BeforeEach
  void read() {
    contract = ApiContract.of(server);
    document = contract.document();
  }

  private static void isText(JsonNode node, String name, Object of) {
    assertThat(node.path(name).asText()).as("%s of %s", name, of).isNotBlank();
  }

  private List<JsonNode> parameters(ApiOperation operation) {
    return operation
        .description()
        .path("parameters")
        .valueStream()
        .map(contract::resolved)
        .toList();
  }

  @Test
  void itSaysWhatItIsAndWhoMayUseIt() {
    var info = document.path("info");

    Stream.of("title", "version", "description").forEach(name -> isText(info, name, "info"));
    isText(info.path("contact"), "name", "contact");
    isText(info.path("license"), "name", "license");
    assertThat(info.path("license").has("identifier") || info.path("license").has("url")).isTrue();
    assertThat(document.path("servers")).isNotEmpty();
  }

  @Test
  void everyCallHasANameOfItsOwnAndIsDescribed() {
    assertThat(contract.operations())
        .extracting(operation -> operation.description().path("operationId").asText())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    for (var operation : contract.operations()) {
      isText(operation.description(), "summary", operation);
      isText(operation.description(), "description", operation);
    }
  }

  @Test
  void everyCallHasOneTagAndEveryTagIsDescribed() {
    var tags = document.path("tags").findValuesAsText("name");

    assertThat(tags).doesNotHaveDuplicates();
    document.path("tags").forEach(tag -> isText(tag, "description", tag));
    for (var operation : contract.operations()) {
      var own = operation.description().path("tags");
      assertThat(own).as("%s", operation).hasSize(1);
      assertThat(tags).contains(own.path(0).asText());
    }
  }

  @Test
  void everyCallSaysHowItSucceedsAndWhatOfAnAnswerIsWhat() {
    for (var operation : contract.operations()) {
      var responses = operation.description().path("responses");
      assertThat(responses.propertyStream().map(response -> response.getKey()))
          .as("%s", operation)
          .anyMatch(status -> status.startsWith("2"));
      responses.forEach(response -> isText(contract.resolved(response), "description", operation));
    }
  }

  @Test
  void everyParameterIsDescribedAndThoseOfThePathAreInIt() {
    for (var operation : contract.operations()) {
      var parameters = parameters(operation);
      parameters.forEach(parameter -> isText(parameter, "description", operation));
      assertThat(parameters)
          .as("%s", operation)
          .extracting(parameter -> parameter.path("in").asText() + parameter.path("name").asText())
          .doesNotHaveDuplicates();
      assertThat(parameters.stream().filter(OpenApiRulesTest::isInPath))
          .allMatch(parameter -> parameter.path("required").asBoolean())
          .extracting(parameter -> parameter.path("name").asText())
          .containsExactlyInAnyOrderElementsOf(
              IN_PATH.matcher(operation.path()).results().map(found -> found.group(1)).toList());
    }
  }

  private static boolean isInPath(JsonNode parameter) {
    return parameter.path("in").asText().equals("path");
  }

  @Test
  void everyExampleIsRight() {
    var described = document.findParents("schema");

    assertThat(described.stream().flatMap(OpenApiRulesTest::examples)).hasSizeGreaterThan(20);
    for (var node : described) {
      examples(node)
          .forEach(
              example ->
                  assertThat(contract.violations(node.path("schema"), example))
                      .as("%s", example)
                      .isEmpty());
    }
  }

  private static Stream<JsonNode> examples(JsonNode node) {
    return Stream.concat(
        Optional.ofNullable(node.get("example")).stream(),
        node.path("examples").valueStream().map(example -> example.path("value")));
  }

  /** A generator makes up a name for what has none, from where it first meets it. */
  @Test
  void everyModelHasAName() {
    var named = new HashSet<JsonNode>();
    document.at("/components/schemas").forEach(named::add);

    assertThat(objects(document))
        .as("objects are schemas of the components")
        .isNotEmpty()
        .allMatch(named::contains);
    assertThat(document.at("/components/schemas").propertyStream().map(model -> model.getKey()))
        .allMatch(name -> name.matches("([A-Z][a-z]+)+|UUID"));
  }

  private static Stream<JsonNode> objects(JsonNode node) {
    var within = node.valueStream().flatMap(OpenApiRulesTest::objects);
    return node.has("properties") ? Stream.concat(Stream.of(node), within) : within;
  }

  @Test
  void everyComponentIsUsed() {
    var used = new HashSet<>(document.findValuesAsText("$ref"));

    for (var kind : document.path("components").properties()) {
      if (!kind.getKey().equals("securitySchemes")) {
        assertThat(kind.getValue().propertyStream())
            .extracting(component -> "#/components/" + kind.getKey() + "/" + component.getKey())
            .allMatch(used::contains);
      }
    }
  }
}
