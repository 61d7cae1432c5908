package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.jobs.AccountTables.AccountTable;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.opencounts.ServiceLevels;
import io.managerworkspace.rollup.Deletions;
import io.managerworkspace.rollup.Rollup;
import io.managerworkspace.rollup.Watermark;
import io.managerworkspace.testsupport.AccountRows;
import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Twin;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of a deleted account go, all of them, a few at a time, and nobody else's. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AccountRemovalTest {
  private static final int ROWS_AT_ONCE = 7;

  @Inject Database database;
  @Inject AccountChanges changes;
  @Inject Rollup rollup;
  @TestHTTPResource URI server;

  private AccountRows rows;
  private Twin twin;
  private String account;

  @BeforeEach
  void fill() {
    rows = new AccountRows(database);
    twin = new Twin(Workspace.open(server), "twin", 12).fill();
    account = twin.workspace().id();
  }

  private static void delete(String accountId) {
    AdminApi.asAdmin().delete(AdminApi.ACCOUNTS + "/" + accountId).then().statusCode(202);
  }

  private Deletions jobs() {
    return new Deletions(database, changes, ROWS_AT_ONCE);
  }

  private long all() {
    return rows.counts(account).values().stream().mapToLong(n -> n).sum();
  }

  @Test
  void aBatchIsSmallAndAnotherJobGoesOnWhereOneWasInterrupted() {
    twin.settled(database);
    // What is noted here is soon done; behind the deletion nobody does it any more.
    assertThat(rows.counts(account).keySet())
        .containsAll(
            AccountTables.all().stream()
                .map(AccountTable::name)
                .filter(name -> !name.equals("service_level_change"))
                .toList());
    var other = new Twin(Workspace.open(server), "other", 9).fill();
    var before = other.settled(database);
    delete(account);
    database.inTransaction(
        session -> {
          ServiceLevels.note(session, account);
          return null;
        });
    long first = all();

    var interrupted = new AccountRemoval(database, account, ROWS_AT_ONCE);
    long left = first;
    while (left > first / 2) {
      assertThat(interrupted.goOn()).isTrue();
      assertThat(left - all()).isBetween(0L, (long) ROWS_AT_ONCE);
      left = all();
    }
    assertThat(deletedRows()).isEqualTo(first - left);
    jobs().run();

    assertThat(rows.counts(account)).isEqualTo(Map.of("account_deletion", 1L));
    assertThat(deletedRows()).isEqualTo(first - 1);
    assertThat(rows.contents(other.workspace().id())).isEqualTo(before);
    jobs().finish();
    assertThat(rows.counts(account)).isEmpty();
  }

  private long deletedRows() {
    var sql = Sql.of("SELECT deleted_rows FROM account_deletion WHERE account_id = ?", account);
    return database.with(session -> session.first(sql, row -> row.getLong(1))).orElseThrow();
  }

  @Test
  void manyReplicasDoItTogether() {
    delete(account);

    var replicas =
        IntStream.range(0, 4).mapToObj(_ -> CompletableFuture.runAsync(jobs()::run)).toList();
    replicas.forEach(CompletableFuture::join);
    jobs().run();

    assertThat(rows.counts(account)).isEqualTo(Map.of("account_deletion", 1L));
  }

  @Test
  void whoFoundTheAccountStillThereIsWaitedForAndLeavesNothing() throws Exception {
    var held = new CountDownLatch(1);
    var deleted = new CountDownLatch(1);
    var writer =
        CompletableFuture.runAsync(
            () ->
                database.inTransaction(
                    session -> {
                      Watermark.holdStill(session, account);
                      held.countDown();
                      await(deleted);
                      return session.update(
                          Sql.of("INSERT INTO unconfigured VALUES (?, 'SKILL', 'late')", account));
                    }));
    held.await();

    delete(account);
    twin.workspace().ingest("events", "[]").isProblem(404);
    long before = all();
    jobs().run();
    assertThat(all()).isEqualTo(before);
    deleted.countDown();
    writer.join();
    jobs().run();

    assertThat(rows.counts(account)).isEqualTo(Map.of("account_deletion", 1L));
  }

  @Test
  void rowsThatSomebodyHasLockedGoLater() {
    delete(account);

    database.inTransaction(
        session -> {
          session.query(
              Sql.of("SELECT 1 FROM agent WHERE account_id = ? FOR UPDATE", account), _ -> true);
          jobs().run();
          assertThat(rows.counts(account).keySet()).containsExactly("account_deletion", "agent");
          return null;
        });
    jobs().run();

    assertThat(rows.counts(account)).isEqualTo(Map.of("account_deletion", 1L));
  }

  @Test
  void theRollUpWritesNothingForAnAccountThatIsGone() {
    delete(account);
    jobs().finish();

    // As if somebody had listed it a moment before.
    database.with(
        session ->
            session.update(
                Sql.of(
                    "INSERT INTO account_work (account_id, unsummed_since, changed)"
                        + " VALUES (?, 0, false)",
                    account)));

    assertThatThrownBy(() -> rollup.closeSome(account, System.currentTimeMillis()))
        .isInstanceOf(UnknownIdException.class);
    assertThat(rows.counts(account)).isEqualTo(Map.of("account_work", 1L));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
