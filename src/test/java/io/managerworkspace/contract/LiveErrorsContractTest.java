package io.managerworkspace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.EventStream;
import io.managerworkspace.testsupport.LiveBody;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a live call is refused with, before anything is sent. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LiveErrorsContractTest {
  private static final String RIGHT = "{'filters': {'time': {'last': 'PT15M'}}}";

  @TestHTTPResource URI server;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  private Reply refusal(Object body) {
    return EventStream.refusal(workspace, workspace.token(), body.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | body",
        "{} | questions",
        "{'questions': null} | questions",
        "{'questions': {}} | questions",
        "{'questions': []} | questions",
        "{'questions': {'a': null}} | questions.a",
        "{'questions': {'a': 1}} | questions.a",
        "{'questions': {'a': {'body': {}}, 'every': 0}} | questions.a.method",
        "{'questions': {'a': {'method': 'metrics'}}} | questions.a.body",
        "{'questions': {'a': {'method': 'rows', 'body': {}}}} | questions.a.method",
        "{'questions': {'a': {'method': 'metrics', 'body': 1}}} | questions.a.body",
        "{'questions': {'a b': {'method': 'metrics', 'body': {}}}} | questions.a b",
        "{'questions': {'end': {'method': 'metrics', 'body': {}}}} | questions.end",
        "{'questions': {'unavailable': {'method': 'metrics', 'body': {}}}} | questions.unavailable",
        "{'questions': {'a': {'method': 'metrics', 'body': {}, 'x': 1}}} | questions.a.x",
        "{'questions': {'a': {'method': 'metrics', 'body': {}, 'parameters': []}}} | questions.a.parameters",
      })
  void theBodyHasItsRules(String body, String field) {
    assertThat(refusal(body).fields()).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "61", "'1'", "1.5"})
  void everyIsSeconds(String every) {
    var body = LiveBody.of("a", RIGHT).toString().replace("'every': 1", "'every': " + every);

    assertThat(refusal(body).fields()).containsExactly("every");
  }

  @Test
  void thereAreAtMostTwentyQuestions() {
    var body = new LiveBody();
    IntStream.range(0, 21).forEach(i -> body.and("q" + i, RIGHT));

    assertThat(refusal(body).fields()).containsExactly("questions");
  }

  @Test
  void allViolationsOfAllQuestionsComeTogether() {
    var body =
        LiveBody.of("a", "{'filters': {'time': {'last': 'PT0M'}}, 'groupBy': 'x'}")
            .and("b", "{'limit': 51, 'sort': 'nothing'}", "{}")
            .and("c", "{'offset': [1], 'limit': true}", RIGHT)
            .every(61);

    assertThat(refusal(body).fields())
        .containsExactlyInAnyOrder(
            "every",
            "questions.a.body.filters.time.last",
            "questions.a.body.groupBy",
            "questions.b.parameters.limit",
            "questions.b.parameters.sort",
            "questions.b.body.filters",
            "questions.c.parameters.offset",
            "questions.c.parameters.limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'PT24H1M'", "'PT90S'", "'-PT5M'", "'15'", "15", "'P1Y'", "''"})
  void theLastMinutesAreWholeAndNotTooMany(String last) {
    var body = LiveBody.of("a", "{'filters': {'time': {'last': %s}}}".formatted(last));

    assertThat(refusal(body).fields()).containsExactly("questions.a.body.filters.time.last");
  }

  @Test
  void theLastMinutesStandAlone() {
    var body = LiveBody.of("a", "{'filters': {'time': {'last': 'PT5M', 'from': 1}}}");

    assertThat(refusal(body).fields()).containsExactly("questions.a.body.filters.time.from");
    assertThat(workspace.askMethod("metrics", "", RIGHT).fields())
        .contains("filters.time.last", "filters.time.from");
  }

  @Test
  void itNeedsThePermissionAndTheAccount() {
    var body = LiveBody.of("a", RIGHT).toString();
    var other = Workspace.open(server);

    EventStream.refusal(workspace, workspace.tokenWith("ingest"), body).isProblem(403);
    EventStream.refusal(workspace, AdminApi.ADMIN_TOKEN, body).isProblem(403);
    EventStream.refusal(workspace, other.token(), body).isProblem(403);
    EventStream.refusal(workspace, "x".repeat(43), body).isProblem(401);
  }

  @Test
  void anAccountThatIsGoneIsA404() {
    AdminApi.asAdmin().delete(AdminApi.ACCOUNTS + "/" + workspace.id()).then().statusCode(202);

    refusal(LiveBody.of("a", RIGHT)).isProblem(404);
  }

  @Test
  void whoWantsJsonOnlyGetsNoStream() {
    workspace.askMethod("live", "", LiveBody.of("a", RIGHT).toString()).isProblem(406);
  }
}
