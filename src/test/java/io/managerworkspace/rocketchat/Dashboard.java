package io.managerworkspace.rocketchat;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.Loose;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A dashboard of an account of its own, which asks as Rocket.Chat's clients do. */
final class Dashboard {
  static final String ROOT = "/api/v1/livechat/analytics/";
  static final String OVERVIEW = "agent-overview";
  static final String BY_AGENT = "dashboards/conversations-by-agent";
  static final String CHATS = "dashboards/charts/chats-per-agent";
  static final String SERVICE_TIME = "agents/average-service-time";

  /** The user of tokens that {@link AdminApi} makes. */
  static final String USER = "u1";

  final String account;
  private final String token;

  private Dashboard(String account) {
    this.account = account;
    token =
        AdminApi.newToken(
            account, "ingest", "metrics", "view-livechat-manager", "view-livechat-reports");
  }

  static Dashboard in(String zone) {
    var account = "acc-" + UUID.randomUUID();
    asAdmin()
        .body(Map.of("name", "Acme", "timeZone", zone))
        .put(ACCOUNTS + "/" + account)
        .then()
        .statusCode(201);
    return new Dashboard(account);
  }

  String token() {
    return token;
  }

  /** A request with the headers of a token. */
  static RequestSpecification with(String token, String userId) {
    return given().header("X-Auth-Token", token).header("X-User-Id", userId);
  }

  /** Asks with parameters, names and values in turn. */
  Response ask(String call, String... parameters) {
    return ask(with(token, USER), call, parameters);
  }

  static Response ask(RequestSpecification request, String call, String... parameters) {
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get(ROOT + call);
  }

  /** Asks for a metric of the days. */
  Response overview(String metric, String from, String to, String... more) {
    var parameters = new ArrayList<>(List.of("name", metric));
    parameters.addAll(List.of("from", from, "to", to));
    parameters.addAll(List.of(more));
    return ask(OVERVIEW, parameters.toArray(String[]::new));
  }

  /** Configures agents, written with ' for ". */
  void agents(String records) {
    AdminApi.as(token)
        .body(records.replace('\'', '"'))
        .put("/manager_workspace/api/account/" + account + "/ingest/agents")
        .then()
        .statusCode(200);
  }

  /** Sends events that must all be new. */
  void feed(String... events) {
    var taken =
        AdminApi.as(token)
            .body("[" + String.join(",", events) + "]")
            .post("/manager_workspace/api/account/" + account + "/ingest/events")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(Loose.json(taken).get("accepted").asInt()).isEqualTo(events.length);
  }
}
