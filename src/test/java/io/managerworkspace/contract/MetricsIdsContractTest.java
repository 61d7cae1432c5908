package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Events.state;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids of filters and the user types. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsIdsContractTest {
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private void openConversations() {
    workspace.feed(
        started("c1", ago(9), "1"), started("c2", ago(8), "2"), started("c3", ago(7), "ü x"));
  }

  private long open(String skillIds) {
    var question = ofLastHour().current("open_conversations").with("filters.skillIds", skillIds);
    return workspace.ask(question).isOk().at("/all/openConversations").asLong();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ['1'] | 1
          [1] | 1
          [1, '1', 1] | 1
          ['1', '2'] | 2
          [1, 2, 3] | 2
          ['ü x'] | 1
          ['01'] | 0
          [-1] | 0
          [99999999999999999999999999] | 0
          ['%'] | 0
          [] | 3
          null | 3
          """)
  void idsSelectAsTheirText(String ids, int conversations) {
    openConversations();

    assertThat(open(ids)).isEqualTo(conversations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"' OR true --", "1); DROP TABLE account; --", "{1,2}", "?", "$1"})
  void sqlInAnIdIsAnId(String id) {
    openConversations();

    assertThat(open("[\"" + id + "\"]")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "1e3",
        "true",
        "null",
        "{}",
        "[]",
        "''",
        "'a\\u0000b'",
        "'a\\nb'",
        "'\\u0085'",
        "'\\ud800'",
        "'\\udc00x'"
      })
  void whatIsNoIdIsRefusedByItsPlace(String id) {
    for (var member : new String[] {"agentIds", "agentGroupIds", "skillIds"}) {
      var body =
          ofLastHour()
              .toString()
              .replace("\"filters\":{", "\"filters\":{\"" + member + "\":[1," + id + "],");

      assertThat(workspace.ask("", body.replace('\'', '"')).causes())
          .containsExactly(
              "filters."
                  + member
                  + "[1]: must be an id of 1 to 64 characters without control characters");
    }
  }

  @Test
  void anIdHasAtMost64Characters() {
    var longest = "'" + "😀".repeat(64) + "'";
    var tooLong = "'" + "a".repeat(65) + "'";
    var question = ofLastHour().with("filters.agentIds", "[" + longest + "]");

    workspace.ask(question).isOk();
    assertThat(workspace.ask(question.with("filters.agentIds", "[" + tooLong + "]")).fields())
        .containsExactly("filters.agentIds[0]");
    assertThat(
            workspace.ask(question.with("filters.agentIds", "[1" + "0".repeat(64) + "]")).fields())
        .containsExactly("filters.agentIds[0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agentIds", "agentGroupIds", "skillIds"})
  void aFilterHasAtMost1000Ids(String member) {
    var thousand =
        IntStream.range(0, 1000).mapToObj(String::valueOf).collect(Collectors.joining(","));
    var question = ofLastHour().with("filters." + member, "[" + thousand + "]");

    workspace.ask(question).isOk();
    assertThat(workspace.ask(question.with("filters." + member, "[0," + thousand + "]")).causes())
        .containsExactly("filters." + member + ": has 1001 ids, at most 1000 are allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'1'", "1", "{}", "true"})
  void idsAreAnArray(String ids) {
    for (var member : new String[] {"agentIds", "agentGroupIds", "skillIds"}) {
      assertThat(workspace.ask(ofLastHour().with("filters." + member, ids)).causes())
          .containsExactly("filters." + member + ": must be an array");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'HUMAN' | 1
          'BOT' | 2
          ['BOT'] | 2
          ['HUMAN', 'BOT'] | 3
          ['BOT', 'BOT'] | 2
          [] | 3
          """)
  void userTypesSelectAgentsAsAnArrayOrASingleString(String types, int agents) {
    workspace.configure(
        "agents",
        "[{'id': 1, 'userTypeId': 1}, {'id': 2, 'userTypeId': 2}, {'id': 3, 'userTypeId': 2}]");
    for (var agent : new String[] {"1", "2", "3"}) {
      workspace.feed(state(agent, "ONLINE"));
    }
    var question = ofLastHour().current("online_agents").with("filters.userTypes", types);

    assertThat(workspace.ask(question).at("/all/onlineAgents").asInt()).isEqualTo(agents);
  }

  @Test
  void filtersOfSeveralDimensionsMustAllMatch() {
    openConversations();
    workspace.feed(
        asked("c1", ago(6)), assigned("c1", ago(5), "a", "g"), assigned("c2", ago(5), "a", "h"));
    var question =
        ofLastHour().current("assigned_conversations").with("filters.agentIds", "['a', 'b']");

    assertThat(workspace.ask(question).at("/all/assignedConversations").asInt()).isEqualTo(2);
    question.with("filters.agentGroupIds", "['h']");
    assertThat(workspace.ask(question).at("/all/assignedConversations").asInt()).isEqualTo(1);
    question.with("filters.skillIds", "['1']");
    assertThat(workspace.ask(question).at("/all/assignedConversations").asInt()).isZero();
  }
}
