package io.managerworkspace.security.limits;

import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newLimitedToken;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.managerworkspace.security.authentication.TightLimits;
import io.managerworkspace.testsupport.Calls;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a credential may ask, and what is answered beyond it. */
@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
public class LimitsTest {
  private static final String POLICY =
      "\"questions\";q=6;w=60, \"questions-at-once\";q=2;qu=\"concurrent-requests\"";

  private String account;

  @BeforeEach
  void open() {
    account = newAccount();
    // So that every class is loaded before time counts.
    ask(newToken(account, "metrics"));
  }

  private ValidatableResponse ask(String token) {
    return Calls.ask(token, account);
  }

  private ValidatableResponse ingest(String token) {
    return Calls.ingest(token, account);
  }

  public static void isRefused(ValidatableResponse answer, String limit, String detail) {
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

  @Test
  void theRateOfACredentialIsLimited() {
    var token = newLimitedToken(account, "metrics", "ingest");

    for (int left = TightLimits.QUESTIONS - 1; left >= 0; left--) {
      ask(token)
          .statusCode(200)
          .header("RateLimit", "\"questions\";r=%d;t=10".formatted(left))
          .header("RateLimit-Policy", POLICY)
          .header("Retry-After", nullValue());
    }
    isRefused(ask(token), "questions", "More than 6 questions a minute.");
    ask(token).header("RateLimit-Policy", POLICY);

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
      Calls.ask(token, "other").statusCode(403);
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
}
