package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.state;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Current values follow how agents are configured now, whatever came first. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AgentConfigurationContractTest {
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void openWithConversationsOfUnknownAgents() {
    workspace = Workspace.open(server);
    workspace.configure("agent_groups", "[{'id': 'g', 'name': 'G'}, {'id': 'h', 'name': 'H'}]");
    workspace.feed(
        state("a", "ONLINE"),
        assigned("c-1", ago(9), "a", "g"),
        assigned("c-2", ago(8), "a", "h"),
        assigned("c-3", ago(7), "b", "g"));
  }

  private static Question question() {
    return ofLastHour()
        .byGroup()
        .current("assigned_conversations", "agent_load", "available_slots", "online_agents");
  }

  /** Assigned conversations, load, free slots and agents of each group. */
  private Map<String, String> groups(Question question) {
    var groups = new TreeMap<String, String>();
    for (var group : workspace.ask(question).isOk().at("/groupBy/groups")) {
      var values = group.get("metrics").properties().stream().map(Map.Entry::getValue);
      groups.put(
          group.get("key").asText(),
          String.join(" ", values.map(JsonNode::asText).toArray(String[]::new)));
    }
    return groups;
  }

  private void configure(String members) {
    workspace.configure("agents", "[{'id': 'a', 'maxAsyncChats': 5, %s}]".formatted(members));
  }

  @Test
  void conversationsOfUnknownAgentsBelongToTheGroupsOfTheirAssignments() {
    assertThat(groups(question()))
        .containsEntry("g", "2 null 0 0")
        .containsEntry("h", "1 null 0 0");
    assertThat(groups(question().with("filters.agentIds", "['a']")))
        .isEqualTo(Map.of("g", "1 null 0 0", "h", "1 null 0 0"));
    assertThat(groups(question().with("filters.userTypes", "['BOT']"))).isEmpty();
  }

  @Test
  void anAgentThatIsConfiguredTakesItsConversationsAndItsStateAlong() {
    configure("'memberOf': {'agentGroupId': 'h'}");

    assertThat(groups(question())).containsEntry("g", "1 null 0 0").containsEntry("h", "2 0.4 3 1");
  }

  @Test
  void anAgentThatChangesItsGroupTakesThemAlong() {
    configure("'memberOf': {'agentGroupId': 'h'}");
    configure("'memberOf': {'agentGroupId': 'g'}, 'userTypeId': 2");
    workspace.feed(closed("c-2", ago(1), "AGENT"));

    assertThat(groups(question())).containsEntry("g", "2 0.2 4 1").containsEntry("h", "0 null 0 0");
    assertThat(groups(question().with("filters.userTypes", "['BOT']")))
        .isEqualTo(Map.of("g", "1 0.2 4 1"));
  }

  @Test
  void oneThatIsNoLongerThereLeavesItsConversationsInItsGroup() {
    configure("'memberOf': {'agentGroupId': 'h'}");
    workspace.configure("agents?full=true", "[{'id': 'b', 'memberOf': {'agentGroupId': 'h'}}]");

    assertThat(groups(question()))
        .containsEntry("g", "0 null 0 0")
        .containsEntry("h", "3 null 0 0");
  }

  /** Batches write counts and states of the same agents in any order, and imports the rest. */
  @Test
  void statesConversationsAndConfigurationAtOnceDoNotBlockEachOther() {
    var writers =
        IntStream.range(0, 4)
            .mapToObj(
                writer ->
                    CompletableFuture.runAsync(() -> write(writer), Thread::startVirtualThread))
            .toList();
    writers.forEach(CompletableFuture::join);

    assertThat(groups(question()).get("h")).startsWith("81 ");
  }

  private void write(int writer) {
    for (int round = 0; round < 20; round++) {
      var one = "a" + (writer + round) % 5;
      var other = "a" + (writer * 3 + round * 2) % 5;
      workspace.feed(
          state(one, "ONLINE"),
          assigned("c-%d-%d".formatted(writer, round), ago(3), other, "h"),
          state(other, "AWAY"));
      workspace
          .configure("agents", "[{'id': '%s', 'memberOf': {'agentGroupId': 'h'}}]".formatted(one))
          .isOk();
    }
  }
}
