package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sections an answer has, and in which order its members are written. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsSectionsContractTest {
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private Question question() {
    workspace.configure("skills", "[{'id': 1, 'name': 'one'}, {'id': 2, 'name': 'two'}]");
    return ofLastHour().byTime("closed_conversations");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          null | 'skillId' | metadata groupBy all | 2
          null | null | metadata all | 0
          [] | 'skillId' | metadata groupBy all | 2
          [] | null | metadata all | 0
          ['all'] | 'skillId' | metadata all | 0
          ['all'] | null | metadata all | 0
          ['groupBy'] | 'skillId' | metadata groupBy | 2
          ['all', 'groupBy'] | 'skillId' | metadata groupBy all | 2
          ['groupBy', 'all'] | 'skillId' | metadata groupBy all | 2
          ['all', 'all'] | 'skillId' | metadata all | 0
          """)
  void sectionsAreThoseAskedForAndLeftOutOtherwise(
      String sections, String groupBy, String members, int count) {
    var reply =
        workspace.ask(question().with("responseSections", sections).with("groupBy", groupBy));

    assertThat(reply.isOk().members("")).containsExactly(members.split(" "));
    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"['groupBy']", "['all', 'groupBy']"})
  void namingTheGroupBySectionNeedsAGroupBy(String sections) {
    var question = question().with("responseSections", sections);

    assertThat(workspace.ask(question).causes())
        .containsExactly("groupBy: is required when responseSections names groupBy");
    assertThat(workspace.ask(question.with("groupBy", "null")).fields()).containsExactly("groupBy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"skillId", "agentGroupId"})
  void theGroupByFieldEchoesTheRequest(String field) {
    var reply = workspace.ask(ofLastHour().with("groupBy", "'" + field + "'"));

    assertThat(reply.at("/groupBy/groupByField").asText()).isEqualTo(field);
  }

  @Test
  void anAnswerWithoutGroupsHasAnEmptyList() {
    assertThat(workspace.ask(ofLastHour().byGroup()).isOk().text())
        .contains("\"groupBy\":{\"groupByField\":\"agentGroupId\",\"groups\":[]}");
  }

  @Test
  void membersAreWrittenInTheirOrder() {
    var address = workspace.metrics();
    var question = question().bySkill().current("online_agents").byTime("csat", "transfers");

    var reply = workspace.ask("?limit=1&offset=0", question);

    var metrics = "{\"onlineAgents\":0,\"transfers\":0,\"csat\":null}";
    assertThat(reply.text())
        .isEqualTo(
            """
            {"metadata":{"count":2,\
            "self":{"rel":"self","href":"%1$s?offset=0&limit=1"},\
            "next":{"rel":"next","href":"%1$s?offset=1&limit=1"},\
            "last":{"rel":"last","href":"%1$s?offset=1&limit=1"}},\
            "groupBy":{"groupByField":"skillId","groups":[\
            {"key":"1","keyDescription":"one","metrics":%2$s}]},\
            "all":%2$s}"""
                .formatted(address, metrics));
    assertThat(reply.header("Content-Type")).startsWith("application/json");
  }
}
