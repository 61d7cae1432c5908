package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who manages groups sees these, what is below them, and what waits for their agents' skills. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ManagedGroupsContractTest {
  private static final List<String> METRICS =
      List.of("closedConversations", "onlineAgents", "unassignedConversations");

  @TestHTTPResource URI server;

  private Workspace everyone;
  private Workspace manager;

  /**
   * 1 ─ 2 ─ 3 and 4, with an online agent and a conversation of skill 9 each; everything else is in
   * the queue or was closed there.
   */
  @BeforeEach
  void configure() {
    everyone = Workspace.open(server);
    everyone.configure(
        "agent_groups",
        """
        [{'id': 1, 'name': 'top'}, {'id': 2, 'name': 'mid', 'parentGroupId': 1},
         {'id': 3, 'name': 'low', 'parentGroupId': 2}, {'id': 4, 'name': 'other'}]\
        """);
    everyone.configure("skills", "[{'id': 9}, {'id': 10}, {'id': 20}, {'id': 30}, {'id': 40}]");
    everyone.configure(
        "agents",
        """
        [{'id': 'a1', 'memberOf': {'agentGroupId': 1}, 'skillIds': [10]},
         {'id': 'a2', 'memberOf': {'agentGroupId': 2}, 'skillIds': [9, 20]},
         {'id': 'a3', 'memberOf': {'agentGroupId': 3}, 'skillIds': [30]},
         {'id': 'a4', 'memberOf': {'agentGroupId': 4}, 'skillIds': [9, 40]}]\
        """);
    for (int group = 1; group <= 4; group++) {
      everyone.feed(
          state("a" + group, "ONLINE"),
          started("c" + group, ago(9), "9"),
          assigned("c" + group, ago(8), "a" + group, "" + group),
          closed("c" + group, ago(7), "AGENT"));
    }
    everyone.feed(
        started("q9", ago(6), "9"),
        started("q30", ago(6), "30"),
        started("q40", ago(6), "40"),
        started("n9", ago(6), "9"),
        closed("n9", ago(5), "CONSUMER"),
        started("n40", ago(6), "40"),
        closed("n40", ago(5), "CONSUMER"));
    manager = everyone.managing("2");
  }

  private static Question question() {
    return ofLastHour()
        .byTime("closed_conversations")
        .current("online_agents", "unassigned_conversations");
  }

  /** The three metrics over everything, then of each key. */
  private static List<String> numbers(Reply reply) {
    reply.isOk();
    var groups = reply.at("/groupBy/groups");
    return Stream.concat(
            Stream.of("all " + values(reply.at("/all"))),
            Stream.iterate(0, i -> i < groups.size(), i -> i + 1)
                .map(groups::get)
                .map(group -> group.get("key").asText() + " " + values(group.get("metrics"))))
        .toList();
  }

  private static List<Integer> values(JsonNode metrics) {
    return METRICS.stream().map(name -> metrics.get(name).asInt()).toList();
  }

  @Test
  void groupsAreTheManagedOnesAndThoseBelow() {
    assertThat(numbers(everyone.ask(question().byGroup())))
        .containsExactly(
            "all [6, 4, 3]", "1 [1, 1, 0]", "2 [1, 1, 0]", "3 [1, 1, 0]", "4 [1, 1, 0]");
    assertThat(numbers(manager.ask(question().byGroup())))
        .containsExactly("all [3, 2, 2]", "2 [1, 1, 0]", "3 [1, 1, 0]");
    assertThat(numbers(manager.ask(question().byGroup().with("filters.includeSubGroups", "true"))))
        .containsExactly("all [3, 2, 2]", "2 [2, 2, 0]", "3 [1, 1, 0]");
    assertThat(numbers(everyone.managing("3", "4").ask(question().byGroup())))
        .containsExactly("all [4, 2, 3]", "3 [1, 1, 0]", "4 [1, 1, 0]");
  }

  @Test
  void skillsAreThoseOfTheAgentsThere() {
    assertThat(numbers(manager.ask(question().bySkill())))
        .containsExactly("all [3, 2, 2]", "9 [3, 1, 1]", "20 [0, 1, 0]", "30 [0, 1, 1]");
    assertThat(numbers(everyone.managing("1").ask(question().bySkill())).getFirst())
        .isEqualTo("all [4, 3, 2]");
    assertThat(numbers(everyone.managing("4").ask(question().bySkill())))
        .containsExactly("all [3, 1, 2]", "9 [2, 1, 1]", "40 [1, 1, 1]");
  }

  @Test
  void pagesCountWhatIsSeen() {
    var page = manager.ask("?limit=1&sort=closedConversations:desc", question().bySkill()).isOk();
    assertThat(page.keys()).containsExactly("9");
    assertThat(page.at("/metadata/count").asInt()).isEqualTo(3);
    assertThat(manager.ask("?offset=2", question().byGroup()).at("/metadata/count").asInt())
        .isEqualTo(2);
  }

  @Test
  void someOfTheManagedGroupsAreAnsweredAsForEveryone() {
    for (var groups : List.of("[3]", "[2, 3]")) {
      var asked = question().byGroup().with("filters.agentGroupIds", groups);
      assertThat(numbers(manager.ask(asked))).isEqualTo(numbers(everyone.ask(asked)));
    }
    assertThat(numbers(manager.ask(question().bySkill().with("filters.agentGroupIds", "[3]"))))
        .containsExactly("all [1, 1, 0]", "9 [1, 0, 0]", "30 [0, 1, 0]");
  }

  @Test
  void anotherGroupIsRefusedWhetherOrNotItExists() {
    var unknown = refusal("[99]");
    assertThat(Stream.of("[4]", "[1]", "[2, 4]", "[99, 3]", "[\"2 \"]").map(this::refusal))
        .allMatch(unknown::equals);
    // The account's id is random: it may have a 99 of its own.
    assertThat(unknown.replace(everyone.id(), "")).doesNotContain("99").doesNotContain("group");
    everyone.managing("99").ask(question().with("filters.agentGroupIds", "[99]")).isOk();
  }

  private String refusal(String groups) {
    var asked = question().byGroup().with("filters.agentGroupIds", groups);
    var plain = manager.ask(asked).isProblem(403).text();
    assertThat(manager.ask(asked.with("filters.includeSubGroups", "true")).isProblem(403).text())
        .isEqualTo(plain);
    return plain;
  }

  @Test
  void agentsAndSkillsElsewhereAreLikeThoseThatDoNotExist() {
    for (var elsewhere : List.of("filters.agentIds=a4", "filters.skillIds=40")) {
      var filter = elsewhere.split("=");
      for (var grouped : List.of(question().byGroup(), question().bySkill(), question())) {
        var there = numbers(manager.ask(grouped.with(filter[0], "['" + filter[1] + "']")));
        assertThat(there).containsExactly("all [0, 0, 0]");
        assertThat(numbers(manager.ask(grouped.with(filter[0], "['nobody']")))).isEqualTo(there);
      }
    }
  }

  @Test
  void whoeverAsksTheSameGetsTheAnswerOfItsOwnGroups() {
    var same = question().byGroup();
    for (int i = 0; i < 2; i++) {
      assertThat(everyone.ask(same).keys()).containsExactly("1", "2", "3", "4");
      assertThat(manager.ask(same).keys()).containsExactly("2", "3");
      assertThat(everyone.managing("4").ask(same).keys()).containsExactly("4");
      assertThat(everyone.managing("99").ask(same).keys()).isEmpty();
    }
  }

  @Test
  void groupsThatAreMovedAreSeenWhereTheyAreNow() {
    everyone.configure("agent_groups", "[{'id': 4, 'name': 'other', 'parentGroupId': 3}]");
    assertThat(manager.ask(question().byGroup()).keys()).containsExactly("2", "3", "4");
    manager.ask(question().with("filters.agentGroupIds", "[4]")).isOk();
  }
}
