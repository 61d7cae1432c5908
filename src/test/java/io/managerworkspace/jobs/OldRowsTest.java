package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.rollup.Watermark;
import io.managerworkspace.testsupport.BorrowedConnections;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When accounts are looked through for rows that are too old. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OldRowsTest {
  private static final List<String> EXPIRING =
      List.of("closed_conversation", "agent_state_event", "conversation_event");

  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject Scheduler scheduler;
  @Inject BorrowedConnections borrowed;
  @Inject Housekeeping housekeeping;
  private Workspace workspace;

  @BeforeEach
  void feed() throws InterruptedException {
    scheduler.pause();
    borrowed.awaitQuiet();
    workspace = Workspace.open(server);
    feed("c");
  }

  @AfterEach
  void resume() {
    scheduler.resume();
  }

  private void feed(String id) {
    workspace.feed(
        Events.state("ada", "ONLINE"),
        Events.started(id, Events.ago(9), "1"),
        Events.closed(id, Events.ago(8), "AGENT"));
  }

  private void forgetAll() {
    EXPIRING.forEach(this::delete);
    makeDue();
  }

  private void delete(String table) {
    update("DELETE FROM %s WHERE account_id = ?".formatted(table));
  }

  private void makeDue() {
    update("UPDATE account_work SET expires_at = 0 WHERE account_id = ?");
  }

  private void update(String sql) {
    database.with(session -> session.update(Sql.of(sql, workspace.id())));
  }

  @Test
  void anAccountIsVisitedOnceADayAsLongAsItHasWhatExpires() {
    for (var table : EXPIRING) {
      assertThat(nextVisit()).hasValueSatisfying(OldRowsTest::isWithinADay);
      makeDue();
      housekeeping.dropOld();
      assertThat(nextVisit()).hasValueSatisfying(OldRowsTest::isWithinADay);
      delete(table);
    }
    makeDue();

    housekeeping.dropOld();
    assertThat(nextVisit()).isEmpty();

    feed("d");
    assertThat(nextVisit()).hasValueSatisfying(OldRowsTest::isWithinADay);
  }

  private static void isWithinADay(long time) {
    long now = System.currentTimeMillis();
    assertThat(time).isBetween(now, now + Retention.DAY_MS);
  }

  private Optional<Long> nextVisit() {
    var sql = "SELECT expires_at FROM account_work WHERE account_id = ?";
    return database
        .with(
            session ->
                session.first(
                    Sql.of(sql, workspace.id()),
                    row -> Optional.ofNullable(row.getObject(1, Long.class))))
        .orElseThrow();
  }

  /** It has found the time noted, and its events are not to be seen yet. */
  @Test
  void aBatchThatIsUnderWayIsNotForgotten() {
    forgetAll();

    database.inTransaction(
        session -> {
          Watermark.holdStill(session, workspace.id());
          housekeeping.dropOld();
          return null;
        });

    assertThat(nextVisit()).hasValue(0L);
  }
}
