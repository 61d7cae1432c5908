package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which requests of agent view are right, and whose. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AgentViewRequestContractTest {
  @TestHTTPResource URI server;

  private AgentViewFloor floor;

  @BeforeEach
  void open() {
    floor = new AgentViewFloor(server);
  }

  @Test
  void everyMetricIsAnsweredInItsOrder() {
    var reply = floor.ask(everything());

    var names = Arrays.stream(AgentViewMetric.values()).map(AgentViewMetric::responseName).toList();
    assertThat(reply.isOk().members("/agentViewRecords/0"))
        .filteredOn(name -> !name.equals("agentCurrentStatusReasonId"))
        .startsWith("agentId", "agentGroupId")
        .endsWith(names.toArray(String[]::new))
        .hasSize(names.size() + 2);
  }

  private Question everything() {
    return floor.question().byTime(names(Metric.Kind.BY_TIME)).current(names(Metric.Kind.CURRENT));
  }

  private static String[] names(Metric.Kind kind) {
    return Arrays.stream(AgentViewMetric.values())
        .filter(metric -> metric.kind() == kind)
        .map(AgentViewMetric::requestName)
        .toArray(String[]::new);
  }

  @Test
  void everyNumberCanBeSortedBy() {
    for (var metric : AgentViewMetric.values()) {
      var reply = floor.ask("?sort=" + metric.responseName() + ":desc", floor.question());
      assertThat(reply.status())
          .as(metric.responseName())
          .isEqualTo(metric.numeric().isPresent() ? 200 : 400);
    }
  }

  @Test
  void aWrongNameOfAMetricIsToldWithTheRightOnes() {
    var reply =
        floor.ask(
            floor
                .question()
                .byTime("online_agents", "agent_load", "closed_rate")
                .current("human_agent_load", "csat"));

    assertThat(reply.causes())
        .hasSize(4)
        .contains(
            "metricsToRetrieveByTime[1]: agent_load belongs in metricsToRetrieveCurrentValue",
            "metricsToRetrieveCurrentValue[1]: csat belongs in metricsToRetrieveByTime")
        .anyMatch(cause -> cause.startsWith("metricsToRetrieveByTime[0]: must be one of closed_"))
        .anyMatch(
            cause -> cause.startsWith("metricsToRetrieveCurrentValue[0]: must be one of act"));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    var body =
        floor
            .question()
            .with("includeAgentMetadata", "'yes'")
            .with("groupBy", "'skillId'")
            .with("filters.skillIds", "[1]")
            .with("filters.userTypes", "['ROBOT']")
            .with("filters.effectiveAgentStatus", "['BUSY']")
            .with("filters.time.to", "0");

    assertThat(floor.ask("?limit=501&offset=-1&sort=agentCurrentStatus", body).fields())
        .containsExactlyInAnyOrder(
            "limit",
            "offset",
            "sort",
            "includeAgentMetadata",
            "groupBy",
            "filters.skillIds",
            "filters.userTypes[0]",
            "filters.effectiveAgentStatus[0]",
            "filters.time.from");
    assertThat(floor.ask(floor.question().with("filters", "3")).causes())
        .containsExactly("filters: must be a JSON object");
    assertThat(floor.ask(floor.question().without("filters")).causes())
        .containsExactly("filters: is required");
    assertThat(floor.ask("?sort=key", floor.question()).causes())
        .containsExactly(
            "sort: must name agentId, agentName, agentStatus or a metric by its answer name, such as"
                + " avgWaitTime");
  }

  @Test
  void itNeedsThePermissionForAgentsBesideThatForMetrics() {
    for (var permission : List.of("metrics", "agents")) {
      as(floor.workspace.tokenWith(permission)).isProblem(403);
    }
    as(AdminApi.newToken(floor.workspace.id(), "metrics", "agents")).isOk();
  }

  private Reply as(String token) {
    return Workspace.send(
        HttpRequest.newBuilder(URI.create(floor.workspace.address("agent_view")))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(floor.question().toString())));
  }

  @Test
  void itIsExplained() {
    var explained =
        AdminApi.asAdmin()
            .body(everything().toString())
            .post(
                AdminApi.ACCOUNTS
                    + "/"
                    + floor.workspace.id()
                    + "/agent_view/explain?analyze=true&sort=csat")
            .then()
            .statusCode(200);

    assertThat(explained.extract().<String>path("sql")).contains("listed AS MATERIALIZED");
    assertThat(explained.extract().<List<String>>path("tables.table")).containsExactly("fact");
  }

  @Test
  void publishedQuestionsAreAnswered() {
    var published =
        """
        {'filters': {'time': {'from': 1573378572695, 'to': 1573464967376},
           'agentIds': ['2434634412'], 'agentGroupIds': ['-1'], 'agentSkillIds': ['2434921912'],
           'userTypes': ['HUMAN'], 'effectiveAgentStatus': ['ONLINE', 'BACK_SOON', 'AWAY']},
         'includeAgentMetadata': 'true',
         'metricsToRetrieveCurrentValue': ['agent_load', 'active_conversations',
           'assigned_conversations', 'agent_current_status', 'agent_current_status_start_time',
           'agent_current_status_reason', 'agent_current_status_reason_start_time'],
         'metricsToRetrieveByTime': ['closed_conversations', 'avg_wait_time',
           'avg_wait_time_first_response', 'avg_time_to_response',
           'avg_time_to_first_response_first_assignment', 'agent_status_duration']}\
        """;
    var body = (ObjectNode) Loose.json(published);
    ((ObjectNode) body.at("/filters/time")).put("from", floor.at(60)).put("to", floor.at(0));
    floor.workspace.configure(
        "agents",
        "[{'id': '2434634412', 'memberOf': {'agentGroupId': -1}, 'skillIds': [2434921912]}]");
    floor.state("2434634412", 10, "ONLINE");

    var reply = floor.workspace.askMethod("agent_view", "", body.toString()).isOk();

    assertThat(reply.members("/agentViewRecords/0"))
        .containsExactly(
            "agentId",
            "agentGroupId",
            "closedConversations",
            "avgWaitTime",
            "avgWaitTimeFirstResponse",
            "avgTimeToResponse",
            "avgTimeToFirstResponseFirstAssignment",
            "agentStatusDurationList",
            "activeConversations",
            "assignedConversations",
            "agentLoad",
            "agentCurrentStatus",
            "agentCurrentStatusStartTime",
            "agentCurrentStatusReason",
            "agentCurrentStatusReasonId",
            "agentCurrentStatusReasonStartTime",
            "agentMetadata");
    assertThat(reply.at("/agentViewRecords/0/agentGroupId").toString()).isEqualTo("-1");
    assertThat(reply.at("/agentViewRecords/0/agentMetadata/agentSkills/0/skillId").toString())
        .isEqualTo("2434921912");
  }
}
