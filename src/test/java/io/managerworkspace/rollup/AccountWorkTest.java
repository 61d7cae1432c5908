package io.managerworkspace.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.DatabaseException;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.Aging;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.Summed;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which accounts jobs visit, and that the others are right without it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AccountWorkTest {
  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject Rollup rollup;
  @Inject Aging aging;
  @Inject Scheduler scheduler;
  private Workspace workspace;

  @BeforeEach
  void openAccount() {
    scheduler.pause();
    workspace = Workspace.open(server);
  }

  @AfterEach
  void resume() {
    scheduler.resume();
  }

  private boolean isDue(BiFunction<Session, Long, List<String>> accounts, long time) {
    return database.with(session -> accounts.apply(session, time)).contains(workspace.id());
  }

  private boolean isUnsummed() {
    return isDue(AccountWork::unsummedBefore, System.currentTimeMillis());
  }

  private boolean isAging() {
    return isDue(AccountWork::agingUntil, System.currentTimeMillis());
  }

  /** A conversation that is closed so many minutes ago. */
  private void close(String id, long minutes) {
    long time = Events.ago(minutes);
    workspace.feed(Events.started(id, time, "1"), Events.closed(id, time, "AGENT"));
  }

  @Test
  void anAccountThatNothingHappenedInIsNotVisited() {
    assertThat(rows()).isZero();
    assertThat(isUnsummed()).isFalse();
    assertThat(isAging()).isFalse();
  }

  private long rows() {
    var sql = Sql.of("SELECT count(*) FROM account_work WHERE account_id = ?", workspace.id());
    return database.with(session -> session.first(sql, row -> row.getLong(1))).orElseThrow();
  }

  @Test
  void factsAreDueUntilTheyAreSummed() {
    close("a", 5);
    assertThat(isUnsummed()).isTrue();
    assertThat(isDue(AccountWork::unsummedBefore, Events.ago(6))).isFalse();

    Summed.until(rollup, workspace.id(), Events.ago(1));
    assertThat(isUnsummed()).isFalse();

    close("late", 6);
    assertThat(isUnsummed()).as("it corrected the sums").isFalse();
    close("new", 0);
    assertThat(isDue(AccountWork::unsummedBefore, Long.MAX_VALUE)).isTrue();
  }

  /** Sums of every grain have to be complete behind the gap, whatever lies ahead of it. */
  @Test
  void whatFollowsLongIdlenessIsRight() {
    var random = new Random(7);
    var minutes = new ArrayList<Integer>();
    for (int gap : List.of(1_390, 1_301, 1_300, 737, 736, 731, 122, 4)) {
      minutes.add(gap);
      close("c" + gap, gap);
      Summed.until(rollup, workspace.id(), Events.ago(gap - 1 - random.nextInt(3)));
    }

    for (int from = 1_395; from > 10; from -= 37) {
      int since = from;
      assertThat(closed(from, 0))
          .as("since %d minutes ago", from)
          .isEqualTo(minutes.stream().filter(minute -> minute <= since).count());
      assertThat(closed(from, from - 300 > 0 ? from - 300 : 0))
          .isEqualTo(
              minutes.stream()
                  .filter(minute -> minute <= since && minute >= Math.max(0, since - 300))
                  .count());
    }
  }

  private long closed(long from, long to) {
    var body =
        "{'filters': {'time': {'from': %d, 'to': %d}}, 'metricsToRetrieveByTime': ['%s']}"
            .formatted(Events.ago(from), Events.ago(to), "closed_conversations");
    return workspace.askMethod("metrics", "", body).at("/all/closedConversations").asLong();
  }

  @Test
  void countsAreDueWhenTimeChangesThem() {
    workspace.configure("skills", "[{'id': 1, 'name': 'a', 'slaDefaultResponseTime': 600}]");
    long asked = System.currentTimeMillis() - Duration.ofSeconds(30).toMillis();
    workspace.feed(Events.started("c", asked, "1"), Events.asked("c", asked));
    assertThat(isAging()).isTrue();

    aging.catchUp(workspace.id());
    assertThat(isAging()).isFalse();
    long due = asked + Duration.ofSeconds(600).toMillis();
    assertThat(isDue(AccountWork::agingUntil, due)).isFalse();
    assertThat(isDue(AccountWork::agingUntil, due + 1)).isTrue();

    workspace.feed(Events.closed("c", asked + 1, "AGENT"));
    aging.catchUp(workspace.id());
    assertThat(isDue(AccountWork::agingUntil, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void anotherReplicaIsNotWaitedFor() {
    close("a", 5);

    database.inTransaction(
        session -> {
          assertThat(AccountWork.claim(session, workspace.id())).isTrue();
          assertThat(rollup.closeSome(workspace.id(), Events.ago(1))).isTrue();
          return null;
        });

    assertThat(isUnsummed()).isTrue();
    assertThat(rollup.closeSome(workspace.id(), Events.ago(1))).isTrue();
    assertThat(isUnsummed()).isFalse();
  }

  @Test
  void anAccountsDaysAreSummedAnHourAtATime() {
    for (long hours : List.of(5, 3, 1)) {
      close("c" + hours, Duration.ofHours(hours).toMinutes());
    }
    long last = Events.ago(61);

    assertThat(rollup.closeSome(workspace.id(), Events.ago(1))).isFalse();
    assertThat(isUnsummed()).isTrue();
    assertThat(watermark()).isLessThan(last);
    Summed.until(rollup, workspace.id(), Events.ago(1));
    assertThat(watermark()).isGreaterThan(last);
  }

  /** Whatever is committed while the job is at work, no fact is left that nobody would look for. */
  @Test
  void whatComesWhileMinutesCloseIsNoted() {
    var done = new AtomicBoolean();
    var closing =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                try {
                  rollup.closeSome(workspace.id(), System.currentTimeMillis());
                } catch (DatabaseException _) {
                  // Ingestion held the account for longer than a roll-up waits.
                  Thread.onSpinWait();
                }
              }
            },
            Thread::startVirtualThread);
    var feeding =
        IntStream.range(0, 3)
            .mapToObj(
                lane ->
                    CompletableFuture.runAsync(
                        () -> IntStream.range(0, 60).forEach(i -> close(lane + "-" + i, i * lane)),
                        Thread::startVirtualThread))
            .toList();
    feeding.forEach(CompletableFuture::join);
    done.set(true);
    closing.join();

    assertThat(forgotten()).isZero();
    Summed.until(rollup, workspace.id(), System.currentTimeMillis());
    assertThat(forgotten()).isZero();
  }

  private long forgotten() {
    var sql =
        Sql.of(
            """
            SELECT count(*) FROM fact f JOIN account_work k USING (account_id)
            LEFT JOIN rollup_watermark w USING (account_id)
            WHERE account_id = ? AND f.time >= coalesce(w.closed_until, 0)
              AND (k.unsummed_since IS NULL OR k.unsummed_since > f.time)""",
            workspace.id());
    return database.with(session -> session.first(sql, row -> row.getLong(1))).orElseThrow();
  }

  private long watermark() {
    var sql =
        Sql.of("SELECT closed_until FROM rollup_watermark WHERE account_id = ?", workspace.id());
    return database.with(session -> session.first(sql, row -> row.getLong(1))).orElseThrow();
  }
}
