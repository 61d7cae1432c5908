package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a value is made of. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RowsContractTest {
  private static final String METHOD = "metrics/rows";

  @TestHTTPResource URI server;

  private final long noon = ago(30);
  private Workspace workspace;

  /** Three responses of which two come at one time, a close, a survey, and one that waits. */
  @BeforeEach
  void tell() {
    workspace = Workspace.open(server);
    workspace.configure("agent_groups", "[{'id': 1, 'name': 'n'}, {'id': 2, 'name': 'n'}]").isOk();
    workspace.configure("skills", "[{'id': 7, 'name': 'n', 'slaDefaultResponseTime': 60}]").isOk();
    workspace
        .configure(
            "agents",
            "[{'id': 'a1', 'memberOf': {'agentGroupId': 1}, 'skillIds': [7]},"
                + " {'id': 'a2', 'memberOf': {'agentGroupId': 2}}]")
        .isOk();
    workspace.feed(
        started("c-b", noon, "7"),
        assigned("c-b", noon, "a1", "1"),
        asked("c-b", noon),
        answered("c-b", noon + 5_000, "a1"),
        asked("c-b", noon + 6_000),
        answered("c-b", noon + 9_000, "a1"),
        closed("c-b", noon + 10_000, "AGENT"),
        event("c-b", noon + 11_000, "NPS", "'score': 3"),
        started("c-a", noon + 1_000, "8"),
        assigned("c-a", noon + 1_000, "a2", "2"),
        asked("c-a", noon + 2_000),
        answered("c-a", noon + 5_000, "a2"),
        started("c-q", noon + 3_000, "7"),
        asked("c-q", noon + 4_000));
  }

  private String question() {
    return Question.ofLastHour().toString();
  }

  private Reply ask(String parameters) {
    return workspace.askMethod(METHOD, parameters, question());
  }

  private static List<String> column(Reply reply, String name) {
    return StreamSupport.stream(reply.isOk().at("/rows").spliterator(), false)
        .map(row -> row.get(name).asText())
        .toList();
  }

  @Test
  void factsTellWhenForWhomAndWhatTheyAdd() {
    var reply = ask("?metric=avg_wait_time");
    assertThat(column(reply, "conversationId")).containsExactly("c-a", "c-b", "c-b");
    assertThat(column(reply, "value")).containsExactly("3000", "5000", "3000");
    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(3);
    assertThat(reply.members("")).containsExactly("metadata", "rows");
    assertThat(reply.at("/rows/1").toString())
        .isEqualTo(
            ("{'conversationId':'c-b','time':%d,'value':5000,'agentId':'a1','agentGroupId':'1',"
                    + "'skillId':'7'}")
                .formatted(noon + 5_000)
                .replace("'", "\""));
  }

  @Test
  void valuesAreWhatTheMetricAddsUp() {
    assertThat(column(ask("?metric=closed_conversations"), "value")).containsExactly("1");
    assertThat(column(ask("?metric=nps"), "value")).containsExactly("-1");
    assertThat(column(ask("?metric=total_wait_time_first_response"), "value"))
        .containsExactly("3000", "5000");
    assertThat(column(ask("?metric=agent_responses_outside_sl_rate"), "value"))
        .containsExactly("0", "0");
    assertThat(column(ask("?metric=agent_responses_outside_sl"), "value")).isEmpty();
    assertThat(column(ask("?metric=avg_conversations_duration"), "value")).containsExactly("10000");
  }

  @Test
  void currentValuesAreMadeOfOpenConversations() {
    var open = ask("?metric=open_conversations");
    assertThat(column(open, "conversationId")).containsExactly("c-a", "c-q");
    assertThat(column(open, "time"))
        .containsExactly(Long.toString(noon + 1_000), Long.toString(noon + 3_000));
    assertThat(column(open, "value")).containsExactly("1", "1");
    assertThat(open.at("/rows/1/agentId").isNull()).isTrue();
    assertThat(column(ask("?metric=unassigned_conversations"), "time"))
        .containsExactly(Long.toString(noon + 3_000));
    assertWaits(ask("?metric=overdue_conversations_in_queue"), noon + 4_000);
    assertWaits(ask("?metric=queue_wait_time_50th_percentile"), noon + 3_000);
    assertThat(ask("?metric=overdue_conversations_assigned").isOk().at("/rows")).isEmpty();
  }

  private static void assertWaits(Reply reply, long since) {
    long now = Instant.parse(reply.isOk().header("X-Data-As-Of")).toEpochMilli();
    assertThat(column(reply, "time")).containsExactly(Long.toString(since));
    assertThat(column(reply, "value")).containsExactly(Long.toString(now - since));
  }

  @Test
  void rowsAreSortedByTimeOrValueWithTiesByConversationThenEvents() {
    assertThat(column(ask("?metric=avg_wait_time&sort=time:desc"), "conversationId"))
        .containsExactly("c-b", "c-a", "c-b");
    assertThat(column(ask("?metric=avg_wait_time&sort=value"), "conversationId"))
        .containsExactly("c-a", "c-b", "c-b");
    assertThat(column(ask("?metric=avg_wait_time&sort=value:desc"), "value"))
        .containsExactly("5000", "3000", "3000");
    assertThat(column(ask("?metric=total_num_of_agent_responses&sort=value:desc"), "time"))
        .containsExactly(
            Long.toString(noon + 5_000), Long.toString(noon + 5_000), Long.toString(noon + 9_000));
  }

  @Test
  void pagesAreLinkedWithSortAndMetric() {
    var reply = ask("?sort=time:desc&metric=avg_wait_time&limit=1&offset=1&color=red").isOk();
    var address = workspace.address(METHOD);
    assertThat(column(reply, "conversationId")).containsExactly("c-a");
    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(3);
    assertThat(reply.members("/metadata"))
        .containsExactly("count", "first", "prev", "self", "next", "last");
    assertThat(reply.at("/metadata/next/href").asText())
        .isEqualTo(address + "?offset=2&limit=1&sort=time:desc&metric=avg_wait_time");
    assertThat(ask("?metric=avg_wait_time&offset=99950").isOk().at("/rows")).isEmpty();
  }

  @Test
  void whatIsWrongIsToldAtOnce() {
    assertThat(ask("?limit=501&offset=-1&sort=csat").fields())
        .containsExactlyInAnyOrder("metric", "limit", "offset", "sort");
    assertThat(ask("?metric=avgWaitTime&sort=value:up").causes())
        .containsExactlyInAnyOrder(
            "metric: must be the name of a metric, such as avg_wait_time",
            "sort: must end with :asc or :desc, or name no order");
    assertThat(ask("?metric=csat&sort=agentId").causes())
        .containsExactly("sort: must name time or value");
    assertThat(ask("?metric=csat&metric=nps").causes())
        .containsExactly("metric: must be given once");
    assertThat(ask("?metric=csat&offset=99951").causes())
        .containsExactly("offset: must be at most 100000 together with limit");
    assertThat(
            workspace
                .askMethod(METHOD, "?metric=csat", "{'filters': {}, 'groupBy': 'skillId'}")
                .fields())
        .containsExactlyInAnyOrder("groupBy", "filters.time");
  }

  @Test
  void metricsOfAgentsAreAnsweredElsewhere() {
    var ofAgents =
        Arrays.stream(Metric.values())
            .filter(metric -> ask("?metric=" + metric.requestName()).status() == 400)
            .map(Metric::requestName)
            .collect(Collectors.toSet());
    assertThat(ofAgents)
        .containsExactlyInAnyOrder(
            "agent_load",
            "human_agent_load",
            "human_online_load",
            "human_away_load",
            "available_slots",
            "online_agents",
            "back_soon_agents",
            "away_agents");
    assertThat(ask("?metric=agent_load").causes())
        .containsExactly("metric: agent_load is made of agents, which agent_view lists");
  }

  @Test
  void rowsNameAgentsAndSoNeedTheirPermission() {
    var request =
        workspace
            .request(workspace.address(METHOD) + "?metric=csat")
            .setHeader("Authorization", "Bearer " + workspace.tokenWith("metrics"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(question()));
    Workspace.send(request).isProblem(403);
  }

  @Test
  void managedGroupsLimitRows() {
    var manager = workspace.managing("1");
    assertThat(column(manager.askMethod(METHOD, "?metric=avg_wait_time", question()), "agentId"))
        .containsExactly("a1", "a1");
    assertThat(
            column(
                manager.askMethod(METHOD, "?metric=open_conversations", question()),
                "conversationId"))
        .containsExactly("c-q");
    var foreign = Question.ofLastHour().with("filters.agentGroupIds", "['2']").toString();
    manager.askMethod(METHOD, "?metric=avg_wait_time", foreign).isProblem(403);
  }

  @Test
  void aTableHasTheSameRows() {
    var reply = workspace.askCsv(METHOD, "?metric=avg_wait_time&limit=100000", question());
    assertThat(reply.isOk().text())
        .isEqualTo(
            """
            conversationId,time,value,agentId,agentGroupId,skillId
            c-a,%1$d,3000,a2,2,8
            c-b,%1$d,5000,a1,1,7
            c-b,%2$d,3000,a1,1,7
            """
                .formatted(noon + 5_000, noon + 9_000)
                .replace("\n", "\r\n"));
    assertThat(reply.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(reply.header("Content-Length")).isEqualTo("" + reply.text().length());
    assertThat(reply.header("X-Data-As-Of")).isNotEmpty();
    assertThat(
            workspace.askCsv(METHOD, "?metric=unassigned_conversations", question()).isOk().text())
        .endsWith("c-q,%d,1,,,7\r\n".formatted(noon + 3_000));
    assertThat(workspace.askCsv(METHOD, "?metric=csat&limit=100001", question()).fields())
        .containsExactly("limit");
  }

  @Test
  void theyAreFoundByOneStatementThatIsExplained() {
    JsonNode plan =
        AdminApi.asAdmin()
            .body(question())
            .post(
                AdminApi.ACCOUNTS
                    + "/"
                    + workspace.id()
                    + "/metrics/rows/explain?metric=csat&analyze=true")
            .then()
            .statusCode(200)
            .extract()
            .as(JsonNode.class);
    assertThat(plan.at("/sql").asText()).contains("FROM fact");
    assertThat(plan.at("/plan/0").has("Execution Time")).isTrue();
  }
}
