package io.managerworkspace.security.authentication;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.ADMIN_TOKEN;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.testsupport.Claims;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Issuer;
import io.managerworkspace.testsupport.JwksServer;
import io.managerworkspace.testsupport.LoggedLines;
import io.managerworkspace.testsupport.OnOnePostgres;
import io.managerworkspace.testsupport.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a credential is used for, and wherever it is put by mistake, no log has it. */
@QuarkusTest
@OnOnePostgres
@TestProfile(EveryOption.class)
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(value = SecretPassword.class, restrictToAnnotatedClass = true)
class SecretsInLogsTest {
  private static final Issuer ISSUER = Issuer.rsa("secrets");
  private static final Issuer STRANGER = Issuer.rsa("secrets");
  private static final String ROCKET_CHAT = "/api/v1/livechat/analytics/agent-overview";
  private static final String MISTYPED = "mistyped-token-kept-secret-as-well-0123456";

  private static final String HANG_UP =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client"
          + " backend'";

  private static JwksServer keys;

  @TestHTTPResource URI server;
  @Inject DataSource dataSource;

  private final List<String> secrets = new ArrayList<>();
  private String account;
  private String token;

  @BeforeAll
  static void publish() {
    keys = JwksServer.at(EveryOption.port());
    keys.publish(ISSUER.jwks());
  }

  @AfterAll
  static void goAway() {
    keys.close();
  }

  @BeforeEach
  void open() {
    account = newAccount();
    JwtCalls.await(ISSUER, account, 200);
    token = newToken(account, "metrics", "ingest", "view-livechat-manager");
    secrets.addAll(List.of(token, ADMIN_TOKEN, MISTYPED, revoked()));
    secrets.add(ISSUER.sign(Claims.of(account)));
    secrets.add(STRANGER.sign(Claims.of(account)));
    secrets.add(ISSUER.sign(Claims.of(account).with("exp", "" + Claims.fromNow(-999))));
    secrets.add(ISSUER.sign(Claims.of(account).with("exp", "1e300")));
    secrets.add(ISSUER.sign(Claims.of("other")));
  }

  private String revoked() {
    var revoked = newToken(account, "metrics");
    String id = asAdmin().get(ACCOUNTS + "/" + account + "/tokens").path("[1].id");
    asAdmin().delete(ACCOUNTS + "/" + account + "/tokens/" + id).then().statusCode(204);
    return revoked;
  }

  @Test
  void noLogHasASecret() throws SQLException {
    var logged = LoggedLines.ofEverythingAtDebug();
    try {
      for (var secret : secrets) {
        useWhereItBelongs(secret);
        useElsewhere(secret);
        useInNonsense(secret);
        provokeErrors(secret);
      }
      String issued =
          asAdmin()
              .body("{\"userId\": \"u2\", \"permissions\": []}")
              .post(ACCOUNTS + "/" + account + "/tokens")
              .path("token");
      secrets.add(issued);
      keys.fail();
      as(STRANGER.sign(Claims.of(account))).get(path("probe"));
      refusePasswords();
      List.of(token, ADMIN_TOKEN).forEach(this::useWhereItBelongs);
    } finally {
      logged.close();
    }

    var lines = String.join("\n", logged.texts("%c %p %s %X%e"));
    assertThat(lines)
        .contains("outcome=401", "outcome=403", "probe/defect failed", "cannot be reached")
        .contains("password authentication failed");
    secrets.add(SecretPassword.PASSWORD);
    secrets.stream()
        // A JWT's head tells nothing but its algorithm and key.
        .flatMap(secret -> Arrays.stream(secret.split("\\.")).skip(Jwts.hasShape(secret) ? 1 : 0))
        .forEach(part -> assertThat(lines.contains(part)).as(part).isFalse());
  }

  private String path(String call) {
    return "/manager_workspace/api/account/" + account + "/" + call;
  }

  private void useWhereItBelongs(String secret) {
    as(secret).get(path("probe"));
    as(secret).body("{}").post(path("metrics"));
    as(secret).body("[]").post(path("ingest/events"));
    as(secret).get(ACCOUNTS);
    as(secret).get(ROCKET_CHAT);
    for (var user : List.of("u1", "u2")) {
      given().header("X-Auth-Token", secret).header("X-User-Id", user).get(ROCKET_CHAT);
    }
  }

  private void useElsewhere(String secret) {
    given().queryParam("access_token", secret).get(path("probe"));
    given().queryParam("sort", secret).queryParam(secret, 1).get(ROCKET_CHAT);
    as(token).queryParam("sort", secret).body("{\"" + secret + "\": 1}").post(path("metrics"));
    as(token).body(secret).post(path("ingest/events"));
    as(token).body("[{\"eventId\": \"" + secret + "\", \"type\": 7}]").post(path("ingest/events"));
    as(token).queryParam("from", secret).post(path("ingest/rebuild"));
    asAdmin().body("{\"name\": 1, \"" + secret + "\": 1}").put(ACCOUNTS + "/" + account);
    asAdmin()
        .body("{\"userId\": \"" + secret + secret + "\", \"permissions\": [\"" + secret + "\"]}")
        .post(ACCOUNTS + "/" + account + "/tokens");
    given().cookie("token", secret).header("X-Forwarded-For", secret).get(path("probe"));
    given().header("Authorization", "Basic " + secret).get(path("probe"));
    given().header("Authorization", "Bearer x", "Bearer " + secret).get(path("probe"));
    given().header("Authorization", secret).get(path("probe"));
    given().header("X-Auth-Token", secret, secret).header("X-User-Id", secret).get(ROCKET_CHAT);
    given().header("Content-Type", secret).header("Accept", secret).get(ACCOUNTS);
  }

  private void useInNonsense(String secret) {
    var request =
        "GET " + path("probe") + "%s HTTP/1.1\r\nHost: x\r\n%s\r\nConnection: close\r\n\r\n";
    for (var header :
        List.of(
            "Authorization Bearer " + secret,
            "Authorization: Bearer " + secret + "\u0000",
            "Authorization: Bearer \u00ff" + secret,
            "Authorization: Bearer " + secret + "\r\n folded",
            "Content-Length: " + secret,
            "Transfer-Encoding: " + secret,
            "Host: " + secret + "%zz")) {
      RawHttp.send(server, request.formatted("", header));
    }
    RawHttp.send(server, request.formatted("?token=%zz" + secret, "X: y"));
    RawHttp.send(server, "Bearer " + secret + "\r\n\r\n");
  }

  private void provokeErrors(String secret) {
    as(token).queryParam("token", secret).cookie("token", secret).get(path("probe/defect"));
    as(token).queryParam("token", secret).get(path("probe/sql/{sql}"), "SELECT nonsense");
    as(token)
        .header("X-Auth-Token", secret)
        .get(path("probe/sql/{sql}"), "SELECT pg_terminate_backend(pg_backend_pid())");
  }

  /** From now on the database wants the right password, which the service does not have. */
  private void refusePasswords() throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("ALTER USER postgres PASSWORD 'another'");
      String file;
      try (var found = statement.executeQuery("SHOW hba_file")) {
        found.next();
        file = found.getString(1);
      }
      statement.execute("COPY (SELECT 'host all all all scram-sha-256') TO '" + file + "'");
      statement.execute("SELECT pg_reload_conf()");
      // This connection too: the pool would go on with it.
      assertThatThrownBy(() -> statement.execute(HANG_UP)).isInstanceOf(SQLException.class);
    }
  }
}
