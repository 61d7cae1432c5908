package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;

/** One account of the running service, spoken to over HTTP. */
final class Service {
  private static final String ADMIN = "test-admin-token";

  /** An upgrade to HTTP/2 in mid-request would limit the size of the first body. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String root;
  private final String account;
  private final String token;

  private Service(String root, String account, String token) {
    this.root = root;
    this.account = account;
    this.token = token;
  }

  /** Creates the account with its settings and a token that no limit stops. */
  static Service open(URI server, String account, Settings settings) {
    var root = root(server);
    var admin = root + "/admin/accounts/" + account;
    var body =
        JsonText.object()
            .put("name", "Oracle")
            .put("inactiveAfterMs", settings.inactiveAfterMs())
            .put("inactiveWeight", settings.inactiveWeight())
            .put("defaultSlots", settings.defaultSlots());
    assertThat(json("PUT", admin, ADMIN, body).statusCode()).isIn(200, 201);
    var wanted = JsonText.object().put("userId", "oracle").put("rateLimit", "unlimited");
    wanted
        .putArray("permissions")
        .add("metrics")
        .add("agents")
        .add("ingest")
        .add("view-livechat-manager")
        .add("view-livechat-reports");
    return new Service(root, account, token(root, account, wanted));
  }

  /** The same account, asked with a token that manages these groups alone. */
  Service managing(Collection<String> groups) {
    var wanted = JsonText.object().put("userId", "manager").put("rateLimit", "unlimited");
    wanted.putArray("permissions").add("metrics").add("agents");
    groups.forEach(wanted.putArray("agentGroupIds")::add);
    return new Service(root, account, token(root, account, wanted));
  }

  private static String token(String root, String account, ObjectNode wanted) {
    var address = root + "/admin/accounts/" + account + "/tokens";
    var created = json("POST", address, ADMIN, wanted);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return JsonText.parse(created.body()).get("token").textValue();
  }

  private static String root(URI server) {
    return server.toString().replaceAll("/+$", "") + "/manager_workspace/api";
  }

  /** The same account, spoken to at another replica. */
  Service at(URI server) {
    return new Service(root(server), account, token);
  }

  String token() {
    return token;
  }

  /** The address of the metrics, without parameters. */
  String metricsAddress() {
    return root + "/account/" + account + "/metrics";
  }

  /** The address of agent view, without parameters. */
  String agentViewAddress() {
    return root + "/account/" + account + "/agent_view";
  }

  HttpResponse<String> askAgentView(String parameters, ObjectNode body) {
    return json("POST", agentViewAddress() + parameters, token, body);
  }

  HttpResponse<String> ask(String parameters, ObjectNode body) {
    return json("POST", metricsAddress() + parameters, token, body);
  }

  /** The address of the series, without parameters. */
  String historicalAddress() {
    return root + "/account/" + account + "/historical";
  }

  HttpResponse<String> askHistorical(String accept, String parameters, ObjectNode body) {
    return ask("historical", accept, parameters, body);
  }

  /** Asks another method of the API; parameters as {@code "?limit=1"}. */
  HttpResponse<String> ask(String method, String accept, String parameters, ObjectNode body) {
    var address = root + "/account/" + account + "/" + method + parameters;
    return call("POST", address, token, "application/json", accept, JsonText.write(body));
  }

  /** Makes a region the account's reporting zone. */
  void reportIn(ZoneId zone) {
    var body = JsonText.object().put("name", "Oracle").put("timeZone", zone.getId());
    ok(json("PUT", root + "/admin/accounts/" + account, ADMIN, body));
  }

  /** A report of Rocket.Chat's, as it names it, with its parameters. */
  JsonNode report(String call) {
    var address = root.replace("/manager_workspace/api", "/api/v1/livechat/analytics/") + call;
    return ok(call("GET", address, token, "application/json", ""));
  }

  JsonNode configure(String kind, JsonNode records) {
    return ok(json("PUT", ingest(kind), token, records));
  }

  JsonNode send(Batch batch) {
    return ok(call("POST", ingest("events"), token, batch.contentType(), batch.body()));
  }

  /** Imports what LivePerson answered, of a kind. */
  JsonNode imports(String kind, JsonNode answer) {
    return ok(json("POST", ingest(kind), token, answer));
  }

  /** Sends documents of Rocket.Chat: {@code rooms} or {@code messages}. */
  JsonNode importDocuments(String kind, JsonNode documents) {
    return ok(json("POST", ingest("rocketchat/" + kind), token, documents));
  }

  JsonNode rebuild() {
    return ok(call("POST", ingest("rebuild?from=0"), token, "application/json", ""));
  }

  private String ingest(String call) {
    return root + "/account/" + account + "/ingest/" + call;
  }

  private static JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonText.parse(response.body());
  }

  private static HttpResponse<String> json(
      String method, String address, String token, JsonNode body) {
    return call(method, address, token, "application/json", JsonText.write(body));
  }

  private static HttpResponse<String> call(
      String method, String address, String token, String contentType, String body) {
    return call(method, address, token, contentType, "application/json", body);
  }

  private static HttpResponse<String> call(
      String method, String address, String token, String contentType, String accept, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", contentType)
            .header("Accept", accept)
            .timeout(Duration.ofMinutes(2))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
