package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which agents agent view lists, and in which order. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AgentViewListContractTest {
  @TestHTTPResource URI server;

  private AgentViewFloor floor;

  @BeforeEach
  void open() {
    floor = new AgentViewFloor(server);
  }

  @Test
  void agentsThatCountAndAreLoggedInAreListed() {
    assertThat(floor.agents(floor.question())).containsExactly("7", "10", "bot");
    assertThat(floor.ask(floor.question()).members(""))
        .containsExactly("metadata", "agentViewRecords");
  }

  @Test
  void filtersChooseAgents() {
    assertThat(floor.agents(floor.question().with("filters.agentIds", "[10, 'unknown', 'free']")))
        .containsExactly("10");
    assertThat(floor.agents(floor.question().with("filters.agentGroupIds", "[1]")))
        .containsExactly("7");
    assertThat(
            floor.agents(
                floor
                    .question()
                    .with("filters.agentGroupIds", "[1]")
                    .with("filters.includeSubGroups", "true")))
        .containsExactly("7", "10");
    assertThat(floor.agents(floor.question().with("filters.agentSkillIds", "['007', 'none']")))
        .containsExactly("7");
    assertThat(floor.agents(floor.question().with("filters.userTypes", "['HUMAN', 'SYSTEM']")))
        .containsExactly("7", "10");
    assertThat(floor.agents(floor.question().with("filters.userTypes", "['BOT']")))
        .containsExactly("bot");
    assertThat(floor.agents(floor.question().with("filters.userTypes", "['SYSTEM']"))).isEmpty();
    assertThat(floor.agents(floor.question().with("filters.agentIds", "[]")))
        .containsExactly("7", "10", "bot");
  }

  @Test
  void statesChooseAgents() {
    floor.state("7", 10, "AWAY");
    floor.state("10", 10, "BACK_SOON");

    assertThat(floor.agents(floor.question().with("filters.effectiveAgentStatus", "[]")))
        .containsExactly("7", "10", "bot");
    assertThat(
            floor.agents(
                floor.question().with("filters.effectiveAgentStatus", "['AWAY', 'ONLINE']")))
        .containsExactly("7", "bot");
  }

  @Test
  void whoIsOfflineWasLoggedInWithinTheWindow() {
    floor.state("7", 10, "OFFLINE");
    floor.state("10", 30, "OFFLINE");
    floor.state("bot", 29.9, "OFFLINE");
    var offline = floor.question().with("filters.effectiveAgentStatus", "['OFFLINE']");

    assertThat(floor.agents(offline)).containsExactly("7", "bot");
    assertThat(floor.agents(floor.question())).isEmpty();
  }

  @Test
  void aStateOfNoTimeDoesNotCountAsBeingLoggedIn() {
    floor.state("free", 20, "ONLINE");
    var offline = floor.question().with("filters.effectiveAgentStatus", "['OFFLINE']");
    assertThat(floor.agents(offline)).isEmpty();

    floor.workspace.ingest(
        "events",
        "[{\"eventId\": \"zzz\", \"type\": \"AGENT_STATE\", \"agentId\": \"free\", \"state\":"
            + " \"OFFLINE\", \"time\": "
            + floor.at(20)
            + "}]");

    assertThat(floor.agents(offline)).isEmpty();
  }

  @Test
  void theOrderIsThatOfKeysUnlessAnotherIsAskedFor() {
    assertThat(floor.agents("?sort=agentId", floor.question())).containsExactly("7", "10", "bot");
    assertThat(floor.agents("?sort=agentId:desc", floor.question()))
        .containsExactly("bot", "10", "7");
  }

  @Test
  void namesSortByCodePointAndAgentsWithoutOneLast() {
    floor.state("free", 40, "ONLINE");

    assertThat(floor.agents("?sort=agentName", floor.question()))
        .containsExactly("bot", "10", "7", "free");
    assertThat(floor.agents("?sort=agentName:desc", floor.question()))
        .containsExactly("7", "10", "bot", "free");
  }

  @Test
  void statesSortAsTheyAreNamedHere() {
    floor.state("7", 20, "OFFLINE");
    floor.state("10", 20, "AWAY");
    floor.state("free", 20, "BACK_SOON");
    var all =
        floor
            .question()
            .with("filters.effectiveAgentStatus", "['OFFLINE', 'AWAY', 'BACK_SOON', 'ONLINE']");

    assertThat(floor.agents("?sort=agentStatus", all)).containsExactly("bot", "free", "10", "7");
    assertThat(floor.agents("?sort=agentStatus:desc", all))
        .containsExactly("7", "10", "free", "bot");
  }

  @Test
  void numbersSortWithTiesByKeyAndNullLast() {
    floor.state("10", 10, "AWAY");
    floor.workspace.feed(
        Events.assigned("c1", floor.at(9), "10", "2"),
        Events.closed("c1", floor.at(8), "AGENT"),
        Events.assigned("c2", floor.at(9), "bot", "2"));

    assertThat(floor.agents("?sort=closedConversations:desc", floor.question()))
        .containsExactly("10", "7", "bot");
    assertThat(floor.agents("?sort=closedRate", floor.question()))
        .containsExactly("10", "7", "bot");
    assertThat(floor.agents("?sort=assignedConversations:desc", floor.question()))
        .containsExactly("bot", "7", "10");
    assertThat(floor.agents("?sort=onlineDuration", floor.question()))
        .containsExactly("10", "7", "bot");
    assertThat(floor.agents("?sort=agentCurrentStatusStartTime:desc", floor.question()))
        .containsExactly("10", "7", "bot");
    assertThat(floor.agents("?sort=intentMatchedRate:desc", floor.question()))
        .containsExactly("7", "10", "bot");
  }

  @Test
  void aPageIsAPartOfTheList() {
    var reply = floor.ask("?offset=1&limit=1&sort=agentName:desc", floor.question()).isOk();

    assertThat(reply.at("/agentViewRecords").findValuesAsText("agentId")).containsExactly("10");
    assertThat(reply.members("/metadata"))
        .containsExactly("count", "first", "prev", "self", "next", "last");
    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(3);
    assertThat(reply.at("/metadata/next/href").asText())
        .isEqualTo(floor.workspace.address("agent_view") + "?offset=2&limit=1&sort=agentName:desc");
  }

  @Test
  void managedGroupsHideAgentsAndFactsOfOthers() {
    floor.workspace.feed(
        Events.assigned("c1", floor.at(9), "10", "1"),
        Events.closed("c1", floor.at(8), "AGENT"),
        Events.assigned("c2", floor.at(9), "10", "2"),
        Events.closed("c2", floor.at(8), "AGENT"));
    var manager = floor.workspace.managing("2");
    var question = floor.question().byTime("closed_conversations");

    var reply = manager.askMethod("agent_view", "?sort=closedConversations", question.toString());

    assertThat(reply.isOk().at("/agentViewRecords").toString())
        .isEqualTo("[{\"agentId\":\"10\",\"agentGroupId\":2,\"closedConversations\":1}]");
    for (var group : List.of("1", "none")) {
      var asked = floor.question().with("filters.agentGroupIds", "['%s']".formatted(group));
      manager.askMethod("agent_view", "", asked.toString()).isProblem(403);
    }
  }
}
