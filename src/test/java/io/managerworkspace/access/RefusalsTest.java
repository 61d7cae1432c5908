package io.managerworkspace.access;

import static io.managerworkspace.access.LimitsTest.isRefused;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newLimitedToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.Calls;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What refusals count and cost, and requests at once: only to be seen from inside the service. */
@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class RefusalsTest {
  @Inject DataSource dataSource;
  @Inject MeterRegistry meters;
  @TestHTTPResource URI server;

  private String account;
  private String probe;

  @BeforeEach
  void open() {
    account = newAccount();
    probe = "/manager_workspace/api/account/" + account + "/probe";
  }

  private ValidatableResponse ask(String token) {
    return Calls.ask(token, account);
  }

  private ValidatableResponse sleep(String token) {
    return as(token).get(probe + "/sql/{sql}", "SELECT pg_sleep(1)").then();
  }

  private void useUp(String token) {
    IntStream.range(0, TightLimits.QUESTIONS).forEach(_ -> ask(token).statusCode(200));
  }

  private double refused(String limit, String by) {
    return meters.get("workspace.limits.refused").tags("limit", limit, "by", by).counter().count();
  }

  @Test
  void whatIsRefusedIsCounted() {
    var token = newLimitedToken(account, "metrics");
    var before = refused("questions", "rate");
    useUp(token);

    ask(token).statusCode(429);
    ask(token).statusCode(429);

    assertThat(refused("questions", "rate")).isEqualTo(before + 2);
  }

  @Test
  void aRequestThatIsRefusedCostsNoDatabaseWork() throws SQLException, InterruptedException {
    var token = newLimitedToken(account, "metrics");
    useUp(token);
    // Longer than the token is remembered as good.
    Thread.sleep(5_100);

    try (var _ = dataSource.getConnection();
        var _ = dataSource.getConnection();
        var _ = dataSource.getConnection()) {
      isRefused(ask(token), "questions", "More than 6 questions a minute.");
    }
  }

  @Test
  void requestsAtOnceAreLimited() throws InterruptedException {
    var token = newLimitedToken(account, "metrics");
    var before = refused("questions", "concurrency");
    var running =
        IntStream.range(0, TightLimits.AT_ONCE)
            .mapToObj(_ -> Thread.ofVirtual().start(() -> sleep(token).statusCode(200)))
            .toList();
    Thread.sleep(500);

    isRefused(ask(token), "questions-at-once", "More than 2 questions at once.");
    assertThat(refused("questions", "concurrency")).isEqualTo(before + 1);

    for (var thread : running) {
      thread.join();
    }
    ask(token).statusCode(200).header("RateLimit", "\"questions\";r=3;t=10");
  }

  @Test
  void whoGoesAwayKeepsThePlaceUntilTheWorkHasEnded() throws InterruptedException {
    var token = newLimitedToken(account, "metrics");
    var request =
        "GET %s/sql/SELECT%%20pg_sleep(1) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(probe, token);
    IntStream.range(0, TightLimits.AT_ONCE).forEach(_ -> RawHttp.sendAndLeave(server, request));
    Thread.sleep(300);

    isRefused(ask(token), "questions-at-once", "More than 2 questions at once.");
    Thread.sleep(1_500);
    ask(token).statusCode(200);
  }
}
