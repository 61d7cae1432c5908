package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Series by group, skill and agent: which are listed, their order, pages, and who may see them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HistoricalGroupsContractTest {
  private static final long MINUTE = 60_000;
  private static final String CLOSED = "'metricsToRetrieveByTime': ['closed_conversations']";

  @TestHTTPResource URI server;

  private Workspace workspace;
  private long to;
  private long from;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    to = (System.currentTimeMillis() / MINUTE - 5) * MINUTE;
    from = to - 60 * MINUTE;
    workspace.configure(
        "agent_groups",
        "[{'id': 1, 'name': 'All'}, {'id': 2, 'name': 'Sales', 'parentGroupId': 1},"
            + " {'id': 3, 'name': 'Service', 'parentGroupId': 1}]");
    workspace.configure("skills", "[{'id': 7, 'name': 'Orders'}]");
    workspace.configure(
        "agents",
        "["
            + agent("10", "'fullName': 'Kim Jane', 'loginName': 'kim', 'skillIds': [7]", "2")
            + ","
            + agent("9", "'loginName': 'lee'", "3")
            + ","
            + agent("x", "'loginName': 'gone', 'deleted': true", "2")
            + ","
            + agent("y", "'loginName': 'off', 'isEnabled': false", "2")
            + ","
            + agent("z", "'loginName': 'system', 'userTypeId': 0", "2")
            + ","
            + agent("8", "'loginName': '=bot', 'userTypeId': 2", "2")
            + "]");
  }

  private static String agent(String id, String more, String group) {
    return "{'id': '%s', %s, 'memberOf': {'agentGroupId': %s}}".formatted(id, more, group);
  }

  /** A conversation that an agent of a group closes in the minute. */
  private void close(String id, String agent, String group, String skill, long minute) {
    long at = from + minute * MINUTE;
    workspace.feed(
        started(id, at, skill), assigned(id, at + 1, agent, group), closed(id, at + 2, "AGENT"));
  }

  private String body(String groupBy, String more) {
    return "{'filters': {'time': {'from': %d, 'to': %d}%s}, 'groupBy': '%s', %s}"
        .formatted(from, to - 1, more, groupBy, CLOSED);
  }

  private Reply ask(Workspace of, String parameters, String groupBy, String filters) {
    return of.askMethod("historical", parameters, body(groupBy, filters)).isOk();
  }

  private Reply ask(String parameters, String groupBy, String filters) {
    return ask(workspace, parameters, groupBy, filters);
  }

  @Test
  void aTableThatIsTooLargeIsRefusedAndSaysWhatWouldDo() {
    var skills =
        IntStream.range(0, 2_600)
            .mapToObj("{'id': 's%1$d', 'name': 's%1$d'}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    workspace.configure("skills", skills).isOk();
    var minutes =
        "{'filters': {'time': {'from': %d, 'to': %d}}, 'groupBy': 'skillId'}"
            .formatted(to - 100 * MINUTE, to - 1);

    var refused = workspace.askCsv("historical", "?interval=1&limit=10000", minutes);

    assertThat(refused.causes())
        .singleElement()
        .asString()
        .startsWith("limit: gives 2601 groups with 100 values")
        .contains("must be at most 2500");
    assertThat(workspace.askCsv("historical", "?interval=5&limit=10000", minutes).isOk().text())
        .hasLineCount(2_601 * 20 + 1);
  }

  private static List<String> names(Reply reply) {
    return reply.at("/groupBy/groups").findValuesAsText("keyDescription");
  }

  /** The closed conversations of a group's points. */
  private static List<Integer> closes(Reply reply, int group) {
    return reply
        .at("/groupBy/groups/%d/historicalMetricsIntervals".formatted(group))
        .findValues("closedConversations")
        .stream()
        .map(value -> value.asInt())
        .toList();
  }

  @Test
  void eachGroupHasEveryPoint() {
    close("a", "10", "2", "7", 5);
    close("b", "10", "2", "7", 45);
    close("c", "11", "4", "8", 45);

    var reply = ask("?interval=30", "agentGroupId", "");

    assertThat(reply.members("")).containsExactly("metadata", "groupBy");
    assertThat(reply.members("/metadata")).containsExactly("count", "self");
    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(4);
    assertThat(reply.at("/groupBy/groupByField").asText()).isEqualTo("agentGroupId");
    assertThat(reply.members("/groupBy/groups/0"))
        .containsExactly("key", "keyDescription", "historicalMetricsIntervals");
    assertThat(reply.keys()).containsExactly("1", "2", "3", "4");
    assertThat(names(reply)).containsExactly("All", "Sales", "Service", "NA");
    assertThat(closes(reply, 0)).containsExactly(0, 0);
    assertThat(closes(reply, 1)).containsExactly(1, 1);
    assertThat(closes(reply, 3)).containsExactly(0, 1);

    var withBelow = ask("?interval=30", "agentGroupId", ", 'includeSubGroups': true");
    assertThat(withBelow.keys()).containsExactly("1", "2", "3", "4");
    assertThat(closes(withBelow, 0)).containsExactly(1, 1);

    var bySkill = ask("?interval=30&timeZone=UTC", "skillId", "");
    assertThat(bySkill.keys()).containsExactly("7", "8");
    assertThat(names(bySkill)).containsExactly("Orders", "NA");
    assertThat(closes(bySkill, 1)).containsExactly(0, 1);
    assertThat(bySkill.members("")).containsExactly("metadata", "groupBy", "timeZone");
  }

  @Test
  void theListIsSortedByTheWholeWindowAndCutToThePage() {
    close("a", "10", "2", "7", 5);
    close("b", "9", "3", "7", 5);
    close("c", "9", "3", "7", 45);

    var reply =
        ask(
            "?limit=1&offset=1&sort=closedConversations:desc&interval=60&timeZone=account"
                + "&compareWith=PT1H&x=y",
            "agentGroupId",
            "");

    assertThat(reply.keys()).containsExactly("2");
    var address = workspace.address("historical");
    var rest = "&sort=closedConversations:desc&interval=60&timeZone=account&compareWith=PT1H";
    assertThat(reply.at("/metadata/self/href").asText())
        .isEqualTo(address + "?offset=1&limit=1" + rest);
    assertThat(reply.at("/metadata/last/href").asText())
        .isEqualTo(address + "?offset=2&limit=1" + rest);
    assertThat(reply.members("/metadata"))
        .containsExactly("count", "first", "prev", "self", "next", "last");
    assertThat(ask("", "agentGroupId", "").at("/metadata/self/href").asText())
        .isEqualTo(address + "?offset=0&limit=10");
    assertThat(ask("?sort=key:desc", "agentGroupId", "").keys()).containsExactly("3", "2", "1");
    assertThat(ask("?offset=50", "agentGroupId", "").keys()).isEmpty();
  }

  @Test
  void aComparedWindowListsNoGroup() {
    close("a", "elsewhere", "20", "7", -30);

    var reply = ask("?interval=60&compareWith=PT1H", "agentGroupId", "");

    assertThat(reply.keys()).containsExactly("1", "2", "3");
    assertThat(reply.at("/groupBy/groups/0/historicalMetricsIntervals/0/compared").toString())
        .isEqualTo("{\"closedConversations\":0}");
  }

  @Test
  void agentsAreThoseWhoCanWorkAndWhoeverDidSomething() {
    close("a", "x", "2", "7", 5);
    close("b", "unknown", "2", "7", 45);

    var reply = ask("?interval=30", "agentId", "");

    assertThat(reply.keys()).containsExactly("8", "9", "10", "unknown", "x");
    assertThat(names(reply)).containsExactly("=bot", "lee", "Kim Jane", "NA", "gone");
    assertThat(closes(reply, 3)).containsExactly(0, 1);
    assertThat(closes(reply, 4)).containsExactly(1, 0);
    assertThat(ask("?sort=closedConversations:desc&limit=3", "agentId", "").keys())
        .containsExactly("unknown", "x", "8");
  }

  @Test
  void filtersChooseAgentsAsTheyAreNowAndWhatTheyDidAsItWasThen() {
    close("a", "9", "2", "7", 5);

    assertThat(ask("", "agentId", ", 'agentGroupIds': [2]").keys()).containsExactly("8", "9", "10");
    assertThat(ask("", "agentId", ", 'agentGroupIds': [1]").keys()).isEmpty();
    assertThat(ask("", "agentId", ", 'agentGroupIds': [1], 'includeSubGroups': true").keys())
        .containsExactly("8", "9", "10");
    assertThat(ask("", "agentId", ", 'agentIds': ['9', 'q']").keys()).containsExactly("9");
    assertThat(ask("", "agentId", ", 'skillIds': ['7']").keys()).containsExactly("9", "10");
    assertThat(ask("", "agentId", ", 'userTypes': ['BOT']").keys()).containsExactly("8");
  }

  @Test
  void singleAgentsAreForWhoMayKnowOfThem() {
    var token = workspace.tokenWith("metrics");

    askWith(token, body("agentId", "")).isProblem(403);
    askWith(token, body("skillId", ", 'agentIds': ['9']")).isOk();
    askWith(workspace.tokenWith("agents"), body("skillId", "")).isProblem(403);
  }

  private Reply askWith(String token, String body) {
    return Workspace.send(
        HttpRequest.newBuilder(URI.create(workspace.address("historical")))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Loose.json(body).toString())));
  }

  @Test
  void managedGroupsHideWhatIsOutside() {
    close("a", "10", "2", "7", 5);
    close("b", "9", "3", "7", 5);
    close("c", "9", "2", "7", 45);
    var manager = workspace.managing("2");

    assertThat(ask(manager, "?interval=60", "agentGroupId", "").keys()).containsExactly("2");
    var agents = ask(manager, "?interval=60", "agentId", "");
    assertThat(agents.keys()).containsExactly("8", "9", "10");
    assertThat(names(agents)).containsExactly("=bot", "NA", "Kim Jane");
    assertThat(closes(agents, 1)).containsExactly(1);
    assertThat(closes(ask(manager, "?interval=30", "skillId", ""), 0)).containsExactly(1, 1);
    manager.askMethod("historical", "", body("agentId", ", 'agentGroupIds': ['3']")).isProblem(403);
  }

  @Test
  void theTableHasTheGroupsOneBehindTheOther() {
    close("a", "8", "2", "7", 5);
    var filters = ", 'agentIds': ['8', '9']";

    var csv =
        workspace.askCsv("historical", "?interval=30&limit=10000", body("agentId", filters)).isOk();

    long half = to - 30 * MINUTE;
    assertThat(csv.text())
        .isEqualTo(
            """
            key,keyDescription,timestamp,closedConversations
            8,'=bot,%1$d,1
            8,'=bot,%2$d,0
            9,lee,%1$d,0
            9,lee,%2$d,0
            """
                .formatted(half, to)
                .replace("\n", "\r\n"));
    assertThat(workspace.askCsv("historical", "?limit=10001", body("agentId", "")).fields())
        .containsExactly("limit");
  }
}
