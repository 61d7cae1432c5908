package io.managerworkspace.security.authentication;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.ADMIN_TOKEN;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static io.managerworkspace.testsupport.Calls.ask;
import static io.managerworkspace.testsupport.Calls.ingest;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.managerworkspace.testsupport.Claims;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Issuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CredentialsTest {
  private static final String PROBES = "only the test tree has these endpoints";

  private static String probe(String accountId) {
    return "/manager_workspace/api/account/" + accountId + "/probe";
  }

  private static void isRefused(ValidatableResponse answer, int status) {
    answer
        .statusCode(status)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo(status == 401 ? "Bearer" : null))
        .body("status", equalTo(status));
  }

  @Test
  @DisabledOnIntegrationTest(PROBES)
  void aTokenOpensItsAccountToItsUser() {
    var account = newAccount();

    as(newToken(account, "metrics"))
        .get(probe(account))
        .then()
        .statusCode(200)
        .body(equalTo("u1 in " + account));
  }

  @Test
  void withoutACredentialNothingIsTold() {
    isRefused(ask(given(), newAccount()), 401);
    isRefused(ask(given(), "nobody"), 401);
    isRefused(given().get(ACCOUNTS).then(), 401);
    isRefused(given().get(ACCOUNTS + "/nobody").then(), 401);
  }

  @Test
  void aBadCredentialIsRefusedWhereverItIsUsed() {
    isRefused(ask("a".repeat(43), newAccount()), 401);
    isRefused(as("a".repeat(43)).get(ACCOUNTS).then(), 401);
  }

  @Test
  void noJwtIsGoodUnlessAnIssuerIsConfigured() {
    var account = newAccount();
    isRefused(ask(Issuer.rsa("k").sign(Claims.of(account)), account), 401);
    isRefused(ask("e30.e30.", account), 401);
  }

  @Test
  void aPermissionThatWasNotGrantedIsMissing() {
    var account = newAccount();
    var token = newToken(account, "metrics");

    isRefused(ingest(token, account), 403);
    isRefused(ask(newToken(account), account), 403);
  }

  @Test
  void anotherAccountIsForbiddenWhetherItExistsOrNot() {
    var token = newToken(newAccount(), "metrics");

    isRefused(ask(token, newAccount()), 403);
    isRefused(ask(token, "nobody"), 403);
    isRefused(ask(token, "no%20id%0a"), 403);
  }

  @Test
  @DisabledOnIntegrationTest(PROBES)
  void alsoWhatIsOpenToAllIsClosedToNobody() {
    isRefused(given().get(probe("nobody") + "/open").then(), 401);
    isRefused(as("a".repeat(43)).get(probe("nobody") + "/open").then(), 401);
  }

  @Test
  @DisabledOnIntegrationTest(PROBES)
  void theAccountIsCheckedAlsoWhereAResourceAsksForNoPermission() {
    var account = newAccount();
    var token = newToken(account);

    as(token).get(probe(account) + "/authenticated").then().statusCode(200);
    isRefused(as(token).get(probe(newAccount()) + "/authenticated").then(), 403);
    as(token).get(probe(account) + "/open").then().statusCode(200);
    isRefused(as(token).get(probe(newAccount()) + "/open").then(), 403);
  }

  @Test
  void anAccountIsItsExactName() {
    var account = newAccount();
    var token = newToken(account, "metrics");

    isRefused(ask(token, account.toUpperCase()), 403);
    ask(as(token).urlEncodingEnabled(false), account + ";x=1").statusCode(404);
    isRefused(ask(token, account + ";x=1"), 403);
    isRefused(ask(as(token).urlEncodingEnabled(false), account + "%2F"), 403);
  }

  @Test
  @DisabledOnIntegrationTest(PROBES)
  void anEndpointWithoutARuleIsDenied() {
    var account = newAccount();

    isRefused(as(newToken(account, "metrics")).get(probe(account) + "/forgotten").then(), 403);
    isRefused(given().get(probe(account) + "/forgotten").then(), 401);
  }

  @Test
  void theAdminTokenIsForTheAdminApiOnly() {
    var account = newAccount();

    isRefused(ask(ADMIN_TOKEN, account), 403);
    isRefused(ingest(ADMIN_TOKEN, account), 403);
  }

  @Test
  void theAdminApiIsForTheAdminTokenOnly() {
    var account = newAccount();
    var token =
        newToken(account, "metrics", "ingest", "view-livechat-manager", "view-livechat-reports");

    isRefused(as(token).get(ACCOUNTS).then(), 403);
    isRefused(as(token).get(ACCOUNTS + "/" + account).then(), 403);
    isRefused(as(token).body("{").put(ACCOUNTS + "/" + account).then(), 403);
    isRefused(as(token).get(ACCOUNTS + "/" + account + "/tokens").then(), 403);
    isRefused(as(token).body("{}").post(ACCOUNTS + "/" + account + "/tokens").then(), 403);
    isRefused(as(token).delete(ACCOUNTS + "/" + account + "/tokens/1").then(), 403);
  }

  @Test
  void aTokenExpiresAlsoWhileItIsRemembered() throws InterruptedException {
    var account = newAccount();
    String token;
    long expiresAt;
    int status;
    long life = 500;
    do {
      life *= 2;
      expiresAt = System.currentTimeMillis() + life;
      token = newTokenUntil(expiresAt, account);
      status = ask(token, account).extract().statusCode();
      // A busy machine may have taken so long that it expired before it was ever used.
    } while (status == 401 && System.currentTimeMillis() >= expiresAt);
    assertThat(status).isEqualTo(200);

    Thread.sleep(Math.max(0, expiresAt - System.currentTimeMillis()) + 1);

    isRefused(ask(token, account), 401);
  }

  private static String newTokenUntil(long expiresAt, String account) {
    return asAdmin()
        .body(
            "{\"userId\": \"u\", \"permissions\": [\"metrics\"], \"expiresAt\": %d}"
                .formatted(expiresAt))
        .post(ACCOUNTS + "/" + account + "/tokens")
        .path("token");
  }

  @Test
  void aRevocationIsEffectiveAtOnceUnderLoad() throws InterruptedException {
    var account = newAccount();
    var token = newToken(account, "metrics");
    String id = asAdmin().get(ACCOUNTS + "/" + account + "/tokens").path("[0].id");
    var done = new AtomicBoolean();
    var load =
        Thread.startVirtualThread(
            () -> {
              while (!done.get()) {
                ask(token, account);
              }
            });
    try {
      ask(token, account).statusCode(200);

      asAdmin().delete(ACCOUNTS + "/" + account + "/tokens/" + id).then().statusCode(204);

      for (int i = 0; i < 20; i++) {
        isRefused(ask(token, account), 401);
      }
    } finally {
      done.set(true);
      load.join();
    }
  }
}
