package io.managerworkspace.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.testsupport.AccountRows;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.BorrowedConnections;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.LoggedLines;
import io.managerworkspace.testsupport.Twin;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every endpoint and every parameter with the ids of another account: nothing of it is found,
 * nothing of it changes, and it cannot be told from one that does not exist.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ForeignAccountTest {
  private static final String MARK = "zq81xk";
  private static final String UNKNOWN_MARK = "vj27wp";

  @Inject Database database;
  @Inject Scheduler scheduler;
  @Inject BorrowedConnections borrowed;
  @TestHTTPResource URI server;

  private Workspace own;
  private Workspace other;
  private String token;
  private Walk walk;
  private Map<String, String> otherRows;
  private LoggedLines log;

  @BeforeEach
  void fill() throws InterruptedException {
    own = new Twin(Workspace.open(server), "own", 8).fill().workspace();
    var twin = new Twin(Workspace.open(server), MARK, 12).fill();
    other = twin.workspace();
    token =
        AdminApi.newToken(
            own.id(),
            "metrics",
            "agents",
            "ingest",
            "view-livechat-manager",
            "view-livechat-reports");
    String tokenId =
        AdminApi.asAdmin().get(AdminApi.ACCOUNTS + "/" + other.id() + "/tokens").path("[0].id");
    otherRows = twin.settled(database);
    scheduler.pause();
    borrowed.awaitQuiet();
    log = LoggedLines.ofEverything();
    walk =
        new Walk(
            server.toString().replaceAll("/+$", ""),
            Ids.of(other.id(), tokenId, MARK),
            Ids.of("acc-" + UUID.randomUUID(), UUID.randomUUID().toString(), UNKNOWN_MARK),
            List.of(MARK, other.id(), other.token(), tokenId),
            borrowed);
  }

  /** Requests leave their path in the audit log, and nothing else of what they say anywhere. */
  @AfterEach
  void nothingIsChangedNorLogged() {
    log.close();
    scheduler.resume();
    assertThat(new AccountRows(database).contents(other.id())).isEqualTo(otherRows);
    var lines = log.texts("%c: %s%e");
    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(MARK));
    assertThat(lines.stream().filter(line -> !line.startsWith("audit: ")))
        .noneMatch(line -> walk.secrets().stream().anyMatch(line::contains));
  }

  @Test
  void anAccountInThePathIsRefusedAsOneThatDoesNotExist() {
    for (var step : Steps.all()) {
      if (step.path().contains("{accountId}")) {
        var answer = walk.abroad(step, Optional.of(token));
        if (answer.work() > 0) {
          // That was the token, which is looked up again every few seconds.
          answer = walk.abroad(step, Optional.of(token));
        }
        assertThat(answer.status()).as(step.endpoint()).isEqualTo(403);
        assertThat(answer.work()).as(step.endpoint()).isZero();
      }
    }
  }

  @Test
  void idsOfItAreUnknownInAnAccountOfOnesOwn() {
    for (var step : Steps.all()) {
      int status = walk.within(own.id(), step, token).status();
      assertThat(status).as(step.endpoint()).isEqualTo(step.isAdministration() ? 403 : 200);
    }
  }

  @Test
  void whoeverHasNoCredentialLearnsNothing() {
    for (var step : Steps.all()) {
      var answer = walk.abroad(step, Optional.empty());
      assertThat(answer.status()).as(step.endpoint()).isEqualTo(401);
      assertThat(answer.work()).as(step.endpoint()).isZero();
      assertThat(walk.abroad(step, Optional.of("x".repeat(43))).status()).isEqualTo(401);
    }
  }

  @Test
  void theAdministrationOfAnAccountKnowsThatAccountAlone() {
    for (var step : Steps.all()) {
      if (step.endpoint().matches("GET .*accountId.*|DELETE .*tokenId.*")
          && step.isAdministration()) {
        int status = walk.within(own.id(), step, AdminApi.ADMIN_TOKEN).status();
        assertThat(status).as(step.endpoint()).isEqualTo(step.method().equals("GET") ? 200 : 404);
      } else if (step.path().endsWith("/explain")) {
        // A plan estimates rows of tables that accounts share: an admin may know.
        var ids = walk.foreign().within(own.id());
        assertThat(walk.send(step, ids, Optional.of(AdminApi.ADMIN_TOKEN)).status()).isEqualTo(200);
      }
    }
  }
}
