package io.managerworkspace.security.authentication;

import static io.managerworkspace.security.limits.LimitsTest.isRefused;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newLimitedToken;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static io.managerworkspace.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.Calls;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.RawHttp;
import io.managerworkspace.testsupport.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What refusals count and cost, and requests at once: only to be seen from inside the service. */
@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class RefusalsTest {
  /** Takes as long as a test holds it up, whatever the timeout of statements is. */
  private static final String WORK =
      "BEGIN; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(7); COMMIT";

  private static final String WORKING =
      "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND NOT granted";

  @Inject DataSource dataSource;
  @Inject MeterRegistry meters;
  TestDatabase database;
  @TestHTTPResource URI server;

  private String account;
  private String probe;

  @BeforeEach
  void open() {
    account = newAccount();
    probe = "/manager_workspace/api/account/" + account + "/probe";
    // So that every class is loaded before time counts.
    ask(newToken(account, "metrics"));
  }

  private ValidatableResponse ask(String token) {
    return Calls.ask(token, account);
  }

  /** Keeps those who {@link #WORK} waiting until it is closed. */
  private Connection holdingWork() throws SQLException {
    var connection = database.connect();
    connection.createStatement().execute("SELECT pg_advisory_lock(7)");
    return connection;
  }

  private void awaitWork() {
    var all = List.of("" + TightLimits.AT_ONCE);
    await("work", () -> database.texts(WORKING).equals(all));
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
  void requestsAtOnceAreLimited() throws SQLException {
    var token = newLimitedToken(account, "metrics");
    var before = refused("questions", "concurrency");
    List<CompletableFuture<Integer>> running;
    try (var _ = holdingWork()) {
      running =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(() -> work(token), Thread::startVirtualThread))
              .limit(TightLimits.AT_ONCE)
              .toList();
      awaitWork();

      isRefused(ask(token), "questions-at-once", "More than 2 questions at once.");
      assertThat(refused("questions", "concurrency")).isEqualTo(before + 1);
    }

    assertThat(running).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    ask(token).statusCode(200).header("RateLimit", "\"questions\";r=3;t=10");
  }

  private int work(String token) {
    return as(token).get(probe + "/sql/{sql}", WORK).statusCode();
  }

  @Test
  void whoGoesAwayKeepsThePlaceUntilTheWorkHasEnded() throws SQLException {
    var token = newLimitedToken(account, "metrics");
    var work = URLEncoder.encode(WORK, StandardCharsets.UTF_8).replace("+", "%20");
    var request =
        "GET %s/sql/%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(probe, work, token);
    try (var _ = holdingWork()) {
      IntStream.range(0, TightLimits.AT_ONCE).forEach(_ -> RawHttp.sendAndLeave(server, request));
      awaitWork();

      isRefused(ask(token), "questions-at-once", "More than 2 questions at once.");
    }

    await("a place", () -> ask(token).extract().statusCode() == 200);
  }
}
