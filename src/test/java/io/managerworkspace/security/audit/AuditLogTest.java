package io.managerworkspace.security.audit;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.LoggedLines;
import io.managerworkspace.testsupport.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AuditLogTest {
  private final LoggedLines log = LoggedLines.of("audit");

  @AfterEach
  void stopListening() {
    log.close();
  }

  private List<String> lines() {
    return log.texts("%s");
  }

  @Test
  void everyAdminCallLeavesALine() {
    var account = newAccount();
    asAdmin().get(ACCOUNTS + "?secret=1");
    asAdmin().body("{}").put(ACCOUNTS + "/" + account);
    asAdmin().get(ACCOUNTS + "/nobody");
    asAdmin().delete(ACCOUNTS + "/" + account);

    assertThat(lines())
        .containsExactly(
            line("admin", "PUT", ACCOUNTS + "/" + account, account, 201),
            line("admin", "GET", ACCOUNTS, "", 200),
            line("admin", "PUT", ACCOUNTS + "/" + account, account, 400),
            line("admin", "GET", ACCOUNTS + "/nobody", "nobody", 404),
            line("admin", "DELETE", ACCOUNTS + "/" + account, account, 202));
  }

  @Test
  void everyRefusedAccessLeavesALineAndAGrantedOneNone() {
    var account = newAccount();
    var token = newToken(account, "metrics");
    String id = asAdmin().get(ACCOUNTS + "/" + account + "/tokens").path("[0].id");
    var path = "/manager_workspace/api/account/%s/probe";
    log.clear();

    given().get(path.formatted(account));
    as("a".repeat(43)).get(path.formatted(account));
    as(token).get(path.formatted(account));
    as(token).get(path.formatted(account) + "/ingest");
    as(token).get(path.formatted("other"));
    as(token).get(ACCOUNTS);

    var who = "user u1 with token " + id;
    assertThat(lines())
        .containsExactly(
            line("nobody", "GET", path.formatted(account), account, 401),
            line("nobody", "GET", path.formatted(account), account, 401),
            line(who, "GET", path.formatted(account) + "/ingest", account, 403),
            line(who, "GET", path.formatted("other"), "other", 403),
            line(who, "GET", ACCOUNTS, account, 403));
  }

  @Test
  void askingForAnotherGroupLeavesALine() {
    var account = newAccount();
    var issued =
        asAdmin()
            .body(
                Map.of(
                    "userId", "u1",
                    "permissions", List.of("metrics"),
                    "agentGroupIds", List.of("1")))
            .post(ACCOUNTS + "/" + account + "/tokens");
    var path = "/manager_workspace/api/account/" + account + "/metrics";
    log.clear();

    as(issued.path("token"))
        .body(Question.ofLastHour().with("filters.agentGroupIds", "[2]").toString())
        .post(path)
        .then()
        .statusCode(403);

    var who = "user u1 with token " + issued.<String>path("id");
    assertThat(lines()).containsExactly(line(who, "POST", path, account, 403));
  }

  @Test
  void noTokenIsWritten() {
    var account = newAccount();
    var token = newToken(account);
    as(token).get(ACCOUNTS);
    as("wrong-token").get(ACCOUNTS + "?token=" + token);

    assertThat(lines()).noneMatch(line -> line.contains(token) || line.contains("wrong-token"));
  }

  @Test
  void whatACallerWroteCannotForgeALine() {
    var account = newAccount();
    asAdmin()
        .body(Map.of("userId", "u\" outcome=200", "permissions", List.of()))
        .post(ACCOUNTS + "/" + account + "/tokens");
    log.clear();

    given().urlEncodingEnabled(false).get("/manager_workspace/api/account/a%0ab%22/probe");

    assertThat(lines())
        .containsExactly(
            line("nobody", "GET", "/manager_workspace/api/account/a%0ab%22/probe", "a?b'", 401));
  }

  private static String line(String who, String method, String path, String account, int outcome) {
    return "who=\"%s\" what=\"%s %s\" account=\"%s\" outcome=%d"
        .formatted(who, method, path, account, outcome);
  }
}
