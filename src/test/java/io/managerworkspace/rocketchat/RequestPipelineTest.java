package io.managerworkspace.rocketchat;

import static io.managerworkspace.rocketchat.Dashboard.BY_AGENT;
import static io.managerworkspace.rocketchat.Dashboard.CHATS;
import static io.managerworkspace.rocketchat.Dashboard.OVERVIEW;
import static io.managerworkspace.rocketchat.Dashboard.SERVICE_TIME;
import static io.managerworkspace.rocketchat.Dashboard.USER;
import static io.managerworkspace.rocketchat.Dashboard.ask;
import static io.managerworkspace.rocketchat.Dashboard.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of every endpoint, in their order. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RequestPipelineTest {
  static final String LOGIN =
      "{\"status\":\"error\",\"message\":\"You must be logged in to do this.\"}";
  private static final String DENIED =
      "{\"success\":false,\"error\":\"User does not have the permissions required for this action"
          + " [error-unauthorized]\"}";
  static final String UNKNOWN = invalid("must NOT have additional properties");

  private Dashboard dashboard;

  @BeforeEach
  void open() {
    dashboard = Dashboard.in("Europe/Berlin");
  }

  static void is(Response response, int status, String body) {
    assertThat(response.asString()).isEqualTo(body);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
  }

  static String invalid(String rule) {
    return "{\"success\":false,\"error\":\"%s [invalid-params]\",\"errorType\":\"invalid-params\"}"
        .formatted(rule);
  }

  static String missing(String name) {
    return invalid("must have required property '%s'".formatted(name));
  }

  private static String notADate(String name) {
    return "{\"success\":false,\"error\":\"The \\\"%s\\\" query parameter must be a valid date.\"}"
        .formatted(name);
  }

  private static List<String> required(String call) {
    return call.equals(OVERVIEW) ? List.of("name", "from", "to") : List.of("start", "end");
  }

  @ParameterizedTest
  @ValueSource(strings = {OVERVIEW, BY_AGENT, CHATS, SERVICE_TIME})
  void whoIsNotLoggedInIsToldSoBeforeAnythingElse(String call) {
    var token = dashboard.token();
    List<RequestSpecification> strangers =
        List.of(
            given(),
            given().header("X-Auth-Token", token),
            given().header("X-User-Id", USER),
            with(token, "u2"),
            with(token, ""),
            with("nonsense", USER),
            with(AdminApi.ADMIN_TOKEN, "admin"),
            with(token, USER).header("X-User-Id", "u2"),
            with("nonsense", USER).header("Authorization", "Bearer " + token),
            given().header("Authorization", "Bearer nonsense"),
            given().header("Authorization", "Basic dTE6"));
    for (var stranger : strangers) {
      is(ask(stranger, call, "nonsense", "1"), 401, LOGIN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OVERVIEW, BY_AGENT, CHATS, SERVICE_TIME})
  void parametersAreCheckedBeforeThePermission(String call) {
    var noPermission = AdminApi.newToken(dashboard.account, "metrics");
    var required = required(call);
    is(ask(with(noPermission, USER), call), 400, missing(required.getFirst()));
    is(ask(with(noPermission, USER), call, "x", "1"), 400, missing(required.getFirst()));
    for (int i = 1; i < required.size(); i++) {
      var given = required.subList(0, i).stream().flatMap(n -> List.of(n, "").stream());
      is(
          ask(with(noPermission, USER), call, given.toArray(String[]::new)),
          400,
          missing(required.get(i)));
    }
    is(ask(with(noPermission, USER), call, all(call, "x", "1")), 400, UNKNOWN);
    is(
        ask(with(noPermission, USER), call, all(call, required.getLast(), "2020")),
        400,
        invalid("must be string"));
  }

  /** All that is required, empty, and something more. */
  private static String[] all(String call, String... more) {
    var given = required(call).stream().flatMap(name -> List.of(name, "").stream());
    return Stream.concat(given, List.of(more).stream()).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {OVERVIEW, BY_AGENT, CHATS, SERVICE_TIME})
  void thePermissionIsCheckedBeforeDates(String call) {
    var wanted = call.equals(BY_AGENT) ? "view-livechat-reports" : "view-livechat-manager";
    var other = call.equals(BY_AGENT) ? "view-livechat-manager" : "view-livechat-reports";
    var parameters = all(call);
    is(ask(with(AdminApi.newToken(dashboard.account, other), USER), call, parameters), 403, DENIED);
    is(ask(AdminApi.asAdmin(), call, parameters), 403, DENIED);
    var right = ask(with(AdminApi.newToken(dashboard.account, wanted), USER), call, parameters);
    assertThat(right.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_AGENT, CHATS, SERVICE_TIME})
  void datesAreCheckedStartFirst(String call) {
    for (var bad : new String[] {"", "test", "2020-01-01x", "2020-13-01", "1577836800000"}) {
      is(dashboard.ask(call, "start", bad, "end", bad), 400, notADate("start"));
      is(dashboard.ask(call, "start", "2020-01-01", "end", bad), 400, notADate("end"));
    }
    for (var far : new String[] {"+275760-09-14", "+999999-01-01", "-271822-01-01"}) {
      is(dashboard.ask(call, "start", "2020-01-01", "end", far), 400, notADate("end"));
    }
  }

  @Test
  void aBearerTokenIsAsGood() {
    var request = AdminApi.as(dashboard.token());
    var answer = ask(request, SERVICE_TIME, "start", "2020-01-01", "end", "2020-01-02");
    is(answer, 200, "{\"agents\":[],\"count\":0,\"offset\":0,\"total\":0,\"success\":true}");
  }

  @Test
  void theHeadersAreNoCredentialElsewhere() {
    with(dashboard.token(), USER)
        .body("{}")
        .contentType("application/json")
        .post("/manager_workspace/api/account/" + dashboard.account + "/metrics")
        .then()
        .statusCode(401);
  }

  @Test
  void whateverIsAcceptedIsAnsweredInJson() {
    var request = with(dashboard.token(), USER).header("Accept", "text/html");
    var answer = ask(request, CHATS, "start", "2020-01-01", "end", "2020-01-02");
    is(answer, 200, "{\"success\":true}");
  }

  @Test
  void otherTroubleHasTheSameShape() {
    is(given().get("/api/v1/nothing"), 404, failure("API endpoint not found"));
    is(dashboard.ask("agent-overview/x"), 404, failure("API endpoint not found"));
    is(dashboard.ask("agent-overview;x=1"), 404, failure("API endpoint not found"));
    is(
        with(dashboard.token(), USER).post(Dashboard.ROOT + CHATS),
        405,
        failure("API endpoint does not exist"));
  }

  static String failure(String error) {
    return "{\"success\":false,\"error\":\"%s\"}".formatted(error);
  }
}
