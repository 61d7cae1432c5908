package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the members of a metrics body may be; ids have a test of their own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsBodyContractTest {
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          filters | [] | filters: must be a JSON object
          filters | 'x' | filters: must be a JSON object
          filters | null | filters: is required
          filters.time | 1 | filters.time: must be a JSON object
          filters.time | [] | filters.time: must be a JSON object
          filters.time | null | filters.time: is required
          filters.time.from | null | filters.time.from: is required
          filters.time.to | null | filters.time.to: is required
          filters.time.from | '1591951787590' | filters.time.from: must be an integer of at most 64 bits
          filters.time.from | 1591951787590.0 | filters.time.from: must be an integer of at most 64 bits
          filters.time.from | 1.5e12 | filters.time.from: must be an integer of at most 64 bits
          filters.time.to | true | filters.time.to: must be an integer of at most 64 bits
          filters.time.to | [1] | filters.time.to: must be an integer of at most 64 bits
          filters.time.to | {} | filters.time.to: must be an integer of at most 64 bits
          filters.includeSubGroups | 'true' | filters.includeSubGroups: must be true or false
          filters.includeSubGroups | 1 | filters.includeSubGroups: must be true or false
          filters.userTypes | 'SYSTEM' | filters.userTypes: must be one of HUMAN, BOT
          filters.userTypes | ['HUMAN', 'bot'] | filters.userTypes[1]: must be one of HUMAN, BOT
          filters.userTypes | [1] | filters.userTypes[0]: must be one of HUMAN, BOT
          filters.userTypes | [null] | filters.userTypes[0]: must be one of HUMAN, BOT
          filters.userTypes | 1 | filters.userTypes: must be an array
          filters.userTypes | {} | filters.userTypes: must be an array
          metricsToRetrieveByTime | 'csat' | metricsToRetrieveByTime: must be an array
          metricsToRetrieveByTime | {} | metricsToRetrieveByTime: must be an array
          metricsToRetrieveByTime | [1] | metricsToRetrieveByTime[0]: must be the name of a metric, such as avg_wait_time
          metricsToRetrieveByTime | ['csat', null] | metricsToRetrieveByTime[1]: must be the name of a metric, such as avg_wait_time
          metricsToRetrieveByTime | ['closedConversations'] | metricsToRetrieveByTime[0]: must be the name of a metric, such as avg_wait_time
          metricsToRetrieveCurrentValue | 7 | metricsToRetrieveCurrentValue: must be an array
          metricsToRetrieveCurrentValue | [''] | metricsToRetrieveCurrentValue[0]: must be the name of a metric, such as online_agents
          responseSections | 'all' | responseSections: must be an array
          responseSections | ['ALL'] | responseSections[0]: must be one of all, groupBy
          responseSections | ['all', 1] | responseSections[1]: must be one of all, groupBy
          groupBy | 'agentId' | groupBy: must be one of skillId, agentGroupId
          groupBy | 'SKILLID' | groupBy: must be one of skillId, agentGroupId
          groupBy | '' | groupBy: must be one of skillId, agentGroupId
          groupBy | ['skillId'] | groupBy: must be one of skillId, agentGroupId
          groupBy | 1 | groupBy: must be one of skillId, agentGroupId
          """)
  void aMemberOfTheWrongKindIsRefusedByItsPath(String path, String json, String cause) {
    assertThat(workspace.ask(ofLastHour().with(path, json)).causes()).containsExactly(cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "'x'", "true", "[{}]"})
  void aBodyThatIsNoObjectIsRefused(String body) {
    assertThat(workspace.ask("", body.replace('\'', '"')).causes())
        .containsExactly("body: must be a JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"filters", "filters.time", "filters.time.from", "filters.time.to"})
  void whatIsRequiredIsMissed(String path) {
    assertThat(workspace.ask(ofLastHour().without(path).current("online_agents")).causes())
        .containsExactly(path + ": is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          group | group: is unknown here; allowed are filters, metricsToRetrieveByTime, metricsToRetrieveCurrentValue, responseSections, groupBy
          skillIds | skillIds: is unknown here; allowed are filters, metricsToRetrieveByTime, metricsToRetrieveCurrentValue, responseSections, groupBy
          filters.agentIDs | filters.agentIDs: is unknown here; allowed are time, agentIds, agentGroupIds, skillIds, userTypes, includeSubGroups
          filters.skillId | filters.skillId: is unknown here; allowed are time, agentIds, agentGroupIds, skillIds, userTypes, includeSubGroups
          filters.time.until | filters.time.until: is unknown here; allowed are from, to
          """)
  void anUnknownMemberIsRefusedWithTheNamesAllowedThere(String path, String cause) {
    assertThat(workspace.ask(ofLastHour().with(path, "null")).causes()).containsExactly(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metricsToRetrieveByTime",
        "metricsToRetrieveCurrentValue",
        "responseSections",
        "groupBy",
        "filters.agentIds",
        "filters.agentGroupIds",
        "filters.skillIds",
        "filters.userTypes",
        "filters.includeSubGroups"
      })
  void anOptionalMemberMayBeNull(String path) {
    assertThat(workspace.ask(ofLastHour().with(path, "null")).isOk().members("")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",\"groupBy\":\"skillId\",\"groupBy\":\"skillId\"", ",\"filters\":{}"})
  void aRepeatedMemberIsMalformed(String more) {
    var body = ofLastHour().toString();
    var repeated =
        more.isEmpty()
            ? body.replace("\"from\"", "\"from\":1,\"from\"")
            : body.substring(0, body.length() - 1) + more + "}";

    assertThat(workspace.ask("", repeated).causes().getFirst())
        .startsWith("body: is not valid JSON at line 1, column ");
  }

  @Test
  void aMetricOfTheOtherKindIsToldWhereItBelongs() {
    var question = ofLastHour().byTime("csat", "online_agents").current("transfers");

    assertThat(workspace.ask(question).causes())
        .containsExactly(
            "metricsToRetrieveByTime[1]: online_agents belongs in metricsToRetrieveCurrentValue",
            "metricsToRetrieveCurrentValue[0]: transfers belongs in metricsToRetrieveByTime");
  }

  @Test
  void everyMetricIsAnsweredInCatalogueOrderWhateverTheOrderOfTheRequest() {
    var reversed = Arrays.asList(Metric.values()).reversed();
    var question =
        ofLastHour()
            .byTime(names(reversed.stream().filter(m -> m.kind() == Metric.Kind.BY_TIME).toList()))
            .current(
                names(reversed.stream().filter(m -> m.kind() == Metric.Kind.CURRENT).toList()));

    assertThat(workspace.ask(question).isOk().members("/all"))
        .isEqualTo(Arrays.stream(Metric.values()).map(Metric::responseName).toList());
  }

  private static String[] names(List<Metric> metrics) {
    return metrics.stream().map(Metric::requestName).toArray(String[]::new);
  }

  @Test
  void aMetricThatIsAskedTwiceIsAnsweredOnce() {
    assertThat(workspace.ask(ofLastHour().byTime("csat", "csat")).isOk().members("/all"))
        .containsExactly("csat");
  }

  @Test
  void withoutMetricsTheSectionsComeWithNone() {
    workspace.configure("skills", "[{'id': 1, 'name': 'one'}]");

    var reply = workspace.ask(ofLastHour().bySkill()).isOk();

    assertThat(reply.at("/all").isObject()).isTrue();
    assertThat(reply.at("/all")).isEmpty();
    assertThat(reply.at("/groupBy/groups/0/metrics")).map(JsonNode::toString).isEmpty();
    assertThat(reply.text()).contains("\"metrics\":{}");
  }
}
