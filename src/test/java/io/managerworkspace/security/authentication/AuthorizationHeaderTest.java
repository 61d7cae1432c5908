package io.managerworkspace.security.authentication;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AuthorizationHeaderTest {
  private static void isRefused(ValidatableResponse answer, int status) {
    answer
        .statusCode(status)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo(status == 401 ? "Bearer" : null))
        .body("status", equalTo(status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "bearer",
        "Basic YTpi",
        "Bearer  two words",
        "Bearer a, Bearer b",
        "Bearer Bearer test-admin-token",
        "Bearer\ttest-admin-token",
        "test-admin-token",
        "Bearer test-admin-toke",
        "Bearer test-admin-token1",
        "Bearer TEST-ADMIN-TOKEN",
        "Bearer '; DROP TABLE api_token; --",
        "Negotiate",
        "\u00ff\u00fe",
        "Bearer \u00ff\u00fe",
      })
  void anOddAuthorizationIsABadOne(String header) {
    isRefused(given().header("Authorization", header).get(ACCOUNTS).then(), 401);
  }

  @Test
  void aHugeAuthorizationIsABadOne() {
    isRefused(as("a".repeat(9_000)).get(ACCOUNTS).then(), 401);
    isRefused(as("a".repeat(8_000)).get(ACCOUNTS).then(), 401);
  }

  @Test
  void theSchemeIsWrittenInAnyCase() {
    given().header("Authorization", "bEARER test-admin-token").get(ACCOUNTS).then().statusCode(200);
  }

  @Test
  void twoCredentialsAreNone() {
    isRefused(
        given()
            .header("Authorization", "Bearer test-admin-token", "Bearer test-admin-token")
            .get(ACCOUNTS)
            .then(),
        401);
  }
}
