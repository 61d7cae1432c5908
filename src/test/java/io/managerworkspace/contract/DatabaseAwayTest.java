package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.AdminApi.ACCOUNTS;
import static io.managerworkspace.testsupport.AdminApi.as;
import static io.managerworkspace.testsupport.AdminApi.asAdmin;
import static io.managerworkspace.testsupport.AdminApi.newAccount;
import static io.managerworkspace.testsupport.AdminApi.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.managerworkspace.security.authentication.TightLimits;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class DatabaseAwayTest {
  @Inject DataSource dataSource;

  private static void isUnavailable(ValidatableResponse answer) {
    String detail =
        answer
            .statusCode(503)
            .contentType("application/problem+json")
            .header("Retry-After", equalTo("5"))
            .body("size()", equalTo(5))
            .extract()
            .path("detail");
    assertThat(detail)
        .isEqualTo("The database cannot be reached or answers too late; try again later.");
  }

  @Test
  void anExhaustedPoolIsNotADefect() throws SQLException {
    var account = newAccount();
    var token = newToken(account, "metrics");
    var probe = "/manager_workspace/api/account/" + account + "/probe";

    try (var _ = dataSource.getConnection();
        var _ = dataSource.getConnection();
        var _ = dataSource.getConnection()) {
      isUnavailable(asAdmin().get(ACCOUNTS).then());
      isUnavailable(asAdmin().body("{\"name\": \"a\"}").put(ACCOUNTS + "/a").then());
      isUnavailable(asAdmin().get(ACCOUNTS + "/a/tokens").then());
      isUnavailable(asAdmin().delete(ACCOUNTS + "/a/tokens/" + UUID.randomUUID()).then());
      // Whose token it is cannot be known now: that is no reason to call it bad.
      isUnavailable(as(token).get(probe).then());
    }

    as(token).get(probe).then().statusCode(200);
  }

  @Test
  void aStatementThatTakesTooLongLeavesAUsableConnection() {
    var account = newAccount();
    var token = newToken(account, "metrics");
    var sql = "/manager_workspace/api/account/" + account + "/probe/sql/{sql}";

    isUnavailable(as(token).get(sql, "SELECT pg_sleep(60)").then());
    as(token).get(sql, "SELECT 1").then().statusCode(200);
  }

  @Test
  void aConnectionThatBreaksIsReplaced() {
    var account = newAccount();
    var token = newToken(account, "metrics");
    var sql = "/manager_workspace/api/account/" + account + "/probe/sql/{sql}";

    isUnavailable(as(token).get(sql, "SELECT pg_terminate_backend(pg_backend_pid())").then());
    as(token).get(sql, "SELECT 1").then().statusCode(200);
  }
}
