package io.managerworkspace.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.managerworkspace.testsupport.Calls;
import io.managerworkspace.testsupport.Claims;
import io.managerworkspace.testsupport.Issuer;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks with JWTs. */
final class JwtCalls {
  private static final int MOST_ATTEMPTS = 80;

  private JwtCalls() {}

  /** Waits until tokens of the issuer get this answer: its keys are not fetched at every call. */
  static void await(Issuer issuer, String account, int status) {
    int attempts = 0;
    while (ask(issuer.sign(Claims.of(account)), account).extract().statusCode() != status) {
      assertThat(attempts++).isLessThan(MOST_ATTEMPTS);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  static ValidatableResponse ask(String token, String account) {
    return Calls.ask(token, account);
  }

  static void isRefused(ValidatableResponse answer, int status) {
    answer
        .statusCode(status)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo(status == 401 ? "Bearer" : null))
        .body("status", equalTo(status));
  }
}
