package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.retention.Retention;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No job asks the database anything about an account that nothing happens in. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class IdleAccountsTest {
  private static final int ACCOUNTS = 5;

  private static final List<String> EXPIRING =
      List.of("closed_conversation", "agent_state_event", "conversation_event");

  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject Scheduler scheduler;
  @Inject BorrowedConnections borrowed;
  @Inject RollupJob rollup;
  @Inject Housekeeping housekeeping;
  @Inject DeletionJob deletion;

  private long day = Retention.startOfDay(System.currentTimeMillis()) - 50 * Retention.DAY_MS;

  @BeforeEach
  void pause() throws InterruptedException {
    scheduler.pause();
    borrowed.awaitQuiet();
  }

  @AfterEach
  void resume() {
    scheduler.resume();
  }

  private void runAllJobs() {
    rollup.run();
    rollup.compareCounts();
    housekeeping.run();
    housekeeping.runOften();
    deletion.run();
  }

  /** How often the jobs turn to the database; each visit does. */
  private long turns() {
    long before = borrowed.count();
    runAllJobs();
    return borrowed.count() - before;
  }

  /** The same when a day of the log is dropped, with the ids of its events. */
  private long turnsToDropADay() {
    day -= Retention.DAY_MS;
    database.inTransaction(
        session -> {
          new Partitions(session, OldEventIds.LOG).create(day, day);
          return null;
        });
    return turns();
  }

  private Workspace fedOnce() {
    var workspace = Workspace.open(server);
    feed(workspace, "c");
    return workspace;
  }

  private static void feed(Workspace workspace, String id) {
    workspace.feed(
        Events.state("ada", "ONLINE"),
        Events.started(id, Events.ago(9), "1"),
        Events.closed(id, Events.ago(8), "AGENT"));
  }

  @Test
  void theyAreNotVisited() {
    turnsToDropADay();
    long dropWithoutAny = turnsToDropADay();
    long withoutAny = turns();

    Stream.generate(() -> Workspace.open(server)).limit(ACCOUNTS).forEach(Workspace::id);
    assertThat(turns()).as("never fed").isEqualTo(withoutAny);
    assertThat(turnsToDropADay()).as("never fed").isEqualTo(dropWithoutAny);

    var fed = Stream.generate(this::fedOnce).limit(ACCOUNTS).toList();
    assertThat(turns()).as("just fed").isGreaterThan(withoutAny);
    assertThat(turns()).as("fed once").isEqualTo(withoutAny);

    fed.forEach(this::makeDue);
    assertThat(turns()).as("a day later").isGreaterThan(withoutAny);
    assertThat(turns()).as("that day").isEqualTo(withoutAny);

    fed.forEach(this::forgetAll);
    assertThat(turns()).as("when all is too old").isGreaterThan(withoutAny);
    assertThat(turnsToDropADay()).as("when all is gone").isEqualTo(dropWithoutAny);
  }

  private void forgetAll(Workspace workspace) {
    EXPIRING.forEach(table -> delete(table, workspace));
    makeDue(workspace);
  }

  private void delete(String table, Workspace workspace) {
    update("DELETE FROM %s WHERE account_id = ?".formatted(table), workspace);
  }

  private void makeDue(Workspace workspace) {
    update("UPDATE account_work SET expires_at = 0 WHERE account_id = ?", workspace);
  }

  private void update(String sql, Workspace workspace) {
    database.with(session -> session.update(Sql.of(sql, workspace.id())));
  }
}
