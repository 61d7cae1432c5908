package io.managerworkspace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.UUID;

/** An account of its own in the running service, spoken to over HTTP as clients do. */
public final class Workspace {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String JSON = "application/json";

  private final String root;
  private final String account;
  private final String token;

  private Workspace(String root, String account) {
    this.root = root;
    this.account = account;
    var admin = root + "/admin/accounts/" + account;
    var created = call("PUT", admin, AdminApi.ADMIN_TOKEN, "{\"name\": \"Acme\"}");
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    token = token(admin, "\"metrics\", \"agents\", \"ingest\"");
  }

  private Workspace(String root, String account, String token) {
    this.root = root;
    this.account = account;
    this.token = token;
  }

  /** The same account, asked with a token of every permission that manages these groups alone. */
  public Workspace managing(String... groups) {
    var wanted =
        """
        {'userId': 'u1', 'rateLimit': 'unlimited', 'agentGroupIds': ['%s'], 'permissions':
         ['metrics', 'agents', 'ingest', 'view-livechat-manager', 'view-livechat-reports']}"""
            .formatted(String.join("','", groups));
    return new Workspace(
        root, account, issued(root + "/admin/accounts/" + account, Loose.json(wanted).toString()));
  }

  /** A new account with a token that may ask and ingest and that no limit stops. */
  public static Workspace open(URI server) {
    return new Workspace(root(server), "acc-" + UUID.randomUUID());
  }

  private static String root(URI server) {
    return server.toString().replaceAll("/+$", "") + "/manager_workspace/api";
  }

  /** The same account, spoken to by way of another replica. */
  public Workspace at(URI server) {
    return new Workspace(root(server), account, token);
  }

  /** Another token of this account. */
  public String tokenWith(String permission) {
    return token(root + "/admin/accounts/" + account, "\"" + permission + "\"");
  }

  private static String token(String admin, String permissions) {
    var wanted =
        "{\"userId\": \"u1\", \"rateLimit\": \"unlimited\", \"permissions\": ["
            + permissions
            + "]}";
    return issued(admin, wanted);
  }

  private static String issued(String admin, String wanted) {
    var issued = call("POST", admin + "/tokens", AdminApi.ADMIN_TOKEN, wanted);
    assertThat(issued.status()).as(issued.text()).isEqualTo(201);
    return issued.at("/token").asText();
  }

  public String id() {
    return account;
  }

  public String token() {
    return token;
  }

  /** The address of the metrics, without parameters. */
  public String metrics() {
    return address("metrics");
  }

  /** The address of an ingestion call. */
  public String ingestion(String call) {
    return root + "/account/" + account + "/ingest/" + call;
  }

  public Reply ask(Question question) {
    return ask("", question);
  }

  /** Asks with parameters, {@code "?limit=1"}. */
  public Reply ask(String parameters, Question question) {
    return ask(parameters, question.toString());
  }

  public Reply ask(String parameters, String body) {
    return call("POST", metrics() + parameters, token, body);
  }

  /** Asks a method of the API; parameters as {@code "?limit=1"}, body written with ' for ". */
  public Reply askMethod(String method, String parameters, String body) {
    return call("POST", address(method) + parameters, token, Loose.json(body).toString());
  }

  /** The same, answered in CSV. */
  public Reply askCsv(String method, String parameters, String body) {
    var request =
        request(address(method) + parameters)
            .header("Content-Type", JSON)
            .header("Accept", "text/csv")
            .POST(BodyPublishers.ofString(Loose.json(body).toString()));
    return send(request);
  }

  /** The address of a method, without parameters. */
  public String address(String method) {
    return root + "/account/" + account + "/" + method;
  }

  /** Configures records of a kind, written with ' for ". */
  public Reply configure(String kind, String records) {
    return call("PUT", ingestion(kind), token, Loose.json(records).toString());
  }

  /** Sends a body of JSON to an ingestion call. */
  public Reply ingest(String call, String body) {
    return call("POST", ingestion(call), token, body);
  }

  /** Sends events that must all be new. */
  public void feed(String... events) {
    var reply = ingest("events", "[" + String.join(",", events) + "]");
    assertThat(reply.isOk().at("/accepted").asInt()).as(reply.text()).isEqualTo(events.length);
  }

  /** A request of this account's token, to be changed and sent. */
  public HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
  }

  /** Sends a body of any type with this account's token. */
  public Reply post(String address, String contentType, BodyPublisher body) {
    return send(request(address).header("Content-Type", contentType).POST(body));
  }

  public static Reply send(HttpRequest.Builder request) {
    try {
      return documented(new Reply(CLIENT.send(request.build(), Workspace::body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Of a stream, which has no end, the head is all that is looked at. */
  private static BodySubscriber<String> body(ResponseInfo head) {
    var type = head.headers().firstValue("Content-Type").orElse("");
    return type.startsWith("text/event-stream")
        ? new NothingRead()
        : BodyHandlers.ofString().apply(head);
  }

  /** Whatever a test looks at, the answer is one that the API document knows. */
  private static Reply documented(Reply reply) {
    var request = reply.response().request();
    // The management port is no part of the API.
    if (request.uri().getPath().startsWith("/q/")) {
      return reply;
    }
    ApiContract.of(request.uri())
        .check(
            request.method(),
            request.uri().getRawPath(),
            reply.status(),
            reply.header("Content-Type"),
            reply.text());
    return reply;
  }

  private static Reply call(String method, String address, String token, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", JSON)
            .header("Accept", JSON)
            .method(method, BodyPublishers.ofString(body)));
  }
}
