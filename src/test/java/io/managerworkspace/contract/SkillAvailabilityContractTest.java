package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many agents are there for each skill. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class SkillAvailabilityContractTest {
  private static final String METHOD = "skill/availability";

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void configure() {
    workspace = Workspace.open(server);
    workspace
        .configure(
            "agent_groups",
            "[{'id': 1, 'name': 'n'}, {'id': 2, 'name': 'n', 'parentGroupId': 1}, {'id': 3, 'name': 'n'}]")
        .isOk();
    workspace
        .configure("skills", "[{'id': 9, 'name': 'nine'}, {'id': 77, 'name': 'nobody has it'}]")
        .isOk();
    agents(
        "{'id': 'on', 'memberOf': {'agentGroupId': 1}, 'skillIds': [9, 10, 'b']}",
        "{'id': 'soon', 'memberOf': {'agentGroupId': 2}, 'skillIds': [9, '01']}",
        "{'id': 'away', 'memberOf': {'agentGroupId': 3}, 'skillIds': [9, 'B']}",
        "{'id': 'off', 'skillIds': [9, 11]}",
        "{'id': 'disabled', 'skillIds': [9, 12], 'isEnabled': false}",
        "{'id': 'system', 'skillIds': [9, 13], 'userTypeId': 0}",
        "{'id': 'bot', 'skillIds': [-4], 'userTypeId': 2}");
    workspace.feed(
        state("on", "ONLINE"),
        state("soon", "BACK_SOON"),
        state("away", "AWAY"),
        state("off", "OFFLINE"),
        state("disabled", "ONLINE"),
        state("system", "ONLINE"),
        state("bot", "ONLINE"));
  }

  private void agents(String... records) {
    workspace.configure("agents", "[" + String.join(", ", records) + "]").isOk();
  }

  private static String skills(Reply reply) {
    return reply.isOk().at("/skillAvailabilities").toString().replace("\"", "'");
  }

  private Reply ask(String body) {
    return workspace.askMethod(METHOD, "", body);
  }

  @Test
  void everySkillOfAnAgentWhoIsThereIsListedInKeyOrder() {
    var reply = ask("{}");
    assertThat(skills(reply))
        .isEqualTo(
            "[{'skillId':-4,'onlineAgents':1},{'skillId':'01','backSoonAgents':1},"
                + "{'skillId':9,'onlineAgents':1,'backSoonAgents':1,'awayAgents':1},"
                + "{'skillId':10,'onlineAgents':1},{'skillId':'B','awayAgents':1},"
                + "{'skillId':'b','onlineAgents':1}]");
    assertThat(reply.members("")).containsExactly("metadata", "skillAvailabilities");
    assertThat(reply.at("/metadata").toString()).isEqualTo("{\"count\":6}");
    assertThat(reply.header("X-Data-As-Of")).isNotEmpty();
  }

  @Test
  void userTypesChooseAgents() {
    assertThat(skills(ask("{'filters': {'userTypes': ['BOT']}}")))
        .isEqualTo("[{'skillId':-4,'onlineAgents':1}]");
    assertThat(ask("{'filters': {'userTypes': 'HUMAN'}}").at("/metadata/count").asInt())
        .isEqualTo(5);
    assertThat(skills(ask("{'filters': {'userTypes': ['SYSTEM']}}"))).isEqualTo("[]");
    assertThat(ask("{'filters': {'userTypes': []}}").at("/metadata/count").asInt()).isEqualTo(6);
    assertThat(ask("{'filters': null}").at("/metadata/count").asInt()).isEqualTo(6);
  }

  @Test
  void onlyAgentsOfManagedGroupsCount() {
    assertThat(skills(workspace.managing("1").askMethod(METHOD, "", "{}")))
        .isEqualTo(
            "[{'skillId':'01','backSoonAgents':1},{'skillId':9,'onlineAgents':1,"
                + "'backSoonAgents':1},{'skillId':10,'onlineAgents':1},"
                + "{'skillId':'b','onlineAgents':1}]");
    assertThat(skills(workspace.managing("4").askMethod(METHOD, "", "{}"))).isEqualTo("[]");
  }

  @Test
  void theFirstThousandAreAnswered() {
    for (int agent = 0; agent < 11; agent++) {
      int first = agent * 100;
      var ids =
          IntStream.range(first, first + 100)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(", "));
      workspace.configure(
          "agents?full=false", "[{'id': 'many%d', 'skillIds': [%s]}]".formatted(agent, ids));
      workspace.feed(state("many" + agent, "AWAY"));
    }
    var reply = ask("{}");
    assertThat(reply.isOk().at("/metadata/count").asInt()).isEqualTo(1_000);
    assertThat(reply.at("/skillAvailabilities")).hasSize(1_000);
    assertThat(reply.at("/skillAvailabilities/999/skillId").asInt()).isEqualTo(997);
  }

  @Test
  void theBodyIsAnObjectWithThisFilterAlone() {
    assertThat(ask("[]").causes()).containsExactly("body: must be a JSON object");
    assertThat(ask("{'filters': {'agentIds': [], 'userTypes': ['CAT']}, 'groupBy': 'x'}").fields())
        .containsExactlyInAnyOrder("groupBy", "filters.agentIds", "filters.userTypes[0]");
    workspace
        .post(workspace.address(METHOD), "application/json", BodyPublishers.noBody())
        .isProblem(400);
  }

  @Test
  void itIsNoTableAndHasNoPages() {
    workspace.askCsv(METHOD, "", "{}").isProblem(406);
    assertThat(
            workspace
                .askMethod(METHOD, "?offset=-1&limit=0&sort=x", "{}")
                .isOk()
                .members("/metadata"))
        .containsExactly("count");
  }

  @Test
  void thePermissionOfMetricsIsEnough() {
    var token = workspace.tokenWith("metrics");
    var request =
        workspace
            .request(workspace.address(METHOD))
            .setHeader("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"));
    Workspace.send(request).isOk();
  }
}
