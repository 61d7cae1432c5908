package io.managerworkspace.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.Patience;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas share the accounts that are due, and one that dies leaves nothing behind. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class SharedWorkTest {
  private static final Executor THREADS = Thread::startVirtualThread;

  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject Rollup rollup;
  @Inject Scheduler scheduler;
  TestDatabase testDatabase;

  @BeforeEach
  void pause() {
    scheduler.pause();
  }

  @AfterEach
  void resume() {
    scheduler.resume();
  }

  /** One with so many conversations, each closed some minutes after the one before. */
  private Workspace fed(int conversations) {
    var workspace = Workspace.open(server);
    for (int i = 1; i <= conversations; i++) {
      long time = Events.ago(5 + 30L * i);
      workspace.feed(Events.started("c" + i, time, "1"), Events.closed("c" + i, time, "AGENT"));
    }
    return workspace;
  }

  private boolean isDue(Workspace workspace) {
    return database
        .with(session -> AccountWork.unsummedBefore(session, System.currentTimeMillis()))
        .contains(workspace.id());
  }

  @Test
  void replicasThatMeetSumEveryFactOnce() {
    int conversations = 7;
    var workspaces = Stream.generate(() -> fed(conversations)).limit(4).toList();

    var replicas =
        IntStream.range(0, 3)
            .mapToObj(_ -> CompletableFuture.runAsync(() -> visitAll(workspaces), THREADS))
            .toList();
    replicas.forEach(CompletableFuture::join);

    for (var workspace : workspaces) {
      assertThat(isDue(workspace)).isFalse();
      assertThat(summed(workspace)).containsExactly("" + conversations);
    }
  }

  /** As runs of the job do, until all are done. */
  private void visitAll(List<Workspace> workspaces) {
    while (workspaces.stream().anyMatch(this::isDue)) {
      workspaces.forEach(workspace -> rollup.closeSome(workspace.id(), System.currentTimeMillis()));
    }
  }

  private List<String> summed(Workspace workspace) {
    return testDatabase.texts(
        "SELECT sum(facts) FROM rollup_group WHERE account_id = ? AND grain = 1", workspace.id());
  }

  @Test
  void whatADeadReplicaHadClaimedIsFree() throws SQLException {
    var workspace = fed(1);
    var dying = testDatabase.connect();
    dying.setAutoCommit(false);
    claim(dying, workspace);
    assertThat(rollup.closeSome(workspace.id(), System.currentTimeMillis())).isTrue();
    assertThat(isDue(workspace)).as("another replica is at it").isTrue();

    dying.abort(THREADS);

    Patience.await("the end of the claim", () -> canBeClaimed(workspace));
    assertThat(rollup.closeSome(workspace.id(), System.currentTimeMillis())).isTrue();
    assertThat(isDue(workspace)).isFalse();
  }

  private static void claim(Connection connection, Workspace workspace) throws SQLException {
    var sql = "SELECT pg_advisory_xact_lock(hashtextextended('work ' || ?, 0))";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace.id());
      statement.execute();
    }
  }

  private boolean canBeClaimed(Workspace workspace) {
    return database.inTransaction(session -> AccountWork.claim(session, workspace.id()));
  }

  /** Nobody has moved its watermark since. */
  @Test
  void anAccountThatWasIdleForADayIsExact() {
    var workspace = Workspace.open(server);
    for (int minutes : List.of(1_425, 1_424, 1_423)) {
      long time = Events.ago(minutes);
      var id = "c" + minutes;
      workspace.feed(Events.started(id, time, "1"), Events.closed(id, time, "AGENT"));
    }
    assertThat(rollup.closeSome(workspace.id(), Events.ago(1_423))).isTrue();

    assertThat(isDue(workspace)).as("the last minute is not summed").isTrue();
    assertThat(rollup.closeSome(workspace.id(), Events.ago(1_400))).isTrue();
    assertThat(isDue(workspace)).isFalse();
    assertThat(watermark(workspace)).isLessThanOrEqualTo(Events.ago(1_380));
    assertThat(closed(workspace, 1_430)).isEqualTo(3);
    assertThat(closed(workspace, 1_424)).isEqualTo(2);
    assertThat(closed(workspace, 1_422)).isZero();
  }

  private long watermark(Workspace workspace) {
    var sql =
        Sql.of("SELECT closed_until FROM rollup_watermark WHERE account_id = ?", workspace.id());
    return database.with(session -> session.first(sql, row -> row.getLong(1))).orElseThrow();
  }

  private static long closed(Workspace workspace, long from) {
    var body =
        "{'filters': {'time': {'from': %d, 'to': %d}}, 'metricsToRetrieveByTime': ['%s']}"
            .formatted(Events.ago(from), Events.ago(0), "closed_conversations");
    return workspace.askMethod("metrics", "", body).at("/all/closedConversations").asLong();
  }
}
