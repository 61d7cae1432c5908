package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.ingest.events.EventType;
import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API document says what the service does. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OpenApiTest {
  private static final String ACCOUNT = "/paths/~1manager_workspace~1api~1account~1{accountId}~1";
  private static final String METRICS = ACCOUNT + "metrics";

  @TestHTTPResource URI server;

  private Reply document;

  @BeforeEach
  void read() {
    var address = URI.create(server.toString().replaceAll("/+$", "") + "/openapi?format=json");
    document = Workspace.send(HttpRequest.newBuilder(address)).isOk();
  }

  private static List<String> names(Predicate<Metric> which, Function<Metric, String> name) {
    return Arrays.stream(Metric.values()).filter(which).map(name).toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void theMetricsAreThoseOfTheCatalogue() {
    assertThat(texts(document.at("/components/schemas/ByTimeMetric/enum")))
        .isEqualTo(names(m -> m.kind() == Metric.Kind.BY_TIME, Metric::requestName));
    assertThat(texts(document.at("/components/schemas/CurrentMetric/enum")))
        .isEqualTo(names(m -> m.kind() == Metric.Kind.CURRENT, Metric::requestName));
    assertThat(document.members("/components/schemas/Metrics/properties"))
        .isEqualTo(names(_ -> true, Metric::responseName));
  }

  @Test
  void theEventsAreThoseOfFeeds() {
    var ofImports = EnumSet.of(EventType.SEEN, EventType.VISITOR_KNOWN);
    var ofFeeds = EnumSet.complementOf(ofImports).stream().map(EventType::name).toList();

    assertThat(texts(document.at("/components/schemas/Event/properties/type/enum")))
        .isEqualTo(ofFeeds);
  }

  @Test
  void theMetricsOfAgentViewAreThoseOfItsCatalogue() {
    var schemas = "/components/schemas/";
    var names = texts(document.at(schemas + "AgentViewByTimeMetric/enum"));
    names.remove("closed_rate");
    names.addAll(texts(document.at(schemas + "AgentViewCurrentMetric/enum")));
    var pattern = document.at(schemas + "AgentViewSort/pattern").asText();

    assertThat(names)
        .isEqualTo(Arrays.stream(AgentViewMetric.values()).map(m -> m.requestName()).toList());
    for (var metric : AgentViewMetric.values()) {
      boolean isNumber = metric.numeric().isPresent();
      assertThat(metric.responseName().matches(pattern)).isEqualTo(isNumber);
      assertThat(document.members(schemas + "AgentViewRecord/properties"))
          .contains(metric.responseName());
    }
    assertThat("agentName:desc").matches(pattern);
  }

  @Test
  void whatCanBeSortedByMatchesThePattern() {
    var pattern = document.at("/components/schemas/Sort/pattern").asText();

    assertThat(names(_ -> true, Metric::responseName)).allMatch(name -> name.matches(pattern));
    assertThat("key:desc").matches(pattern);
    assertThat("nonsense").doesNotMatch(pattern);
  }

  @Test
  void theOnlyCallOfTheMetricsIsDescribedWithItsErrors() {
    assertThat(document.members(METRICS)).containsExactly("post");
    assertThat(document.members(METRICS + "/post/responses"))
        .contains("200", "400", "401", "403", "404", "406", "413", "415", "429", "503");
    assertThat(document.members(METRICS + "/post/requestBody/content"))
        .containsExactly("application/json");
  }

  @Test
  void itsExamplesAreRightQuestions() {
    var workspace = Workspace.open(server);
    long now = System.currentTimeMillis();

    for (var method : List.of("metrics", "agent_view")) {
      var content = document.at(ACCOUNT + method + "/post/requestBody/content/application~1json");
      assertThat(content.get("examples")).isNotEmpty();
      for (var example : content.get("examples")) {
        var question = example.get("value");
        ((ObjectNode) question.at("/filters/time")).put("from", now - 1).put("to", now);
        workspace.askMethod(method, "", question.toString()).isOk();
      }
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (var reference : document.json().findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void rocketChatsCallsFailInTheirOwnShape() {
    var root = "/paths/~1api~1v1~1livechat~1analytics~1";
    for (var call :
        List.of(
            "agent-overview",
            "dashboards~1conversations-by-agent",
            "dashboards~1charts~1chats-per-agent",
            "agents~1average-service-time")) {
      assertThat(document.at(root + call + "/get/responses/default/$ref").asText())
          .isEqualTo("#/components/responses/RocketChatError");
      assertThat(document.at(root + call + "/get/security")).hasSize(2);
    }
  }

  @Test
  void everyCallSaysHowItFails() {
    for (var path : document.at("/paths")) {
      for (var operation : path) {
        assertThat(operation.at("/responses").has("default")).isTrue();
      }
    }
  }
}
