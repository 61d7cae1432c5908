package io.managerworkspace.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accounts and tokens as a test needs them, through the admin API. */
public final class AdminApi {
  public static final String ACCOUNTS = "/manager_workspace/api/admin/accounts";
  public static final String ADMIN_TOKEN = "test-admin-token";

  private AdminApi() {}

  /** A request with the admin token. */
  public static RequestSpecification asAdmin() {
    return as(ADMIN_TOKEN);
  }

  /** A request with a bearer token. */
  public static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
  }

  /** An account that no other test has; answers its id. */
  public static String newAccount() {
    var accountId = "acc-" + UUID.randomUUID();
    asAdmin().body(Map.of("name", "Acme")).put(ACCOUNTS + "/" + accountId).then().statusCode(201);
    return accountId;
  }

  /** A token of the account for user u1 that no limit stops; answers the token itself. */
  public static String newToken(String accountId, String... permissions) {
    return newToken(accountId, "unlimited", permissions);
  }

  /** A token of the account for user u1 with the usual limits. */
  public static String newLimitedToken(String accountId, String... permissions) {
    return newToken(accountId, "default", permissions);
  }

  private static String newToken(String accountId, String rateLimit, String... permissions) {
    var issued =
        asAdmin()
            .body(
                Map.of("userId", "u1", "permissions", List.of(permissions), "rateLimit", rateLimit))
            .post(ACCOUNTS + "/" + accountId + "/tokens")
            .then()
            .statusCode(201)
            .extract()
            .asString();
    // REST-assured would compile a program for the path, every time.
    return Loose.json(issued).get("token").asText();
  }
}
