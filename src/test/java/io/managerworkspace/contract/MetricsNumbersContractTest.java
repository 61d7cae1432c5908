package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How numbers are written and what is said when there are none. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsNumbersContractTest {
  TestDatabase database;
  @TestHTTPResource URI server;
  @Inject Scheduler scheduler;

  private Workspace workspace;

  /** The job would mend counts that no conversations stand behind. */
  @BeforeEach
  void open() {
    scheduler.pause("comparison");
    workspace = Workspace.open(server);
  }

  @AfterEach
  void resume() {
    scheduler.resume("comparison");
  }

  private static Question everything() {
    return ofLastHour().byTime(names(Metric.Kind.BY_TIME)).current(names(Metric.Kind.CURRENT));
  }

  private static String[] names(Metric.Kind kind) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.kind() == kind)
        .map(Metric::requestName)
        .toArray(String[]::new);
  }

  private void hasNoData(JsonNode metrics) {
    for (var metric : Metric.values()) {
      var isCount =
          switch (metric.expression()) {
            case Expression.Sum _, Expression.Total _ -> true;
            case Expression.Ratio _, Expression.Value _, Expression.Nothing _ -> false;
          };
      assertThat(metrics.get(metric.responseName()).toString())
          .as(metric.responseName())
          .isEqualTo(isCount ? "0" : "null");
    }
  }

  @Test
  void withoutDataACountIs0AndEverythingElseIsNull() {
    workspace.configure("skills", "[{'id': 1, 'name': 'one'}]");

    var reply = workspace.ask(everything().bySkill());

    hasNoData(reply.at("/all"));
    hasNoData(reply.at("/groupBy/groups/0/metrics"));
  }

  @Test
  void aLongIsAnIntegerAndADoubleHasAtMost3Decimals() {
    long start = ago(9);
    workspace.configure("agents", "[{'id': 'a', 'maxAsyncChats': 7}]");
    workspace.feed(
        state("a", "ONLINE"),
        started("c", start, "1"),
        assigned("c", start, "a", "g"),
        asked("c", start),
        answered("c", start + 12_345_678 - 12_000_000, "a"),
        asked("c", start + 346_000),
        answered("c", start + 346_001, "a"),
        asked("c", start + 347_000),
        answered("c", start + 347_001, "a"));

    var all = workspace.ask(everything()).isOk().at("/all");

    assertThat(all.get("avgWaitTime")).hasToString("115226.667");
    assertThat(all.get("totalWaitTimeFirstResponse")).hasToString("345678");
    assertThat(all.get("agentLoad")).hasToString("0.143");
    assertThat(all.get("totalNumOfAgentResponses")).hasToString("3");
    for (var metric : Metric.values()) {
      var form = metric.type() == Metric.Type.LONG ? "-?\\d+" : "null|-?\\d+\\.\\d{1,3}";
      assertThat(all.get(metric.responseName()).toString()).as(metric.responseName()).matches(form);
    }
  }

  @Test
  void aLargeDoubleHasNoExponent() {
    long start = ago(50);
    workspace.feed(started("c", start, "1"), closed("c", start + 12_000_000 / 5, "AGENT"));

    assertThat(workspace.ask(ofLastHour().byTime("avg_conversations_duration")).text())
        .contains("\"avgConversationsDuration\":2400000.0}");
  }

  @Test
  void halvesAreRoundedUp() {
    workspace.configure("agents", "[{'id': 'a', 'maxAsyncChats': 2000}]");
    workspace.feed(
        state("a", "ONLINE"), started("c", ago(9), "1"), assigned("c", ago(8), "a", "g"));

    // 1 / 2000 = 0.0005
    assertThat(workspace.ask(ofLastHour().current("agent_load")).text())
        .contains("\"agentLoad\":0.001}");
  }

  @Test
  void aValueOf0IsNotNull() {
    workspace.feed(started("c", ago(9), "1"), event("c", ago(8), "CSAT", "'score': 3"));

    assertThat(workspace.ask(ofLastHour().byTime("csat")).text()).contains("\"csat\":0.0}");
  }

  @Test
  void promotersLessDetractorsMayBeNegativeAnd0IsAnAnswer() {
    workspace.feed(
        started("c", ago(9), "1"),
        event("c", ago(8), "NPS", "'score': 0"),
        event("c", ago(7), "NPS", "'score': 6"),
        event("c", ago(6), "NPS", "'score': 7"),
        closed("c", ago(5), "AGENT"),
        event("c", ago(4), "NPS", "'score': 9"),
        event("c", ago(4), "FCR", "'resolved': true"),
        event("c", ago(3), "FCR", "'resolved': false"),
        event("c", ago(2), "FCR", "'resolved': true"));

    assertThat(workspace.ask(ofLastHour().byTime("csat", "nps", "fcr")).text())
        .contains("\"csat\":null,\"nps\":-0.25,\"fcr\":0.667}");
  }

  @Test
  void negativeHalvesAreRoundedAwayFrom0AndNoneIsMinus0() {
    var answers = new ArrayList<String>();
    answers.add(event("c", ago(8), "NPS", "'score': 6"));
    while (answers.size() < 2_000) {
      answers.add(event("c", ago(8), "NPS", "'score': 8"));
    }
    var question = ofLastHour().byTime("nps");

    // -1 / 2000 = -0.0005
    workspace.feed(answers.toArray(String[]::new));
    assertThat(workspace.ask(question).text()).contains("\"nps\":-0.001}");
    workspace.feed(event("c", ago(8), "NPS", "'score': 8"));
    assertThat(workspace.ask(question).text()).contains("\"nps\":0.0}");
  }

  @Test
  void millionsOfOpenConversationsAreCounted() {
    workspace.configure("agents", "[{'id': 'a', 'maxAsyncChats': 1000000}]");
    asAdmin()
        .body(Map.of("name", "Acme", "inactiveWeight", 0.5))
        .put(ACCOUNTS + "/" + workspace.id())
        .then()
        .statusCode(200);
    workspace.feed(
        state("a", "ONLINE"), started("c", ago(0), "1"), assigned("c", ago(0), "a", "g"));
    for (var table : List.of("open_count", "live_agent")) {
      database.update(
          "UPDATE %s SET conversations = ?, unfixed = ?, idle = ? WHERE account_id = ?"
              .formatted(table),
          2_000_000_000,
          2_000_000_000,
          1_000_000_000,
          workspace.id());
    }

    var question = ofLastHour().current(names(Metric.Kind.CURRENT));
    for (var grouped : List.of(question, question.byGroup(), question.bySkill())) {
      var all = workspace.ask(grouped).isOk().at("/all");
      assertThat(all.get("assignedConversations").asLong()).isEqualTo(2_000_000_000);
      assertThat(all.get("activeConversations").asLong()).isEqualTo(1_000_000_000);
      assertThat(all.get("agentLoad").asDouble()).isEqualTo(1_500);
    }
  }

  @Test
  void theInstantOfTheAnswerIsAHeaderInMilliseconds() {
    for (int i = 0; i < 20; i++) {
      long before = System.currentTimeMillis();
      var header = workspace.ask(ofLastHour()).header("X-Data-As-Of");
      long after = System.currentTimeMillis();

      assertThat(header).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
      // Of a question that was asked a moment before, the answer may be given again.
      assertThat(Instant.parse(header).toEpochMilli()).isBetween(before - 1_000, after);
    }
  }

  @Test
  void anErrorHasNoInstant() {
    assertThat(workspace.ask("?limit=0", ofLastHour()).header("X-Data-As-Of")).isEmpty();
  }
}
