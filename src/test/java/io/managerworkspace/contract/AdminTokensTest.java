package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AdminTokensTest {
  TestDatabase database;

  private static ValidatableResponse post(String accountId, String body) {
    return asAdmin().body(body).post(ACCOUNTS + "/{id}/tokens", accountId).then();
  }

  private static String tokens(String accountId) {
    return ACCOUNTS + "/" + accountId + "/tokens";
  }

  @Test
  void aTokenIsShownOnceAndStoredAsItsHash() throws Exception {
    var account = newAccount();
    var token = newToken(account, "metrics");

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(asAdmin().get(tokens(account)).asString()).doesNotContain(token);
    try (var connection = database.connect();
        var query =
            connection.prepareStatement("SELECT token_hash FROM api_token WHERE account_id = ?")) {
      query.setString(1, account);
      var row = query.executeQuery();
      row.next();
      assertThat(row.getBytes(1))
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(token.getBytes("US-ASCII")));
    }
  }

  @Test
  void tokensAreListedWithoutTheirSecrets() {
    var account = newAccount();
    var before = System.currentTimeMillis();
    var expiresAt = before + 3_600_000;
    String first =
        post(account, "{\"userId\": 7, \"permissions\": []}").statusCode(201).extract().path("id");
    post(
            account,
            """
            {"userId": "u2", "permissions": ["view-livechat-manager", "ingest", "agents", "ingest"],
             "expiresAt": %d, "rateLimit": "unlimited"}
            """
                .formatted(expiresAt))
        .statusCode(201);

    List<Map<String, Object>> listed =
        asAdmin().get(tokens(account)).then().statusCode(200).extract().path("$");

    assertThat(listed).hasSize(2);
    assertThat(listed.get(0))
        .containsOnlyKeys("id", "userId", "permissions", "rateLimit", "createdAt")
        .containsEntry("id", first)
        .containsEntry("userId", "7")
        .containsEntry("permissions", List.of())
        .containsEntry("rateLimit", "default");
    assertThat(listed.get(1))
        .containsOnlyKeys("id", "userId", "permissions", "expiresAt", "rateLimit", "createdAt")
        .containsEntry("permissions", List.of("view-livechat-manager", "ingest", "agents"))
        .containsEntry("expiresAt", expiresAt)
        .containsEntry("rateLimit", "unlimited");
    assertThat((Long) listed.get(1).get("createdAt")).isBetween(before, System.currentTimeMillis());
  }

  @Test
  void allViolationsComeTogether() {
    post(
            "not an id",
            """
            {"permissions": ["metrics", "admin", 5], "agentGroupIds": ["1", ""], "expiresAt": 1000,
             "rateLimit": "UNLIMITED", "scope": "all"}
            """)
        .statusCode(400)
        .body(
            "causes.field.sort()",
            equalTo(
                List.of(
                    "accountId",
                    "agentGroupIds[1]",
                    "expiresAt",
                    "permissions[1]",
                    "permissions[2]",
                    "rateLimit",
                    "scope",
                    "userId")));
  }

  @Test
  void managedGroupsAreShown() {
    var account = newAccount();
    post(account, managing("[1, \"x\", 1]")).statusCode(201);
    post(account, managing("null")).statusCode(201);

    asAdmin()
        .get(tokens(account))
        .then()
        .body("agentGroupIds", contains(List.of("1", "x"), null))
        .body("[1]", not(hasKey("agentGroupIds")));
  }

  @Test
  void managedGroupsAreSomeOrNotNamedAtAll() {
    var account = newAccount();
    post(account, managing("[]"))
        .statusCode(400)
        .body("causes.field", equalTo(List.of("agentGroupIds")))
        .body("causes[0].message", containsString("at least one group"));
    post(account, managing("\"1\"")).body("causes.field", equalTo(List.of("agentGroupIds")));
    post(account, managing("[1.5, true, 2, null]"))
        .body(
            "causes.field",
            equalTo(List.of("agentGroupIds[0]", "agentGroupIds[1]", "agentGroupIds[3]")));
    assertThat(asAdmin().get(tokens(account)).asString()).isEqualTo("[]");
  }

  private static String managing(String groups) {
    return "{\"userId\": \"u\", \"permissions\": [], \"agentGroupIds\": " + groups + "}";
  }

  @Test
  void permissionsAreARequiredArray() {
    var account = newAccount();
    post(account, "{\"userId\": \"u\"}").body("causes.field", equalTo(List.of("permissions")));
    post(account, "{\"userId\": \"u\", \"permissions\": \"metrics\"}")
        .body("causes.field", equalTo(List.of("permissions")));
    post(account, "{\"userId\": \"u\", \"permissions\": {}}")
        .body("causes.field", equalTo(List.of("permissions")));
  }

  @Test
  void anUnknownAccountHasNoTokens() {
    post("nobody", "{\"userId\": \"u\", \"permissions\": []}").statusCode(404);
    asAdmin().get(tokens("nobody")).then().statusCode(404);
    asAdmin().delete(tokens("nobody") + "/" + UUID.randomUUID()).then().statusCode(404);
    asAdmin().get(tokens("no.id")).then().statusCode(400);
  }

  @Test
  void aTokenIsRevokedOnceAndOnlyInItsAccount() {
    var account = newAccount();
    newToken(account);
    String id = asAdmin().get(tokens(account)).path("[0].id");

    asAdmin().delete(tokens(newAccount()) + "/" + id).then().statusCode(404);
    asAdmin().delete(tokens(account) + "/not-a-uuid").then().statusCode(404);
    asAdmin().delete(tokens(account) + "/" + id).then().statusCode(204);
    asAdmin().delete(tokens(account) + "/" + id).then().statusCode(404);

    assertThat(asAdmin().get(tokens(account)).asString()).isEqualTo("[]");
  }
}
