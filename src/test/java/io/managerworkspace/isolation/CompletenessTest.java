package io.managerworkspace.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The walk through the service leaves out no endpoint and no parameter. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CompletenessTest {
  private static final String PROBES = "/probe";

  @TestHTTPResource URI server;

  @Test
  void everyEndpointIsWalked() {
    assertThat(Steps.all().stream().map(Step::endpoint).collect(Collectors.toSet()))
        .isEqualTo(Endpoints.all());
  }

  @Test
  void everyEndpointAndParameterOfTheDocumentIsWalked() {
    var address = URI.create(server.toString().replaceAll("/+$", "") + "/openapi?format=json");
    var document = Workspace.send(HttpRequest.newBuilder(address)).isOk();
    document
        .at("/paths")
        .properties()
        .forEach(
            path -> {
              if (!path.getKey().contains(PROBES)) {
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            isWalked(
                                document,
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue()));
              }
            });
  }

  private static void isWalked(Reply document, String endpoint, JsonNode operation) {
    var queries =
        Steps.all().stream()
            .filter(step -> step.endpoint().equals(endpoint))
            .map(Step::query)
            .toList();
    assertThat(queries).as(endpoint).isNotEmpty();
    for (var parameter : operation.at("/parameters")) {
      var declared = resolved(document, parameter);
      var named = declared.at("/name").asText() + "=";
      if (declared.at("/in").asText().equals("query")) {
        assertThat(queries).as(endpoint).anyMatch(query -> query.matches(".*[?&]" + named + ".*"));
      }
    }
  }

  private static JsonNode resolved(Reply document, JsonNode parameter) {
    return parameter.has("$ref")
        ? document.at(parameter.get("$ref").asText().substring(1))
        : parameter;
  }

  @Test
  void everyMemberOfAQuestionIsSent() {
    var address = URI.create(server.toString().replaceAll("/+$", "") + "/openapi?format=json");
    var document = Workspace.send(HttpRequest.newBuilder(address)).isOk();
    isSent(document, Steps.all().getFirst().body(), "MetricsQuestion", "MetricsFilters");
    isSent(document, Steps.agentView(), "AgentViewQuestion", "AgentViewFilters");
  }

  private static void isSent(Reply document, String question, String... schemas) {
    for (var schema : schemas) {
      var members = document.members("/components/schemas/" + schema + "/properties");
      assertThat(members).isNotEmpty();
      members.forEach(member -> assertThat(question).contains("\"" + member + "\":"));
    }
  }
}
