package io.managerworkspace.access;

import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newLimitedToken;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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

/** What a credential may ask, and what is answered beyond it. */
@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class LimitsTest {
  private static final String POLICY =
      "\"questions\";q=6;w=60, \"questions-at-once\";q=2;qu=\"concurrent-requests\"";

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
    return as(token).get(probe).then();
  }

  private ValidatableResponse ingest(String token) {
    return as(token)
        .body("[]")
        .post("/manager_workspace/api/account/" + account + "/ingest/events")
        .then();
  }

  private ValidatableResponse sleep(String token) {
    return as(token).get(probe + "/sql/{sql}", "SELECT pg_sleep(1)").then();
  }

  private static void isRefused(ValidatableResponse answer, String limit, String detail) {
    answer
        .statusCode(429)
        .contentType("application/problem+json")
        .body("size()", equalTo(5))
        .body("status", equalTo(429))
        .body("title", equalTo("Too Many Requests"))
        .body("detail", equalTo(detail));
    var seconds = Integer.parseInt(answer.extract().header("Retry-After"));
    assertThat(seconds).isBetween(1, 60);
    assertThat(answer.extract().header("RateLimit"))
        .isEqualTo("\"%s\";r=0;t=%d".formatted(limit, seconds));
  }

  private void useUp(String token) {
    IntStream.range(0, TightLimits.QUESTIONS).forEach(_ -> ask(token).statusCode(200));
  }

  private double refused(String limit, String by) {
    return meters.get("workspace.limits.refused").tags("limit", limit, "by", by).counter().count();
  }

  @Test
  void theRateOfACredentialIsLimited() {
    var token = newLimitedToken(account, "metrics", "ingest");
    var before = refused("questions", "rate");

    for (int left = TightLimits.QUESTIONS - 1; left >= 0; left--) {
      ask(token)
          .statusCode(200)
          .header("RateLimit", "\"questions\";r=%d;t=10".formatted(left))
          .header("RateLimit-Policy", POLICY)
          .header("Retry-After", nullValue());
    }
    isRefused(ask(token), "questions", "More than 6 questions a minute.");
    ask(token).header("RateLimit-Policy", POLICY);
    assertThat(refused("questions", "rate")).isEqualTo(before + 2);

    ingest(token).statusCode(200);
    ask(newLimitedToken(account, "metrics")).statusCode(200);
  }

  @Test
  void ingestionHasARateOfItsOwn() {
    var token = newLimitedToken(account, "metrics", "ingest");

    IntStream.range(0, TightLimits.INGESTION).forEach(_ -> ingest(token).statusCode(200));

    isRefused(ingest(token), "ingestion", "More than 3 ingestion calls a minute.");
    ask(token).statusCode(200);
  }

  @Test
  void aTokenWithoutLimitsHasNone() {
    var token = newToken(account, "metrics", "ingest");

    for (int i = 0; i < 20; i++) {
      ask(token).statusCode(200).header("RateLimit", nullValue());
      ingest(token).statusCode(200);
    }
  }

  @Test
  void aRefusedAccessTakesNothing() {
    var token = newLimitedToken(account, "metrics");

    for (int i = 0; i < 10; i++) {
      ingest(token).statusCode(403);
      as(token).get("/manager_workspace/api/account/other/probe").then().statusCode(403);
    }

    ask(token).statusCode(200).header("RateLimit", "\"questions\";r=5;t=10");
  }

  @Test
  void whoWaitedMayAskAgain() throws InterruptedException {
    var token = newLimitedToken(account, "metrics");
    useUp(token);
    var seconds = Integer.parseInt(ask(token).statusCode(429).extract().header("Retry-After"));

    Thread.sleep(seconds * 1_000L);

    ask(token).statusCode(200);
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
