package io.managerworkspace.security.limits;

import static io.managerworkspace.testsupport.AdminApi.ADMIN_TOKEN;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.security.authentication.TightLimits;
import io.managerworkspace.testsupport.Calls;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often one address may be wrong; each test comes from addresses of its own. */
@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
public class FailedAuthenticationsTest {
  private static final String SEEMS_TRUSTED = "X-Forwarded-Trusted-Proxy: true";

  TestDatabase database;
  @TestHTTPResource URI server;

  private String account;

  @BeforeEach
  void open() {
    account = newAccount();
  }

  private String ask(String client, String authorization) {
    return ask(client, authorization, "");
  }

  private String ask(String client, String authorization, String forwardedFor) {
    var question = Question.ofLastHour().byTime("csat").toString();
    var header =
        (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
            + (forwardedFor.isEmpty() ? "" : "X-Forwarded-For: " + forwardedFor + "\r\n");
    return RawHttp.sendFrom(
        client,
        server,
        "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(Calls.questions(account), header, question.length(), question));
  }

  private void useUp(String client) {
    for (int i = 0; i < TightLimits.FAILURES; i++) {
      assertThat(ask(client, "Bearer " + ("" + i).repeat(43))).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void whoIsWrongTooOftenIsToldToWait() {
    useUp("127.0.1.1");

    assertThat(ask("127.0.1.1", "Bearer " + "x".repeat(43)))
        .startsWith("HTTP/1.1 429")
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("RateLimit-Policy: \"failed-authentications\";q=5;w=60")
        .containsPattern("(?i)RateLimit: \"failed-authentications\";r=0;t=(1[0-2]|[1-9])\r")
        .containsPattern("(?i)Retry-After: (1[0-2]|[1-9])\r")
        .contains("More than 5 failed authentications a minute.");
  }

  @Test
  void everyKindOfBadCredentialCounts() {
    for (var bad : new String[] {"Basic YTpi", "Bearer", "Bearer a.b.c", "Bearer x", "x"}) {
      assertThat(ask("127.0.1.2", bad)).startsWith("HTTP/1.1 401");
    }
    for (var bad : new String[] {"Basic YTpi", "Bearer a.b.c", "Bearer x y"}) {
      assertThat(ask("127.0.1.2", bad)).startsWith("HTTP/1.1 429");
    }
  }

  @Test
  void noCredentialIsNotAWrongOne() {
    for (int i = 0; i < 10; i++) {
      assertThat(ask("127.0.1.3", "")).startsWith("HTTP/1.1 401");
    }
    assertThat(ask("127.0.1.3", "Bearer x")).startsWith("HTTP/1.1 401");
  }

  @Test
  void anotherAddressIsNotConcerned() {
    useUp("127.0.1.4");
    assertThat(ask("127.0.1.5", "Bearer " + newToken(account, "metrics")))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void whoWasRightIsNotLockedOutByOthersOfTheAddress() throws InterruptedException {
    var known = newToken(account, "metrics");
    assertThat(ask("127.0.1.6", "Bearer " + known)).startsWith("HTTP/1.1 200");
    useUp("127.0.1.6");
    // Until it has to be looked up again.
    Thread.sleep(5_100);

    assertThat(ask("127.0.1.6", "Bearer " + known)).startsWith("HTTP/1.1 200");
  }

  @Test
  void theAdminIsNotLockedOut() {
    useUp("127.0.1.8");

    assertThat(ask("127.0.1.8", "Bearer " + ADMIN_TOKEN)).startsWith("HTTP/1.1 403");
    assertThat(ask("127.0.1.8", "Bearer " + ADMIN_TOKEN + "x")).startsWith("HTTP/1.1 429");
  }

  @Test
  void aFewOtherTokensOfTheAddressAreLookedUp() {
    var first = newToken(account, "metrics");
    var second = newToken(account, "metrics");
    useUp("127.0.1.9");

    assertThat(ask("127.0.1.9", "Bearer " + first)).startsWith("HTTP/1.1 200");
    assertThat(ask("127.0.1.9", "Bearer " + second)).startsWith("HTTP/1.1 429");
    assertThat(ask("127.0.1.9", "Bearer " + first)).startsWith("HTTP/1.1 200");
  }

  @Test
  void clientsOfAGatewayAreToldApartByWhatItSaw() {
    for (int i = 0; i < TightLimits.FAILURES; i++) {
      var madeUp = "203.0.113." + i + ", 192.0.2.1";
      assertThat(ask(TightLimits.GATEWAY, "Bearer x", madeUp)).startsWith("HTTP/1.1 401");
    }

    assertThat(ask(TightLimits.GATEWAY, "Bearer x", "203.0.113.99, 192.0.2.1"))
        .startsWith("HTTP/1.1 429");
    assertThat(ask(TightLimits.GATEWAY, "Bearer x", "192.0.2.1, 192.0.2.2"))
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void whoIsNoGatewaySaysNothingAboutClients() {
    for (int i = 0; i < TightLimits.FAILURES; i++) {
      assertThat(ask("127.0.1.10", "Bearer x", "203.0.113." + i + "\r\n" + SEEMS_TRUSTED))
          .startsWith("HTTP/1.1 401");
    }

    assertThat(ask("127.0.1.10", "Bearer x", "203.0.113.99\r\n" + SEEMS_TRUSTED))
        .startsWith("HTTP/1.1 429");
  }

  @Test
  @DisabledOnIntegrationTest("the pool is of the test's process")
  void anExpiredTokenIsAWrongOneAndIsNotLookedUpEachTime() throws SQLException {
    var expired = newToken(account, "metrics");
    database.update("UPDATE api_token SET expires_at = 1 WHERE account_id = ?", account);
    assertThat(ask("127.0.1.11", "Bearer " + expired)).startsWith("HTTP/1.1 401");

    withoutConnections(
        () -> {
          for (int i = 1; i < TightLimits.FAILURES; i++) {
            assertThat(ask("127.0.1.11", "Bearer " + expired)).startsWith("HTTP/1.1 401");
          }
          assertThat(ask("127.0.1.11", "Bearer " + expired)).startsWith("HTTP/1.1 429");
        });
  }

  @Test
  @DisabledOnIntegrationTest("the pool is of the test's process")
  void aGuessBeyondTheLimitCostsNoDatabaseWork() throws SQLException {
    useUp("127.0.1.7");
    // The look-up that such an address has left.
    assertThat(ask("127.0.1.7", "Bearer " + "x".repeat(43))).startsWith("HTTP/1.1 429");

    withoutConnections(
        () -> assertThat(ask("127.0.1.7", "Bearer " + "y".repeat(43))).startsWith("HTTP/1.1 429"));
  }

  private static void withoutConnections(Runnable work) throws SQLException {
    var dataSource = CDI.current().select(DataSource.class).get();
    try (var _ = dataSource.getConnection();
        var _ = dataSource.getConnection();
        var _ = dataSource.getConnection()) {
      work.run();
    }
  }
}
