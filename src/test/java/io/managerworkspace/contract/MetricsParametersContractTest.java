package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the query parameters of the metrics may be. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsParametersContractTest {
  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {"offset=0", "offset=00", "offset=2147483647", "limit=1", "limit=50"})
  void offsetAndLimitMayReachTheirBounds(String parameter) {
    workspace.ask("?" + parameter, ofLastHour().bySkill()).isOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offset=-1",
        "offset=2147483648",
        "offset=99999999999999999999",
        "offset=1.0",
        "offset=1e1",
        "offset=+1",
        "offset=%201",
        "offset=x",
        "offset=",
        "offset",
        "offset=%D9%A1",
        "limit=0",
        "limit=51",
        "limit=-1",
        "limit=1.5",
        "limit=ten",
        "limit=",
        "limit=99999999999999999999"
      })
  void anythingElseIsRefusedByTheParametersName(String parameter) {
    var name = parameter.replaceAll("=.*", "");
    var range = name.equals("offset") ? "0 to 2147483647" : "1 to 50";

    assertThat(workspace.ask("?" + parameter, ofLastHour().bySkill()).causes())
        .containsExactly(name + ": must be an integer from " + range);
  }

  @Test
  void withoutParametersAPageHas50GroupsFromTheFirst() {
    var ids = Stream.iterate(10, id -> id + 1).limit(60).toList();
    workspace.configure(
        "skills",
        ids.stream().map(id -> "{'id': %1$d, 'name': 's%1$d'}".formatted(id)).toList() + "");

    var reply = workspace.ask(ofLastHour().bySkill());

    assertThat(reply.at("/metadata/count").asInt()).isEqualTo(60);
    assertThat(reply.keys()).isEqualTo(ids.subList(0, 50).stream().map(String::valueOf).toList());
    assertThat(reply.at("/metadata/self/href").asText()).endsWith("?offset=0&limit=50");
  }

  static Stream<String> sortNames() {
    return Stream.concat(
        Stream.of("key"), Arrays.stream(Metric.values()).map(Metric::responseName));
  }

  @ParameterizedTest
  @MethodSource("sortNames")
  void theKeyAndEveryMetricCanBeSortedByInBothOrders(String name) {
    for (var order : new String[] {"", ":asc", ":desc"}) {
      workspace.ask("?sort=" + name + order, ofLastHour().bySkill()).isOk();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"closed_conversations", "Key", "nonsense", "keyDescription", "", "%20key", ":asc"})
  void aNameThatCannotBeSortedByIsRefused(String name) {
    assertThat(workspace.ask("?sort=" + name, ofLastHour().bySkill()).causes())
        .containsExactly("sort: must name key or a metric by its answer name, such as avgWaitTime");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"key:", "key:DESC", "key:down", "key:asc:asc", "csat:%20desc", "key:asc,csat"})
  void anOrderOtherThanAscAndDescIsRefused(String sort) {
    assertThat(workspace.ask("?sort=" + sort, ofLastHour().bySkill()).causes())
        .containsExactly("sort: must end with :asc or :desc, or name no order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"offset=1&offset=1", "limit=1&limit=2", "sort=key&sort=csat"})
  void aParameterThatIsRepeatedIsRefused(String parameters) {
    assertThat(workspace.ask("?" + parameters, ofLastHour().bySkill()).causes())
        .containsExactly(parameters.replaceAll("=.*", "") + ": must be given once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?v=1", "?x", "?", "?&&", "?Offset=x&Limit=x", "?_=%F0%9F%98%80&a=1&a=2"})
  void unknownParametersAreIgnored(String parameters) {
    workspace.ask(parameters, ofLastHour()).isOk();
  }

  @Test
  void aParameterMayBePercentEncoded() {
    var reply = workspace.ask("?s%6Frt=csat%3Adesc&limit=%32", ofLastHour().bySkill()).isOk();

    assertThat(reply.at("/metadata/self/href").asText())
        .endsWith("?offset=0&limit=2&sort=csat:desc");
  }

  @Test
  void parametersAreCheckedEvenWhenNothingIsGrouped() {
    assertThat(workspace.ask("?limit=0&sort=x", ofLastHour()).fields())
        .containsExactly("limit", "sort");
  }

  @Test
  void theViolationsOfParametersAndBodyAreReportedTogether() {
    var question =
        ofLastHour()
            .with("filters.time.from", "'x'")
            .with("filters.agentIds", "[1.5]")
            .with("filters.skilIds", "[]")
            .with("metricsToRetrieveByTime", "['nonsense']")
            .with("groupBy", "'agentId'");

    assertThat(workspace.ask("?offset=-1&limit=0&sort=x:y", question).fields())
        .containsExactlyInAnyOrder(
            "offset",
            "limit",
            "sort",
            "sort",
            "filters.time.from",
            "filters.agentIds[0]",
            "filters.skilIds",
            "metricsToRetrieveByTime[0]",
            "groupBy");
  }

  @Test
  void theViolationsOfParametersAreReportedWithMalformedJson() {
    assertThat(workspace.ask("?limit=0", "{").fields()).containsExactlyInAnyOrder("limit", "body");
  }
}
