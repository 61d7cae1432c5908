package io.managerworkspace.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.DatabaseException;
import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.Aging;
import io.managerworkspace.opencounts.CountComparison;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kept counts, corrected by what time has changed since, are those of a plain count. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OpenCountTest {
  private static final String AGES_NOW = "UPDATE account_work SET ages_at = 0 WHERE account_id = ?";

  private static final int STEPS = 150;
  private static final Duration AT_ONCE = Duration.ofSeconds(8);
  private static final String LOCK_TIMEOUT = "55P03";

  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject CountComparison counts;

  private Workspace workspace;
  private PlainOpenCount plain;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    plain = new PlainOpenCount(database, workspace.id());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void whateverHappensTheyAreExact(long seed) {
    var feed = new OpenConversationFeed(workspace, new Random(seed));
    for (int step = 0; step < STEPS; step++) {
      var happened = happen(feed);
      assertThat(plain.differences(feed.maxAge())).as("step %d, %s", step, happened).isEmpty();
    }
  }

  private String happen(OpenConversationFeed feed) {
    int choice = feed.random().nextInt(20);
    switch (choice) {
      case 0, 1, 2 -> catchUp(feed);
      case 3, 4, 5 -> moveAnywhere(feed);
      case 6, 7 -> feed.changeInactiveAfter();
      case 8, 9 -> feed.changeTargets();
      case 10 -> feed.rebuild();
      case 11 -> counts.dropEmpty(workspace.id());
      default -> feed.ingest();
    }
    return "choice " + choice;
  }

  @Test
  void catchingUpAgainOrOnTwoReplicasChangesNothing() {
    var feed = new OpenConversationFeed(workspace, new Random(3));
    feed.changeTargets();
    for (int round = 0; round < 10; round++) {
      feed.ingest();
      catchUp(feed);
      catchUp(feed);
      var other = CompletableFuture.runAsync(() -> catchUp(feed));
      catchUp(feed);
      other.join();

      assertThat(plain.differences(feed.maxAge())).as("round %d", round).isEmpty();
    }
  }

  @Test
  void whateverHappensAtOnceTheyAreExact() {
    new OpenConversationFeed(workspace, new Random(4)).changeTargets();
    var all = new ArrayList<CompletableFuture<Void>>();
    var done = new AtomicBoolean();
    List<Consumer<OpenConversationFeed>> work =
        List.of(
            OpenConversationFeed::ingest,
            OpenConversationFeed::ingest,
            OpenConversationFeed::changeInactiveAfter,
            OpenConversationFeed::changeTargets,
            OpenConversationFeed::rebuild,
            this::catchUp,
            this::catchUp,
            this::moveAnywhere,
            _ -> counts.dropEmpty(workspace.id()));
    for (var each : work) {
      var feed = new OpenConversationFeed(workspace, new Random(5 + all.size()));
      all.add(
          CompletableFuture.runAsync(() -> repeat(each, feed, done), Thread::startVirtualThread));
    }
    CompletableFuture.delayedExecutor(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> done.set(true));
    all.forEach(CompletableFuture::join);

    assertThat(plain.differences(Duration.ofDays(30))).isEmpty();
    assertThat(plain.differences(Duration.ofMinutes(20))).isEmpty();
  }

  @Test
  void aSettingThatChangesMeanwhileCountsForAllOrNothing() {
    var feed = new OpenConversationFeed(workspace, new Random(20));
    for (int batch = 0; batch < 10; batch++) {
      feed.ingest();
    }
    var done = new AtomicBoolean();
    var changing =
        CompletableFuture.runAsync(() -> repeat(this::changeInactiveAfterInStore, feed, done));
    for (int i = 0; i < 300; i++) {
      catchUp(feed);
    }
    done.set(true);
    changing.join();

    assertThat(plain.differences(Duration.ofDays(30))).isEmpty();
  }

  /** Thousands of times a second. */
  private void changeInactiveAfterInStore(OpenConversationFeed feed) {
    long after = -feed.around(Duration.ofHours(1), Duration.ZERO);
    var sql = "UPDATE account SET inactive_after_ms = ? WHERE account_id = ?";
    database.with(session -> session.update(Sql.of(sql, after, workspace.id())));
  }

  private static void repeat(
      Consumer<OpenConversationFeed> work, OpenConversationFeed feed, AtomicBoolean done) {
    while (!done.get()) {
      work.accept(feed);
    }
  }

  private void catchUp(OpenConversationFeed feed) {
    orLater(
        () -> {
          // As if time had changed something: this test's settings change without a note.
          database.with(session -> session.update(Sql.of(AGES_NOW, workspace.id())));
          new Aging(database, feed::maxAge, Clock.systemUTC()).catchUp(workspace.id());
        });
  }

  /** To instants of the past and the future, which replicas' clocks and settings may lead to. */
  private void moveAnywhere(OpenConversationFeed feed) {
    orLater(
        () ->
            database.inTransaction(
                session -> {
                  Watermark.waitBriefly(session);
                  Watermark.holdToMove(session, workspace.id());
                  Aging.move(session, workspace.id(), anywhere(feed));
                  return null;
                }));
  }

  private Sql anywhere(OpenConversationFeed feed) {
    var hour = Duration.ofHours(1);
    long now = System.currentTimeMillis();
    return Sql.of(
        """
        SELECT coalesce(max(old_until), 0) AS old_from, ?::bigint AS old_to,
          coalesce(max(due_until), 0) AS due_from, ?::bigint AS due_to,
          coalesce(max(idle_until), 0) AS idle_from, ?::bigint AS idle_to
        FROM open_bound WHERE account_id = ?""",
        now + feed.around(hour, Duration.ZERO),
        now + feed.around(hour, hour),
        now + feed.around(hour, hour),
        workspace.id());
  }

  /** As the job, which comes again when it had to wait for too long. */
  private static void orLater(Runnable work) {
    try {
      work.run();
    } catch (DatabaseException e) {
      assertThat(((SQLException) e.getCause()).getSQLState()).isEqualTo(LOCK_TIMEOUT);
    }
  }
}
