package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.AccountWork;
import io.managerworkspace.rollup.Watermark;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.LoggedLines;
import io.managerworkspace.testsupport.Workspace;
import io.micrometer.core.instrument.MeterRegistry;
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

/** What the log and the meters say of a run that had to leave an account. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RollupJobTest {
  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject MeterRegistry meters;
  @Inject RollupJob job;
  @Inject Scheduler scheduler;

  @BeforeEach
  void pause() {
    scheduler.pause();
  }

  @AfterEach
  void resume() {
    scheduler.resume();
  }

  private double failures() {
    return meters.get("workspace.rollup.failures").counter().count();
  }

  @Test
  void aComparisonThatFailsIsNoFailedRollUp() {
    var workspace = Workspace.open(server);
    workspace.feed(Events.started("c", Events.ago(1), "1"));
    double before = failures();

    try (var log = LoggedLines.of(RollupJob.class.getName())) {
      database.inTransaction(
          session -> {
            // The mark is there already, so that nobody but the comparison waits for it.
            session.query(
                Sql.of(
                    "SELECT account_id FROM account_work WHERE account_id = ? FOR UPDATE",
                    workspace.id()),
                _ -> true);
            job.compareCounts();
            return null;
          });

      assertThat(log.texts("%s"))
          .anyMatch(line -> line.startsWith("The comparison of an account failed"))
          .noneMatch(line -> line.contains("roll-up"));
    }
    assertThat(failures()).isEqualTo(before);
  }

  @Test
  void anAccountThatFailsKeepsNoOtherFromItsSums() {
    var workspaces = Stream.generate(() -> Workspace.open(server)).limit(6).toList();
    workspaces.forEach(
        workspace ->
            workspace.feed(
                Events.started("c", Events.ago(5), "1"),
                Events.closed("c", Events.ago(4), "AGENT")));
    double before = failures();

    database.inTransaction(
        session -> {
          Watermark.holdStill(session, workspaces.getFirst().id());
          job.run();
          return null;
        });

    assertThat(unsummed(workspaces)).containsExactly(workspaces.getFirst().id());
    assertThat(failures()).isEqualTo(before + 1);
    job.run();
    assertThat(unsummed(workspaces)).isEmpty();
  }

  private List<String> unsummed(List<Workspace> workspaces) {
    var due = database.with(session -> AccountWork.unsummedBefore(session, Events.ago(1)));
    return workspaces.stream().map(Workspace::id).filter(due::contains).toList();
  }
}
