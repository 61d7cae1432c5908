package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups with what is below them, and agents under each of their skills. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsSubGroupsContractTest {
  private static final int CHAIN = 5_000;

  /** Of a group of the chain and one below it. */
  private static final double PAIRS = CHAIN * (CHAIN - 1) / 2.0;

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  /** 1 ─ 2 ─ 3 and 4, with an online agent and a closed conversation each. */
  private void configureTree() {
    workspace.configure(
        "agent_groups",
        """
        [{'id': 1, 'name': 'top', 'parentGroupId': null}, {'id': 2, 'name': 'mid', 'parentGroupId': 1},
         {'id': 3, 'name': 'low', 'parentGroupId': 2}, {'id': 4, 'name': 'other'}]""");
    for (int group = 1; group <= 4; group++) {
      var agent = "a" + group;
      workspace.configure(
          "agents",
          "[{'id': '%s', 'memberOf': {'agentGroupId': %d}, 'skillIds': [%d, 9]}]"
              .formatted(agent, group, group));
      workspace.feed(
          state(agent, "ONLINE"),
          started("c" + group, ago(9), "9"),
          assigned("c" + group, ago(8), agent, "" + group),
          closed("c" + group, ago(7), "AGENT"));
    }
  }

  private static Question question() {
    return ofLastHour().byGroup().byTime("closed_conversations").current("online_agents");
  }

  private void isAnswered(Question question, List<String> keys, String values, int all) {
    var reply = workspace.ask(question).isOk();
    assertThat(reply.keys()).isEqualTo(keys);
    assertThat(each(reply, "closedConversations")).isEqualTo(values);
    assertThat(each(reply, "onlineAgents")).isEqualTo(values);
    assertThat(reply.at("/all/closedConversations").asInt()).isEqualTo(all);
    assertThat(reply.at("/all/onlineAgents").asInt()).isEqualTo(all);
  }

  private static String each(Reply reply, String metric) {
    return String.join(" ", reply.at("/groupBy/groups").findValuesAsText(metric));
  }

  @Test
  void aGroupAloneCoversOnlyItself() {
    configureTree();

    isAnswered(question(), List.of("1", "2", "3", "4"), "1 1 1 1", 4);
    isAnswered(question().with("filters.agentGroupIds", "[1, 4]"), List.of("1", "4"), "1 1", 2);
  }

  @Test
  void withSubGroupsAGroupCoversWhatIsBelowAndAllCountsOnce() {
    configureTree();
    var question = question().with("filters.includeSubGroups", "true");

    isAnswered(question, List.of("1", "2", "3", "4"), "3 2 1 1", 4);
  }

  @Test
  void withSubGroupsTheFilterSelectsSubtreesAndListsOnlyTheIdsAskedFor() {
    configureTree();
    var question = question().with("filters.includeSubGroups", "true");

    isAnswered(question.with("filters.agentGroupIds", "[1, 2]"), List.of("1", "2"), "3 2", 3);
    isAnswered(question.with("filters.agentGroupIds", "[2]"), List.of("2"), "2", 2);
  }

  @Test
  void withSubGroupsAMatchBelowListsAGroup() {
    configureTree();
    var question =
        question().with("filters.includeSubGroups", "true").with("filters.agentIds", "['a3']");

    isAnswered(question, List.of("1", "2", "3"), "1 1 1", 1);
  }

  @Test
  void groupedBySkillASubtreeIsSelectedToo() {
    configureTree();
    var question =
        ofLastHour()
            .bySkill()
            .current("online_agents")
            .with("filters.includeSubGroups", "true")
            .with("filters.agentGroupIds", "[2]");

    var reply = workspace.ask(question).isOk();

    assertThat(reply.keys()).containsExactly("2", "3", "9");
    assertThat(each(reply, "onlineAgents")).isEqualTo("1 1 2");
    assertThat(reply.at("/all/onlineAgents").asInt()).isEqualTo(2);
  }

  @Test
  void anAgentCountsUnderEachOfItsSkillsAndOnceInAll() {
    configureTree();

    var reply = workspace.ask(ofLastHour().bySkill().current("online_agents", "available_slots"));

    assertThat(reply.keys()).containsExactly("1", "2", "3", "4", "9");
    assertThat(each(reply, "onlineAgents")).isEqualTo("1 1 1 1 4");
    assertThat(each(reply, "availableSlots")).isEqualTo("4 4 4 4 16");
    assertThat(reply.at("/all/onlineAgents").asInt()).isEqualTo(4);
    assertThat(reply.at("/all/availableSlots").asInt()).isEqualTo(16);
  }

  /** Each group is below all before it, and has an agent; the first, middle and last are online. */
  private void configureChain() {
    workspace.configure(
        "agent_groups", records("{'id': %1$d, 'name': 'g', 'parentGroupId': %2$d}"));
    workspace.configure("agents", records("{'id': 'a%1$d', 'memberOf': {'agentGroupId': %1$d}}"));
    workspace.feed(
        state("a1", "ONLINE"), state("a" + CHAIN / 2, "ONLINE"), state("a" + CHAIN, "ONLINE"));
  }

  private static String records(String record) {
    return IntStream.rangeClosed(1, CHAIN)
        .mapToObj(n -> record.formatted(n, n - 1))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void aChainOfThousandsOfGroupsIsAnswered() {
    configureChain();
    var question = ofLastHour().byGroup().current("online_agents");
    question.with("filters.includeSubGroups", "true");

    var reply = workspace.ask("?sort=onlineAgents:desc&limit=2", question).isOk();
    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(CHAIN);
    assertThat(reply.at("/all/onlineAgents").asInt()).isEqualTo(3);
    assertThat(reply.keys()).containsExactly("1", "2");
    assertThat(each(reply, "onlineAgents")).isEqualTo("3 2");

    var ends = "['1', '%d', '%d']".formatted(CHAIN / 2, CHAIN);
    question.with("filters.agentGroupIds", ends);
    for (var asked : List.of(workspace, workspace.managing("1"))) {
      assertThat(each(asked.ask(question).isOk(), "onlineAgents")).isEqualTo("3 2 1");
    }
  }

  @Test
  void workGrowsWithTheNumberOfGroupsAndNotOfPairs() throws JsonProcessingException {
    configureChain();
    var question = ofLastHour().byGroup().byTime("transfers").current("online_agents");
    question.with("filters.includeSubGroups", "true");

    var explained =
        asAdmin()
            .body(question.toString())
            .post(ACCOUNTS + "/" + workspace.id() + "/metrics/explain?analyze=true")
            .asString();

    assertThat(new ObjectMapper().readTree(explained).findParents("Actual Rows"))
        .isNotEmpty()
        .allSatisfy(node -> assertThat(rows(node)).isLessThan(PAIRS / 10));
  }

  /** How many rows a node of a plan looked at. */
  private static double rows(JsonNode node) {
    var each =
        node.path("Actual Rows").asDouble()
            + node.path("Rows Removed by Filter").asDouble()
            + node.path("Rows Removed by Join Filter").asDouble();
    return each * node.path("Actual Loops").asDouble();
  }
}
