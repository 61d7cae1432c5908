package io.managerworkspace.access;

import static io.managerworkspace.testsupport.AdminApi.ADMIN_TOKEN;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.Calls;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.RawHttp;
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
class FailedAuthenticationsTest {
  @TestHTTPResource URI server;

  private String account;

  @BeforeEach
  void open() {
    account = newAccount();
  }

  private String ask(String client, String authorization) {
    var question = Question.ofLastHour().byTime("csat").toString();
    var header = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
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
    for (var bad : new String[] {"Basic YTpi", "Bearer a.b.c", "Bearer " + ADMIN_TOKEN}) {
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
  void whoWasRightAMomentAgoIsNotLockedOutByOthersOfTheAddress() throws InterruptedException {
    var known = newToken(account, "metrics");
    var unknown = newToken(account, "metrics");
    assertThat(ask("127.0.1.6", "Bearer " + known)).startsWith("HTTP/1.1 200");
    useUp("127.0.1.6");

    assertThat(ask("127.0.1.6", "Bearer " + unknown)).startsWith("HTTP/1.1 429");
    Thread.sleep(5_100);
    assertThat(ask("127.0.1.6", "Bearer " + known)).startsWith("HTTP/1.1 200");
  }

  @Test
  @DisabledOnIntegrationTest("the pool is of the test's process")
  void aGuessBeyondTheLimitCostsNoDatabaseWork() throws SQLException {
    useUp("127.0.1.7");
    var dataSource = CDI.current().select(DataSource.class).get();
    try (var _ = dataSource.getConnection();
        var _ = dataSource.getConnection();
        var _ = dataSource.getConnection()) {
      assertThat(ask("127.0.1.7", "Bearer " + "x".repeat(43))).startsWith("HTTP/1.1 429");
    }
  }
}
