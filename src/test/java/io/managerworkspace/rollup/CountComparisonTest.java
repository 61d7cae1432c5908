package io.managerworkspace.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.CountComparison;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.Workspace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts that went wrong are found, mended and counted; right ones never. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CountComparisonTest {
  private static final int ROUNDS = 40;

  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject CountComparison counts;
  @Inject MeterRegistry meters;
  @Inject Scheduler scheduler;

  private Workspace workspace;
  private PlainOpenCount plain;
  private OpenConversationFeed feed;

  /** The job compares too. */
  @BeforeEach
  void feedSome() {
    scheduler.pause();
    workspace = Workspace.open(server);
    plain = new PlainOpenCount(database, workspace.id());
    feed = new OpenConversationFeed(workspace, new Random(1));
    feed.changeTargets();
    for (int batch = 0; batch < 10; batch++) {
      feed.ingest();
    }
  }

  @AfterEach
  void resume() {
    scheduler.resume();
  }

  private double mended() {
    return meters.get("workspace.counts.mended").counter().count();
  }

  private int update(String sql) {
    return database.with(session -> session.update(Sql.of(sql, workspace.id())));
  }

  /** As the account's mark names it. */
  private List<String> visits() {
    return database.with(
        session ->
            session.query(
                Sql.of(
                    "SELECT coalesce(visit::text, 'none') FROM account_work"
                        + " WHERE account_id = ? AND changed",
                    workspace.id()),
                row -> row.getString(1)));
  }

  private String differences() {
    return plain.differences(Duration.ofDays(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE open_count SET conversations = conversations + 3 WHERE account_id = ?",
        "UPDATE open_count SET overdue = overdue - 1, idle = idle + 1 WHERE account_id = ?",
        "DELETE FROM open_count WHERE account_id = ? AND conversations > 0",
        "UPDATE open_count SET waiting = waiting + 1 WHERE account_id = ?",
        "UPDATE live_agent SET unfixed = 0, fixed_weight = -5 WHERE account_id = ?",
        "DELETE FROM live_agent WHERE account_id = ? AND conversations > 0",
        "INSERT INTO open_count SELECT account_id, 'nobody', 'g', 's', 1, 1, 1000, 1, 1, 1, 1"
            + " FROM account WHERE account_id = ?"
      })
  void whatIsWrongIsMendedAndCounted(String fault) {
    int wrong = update(fault);
    double before = mended();
    assertThat(wrong).isPositive();
    assertThat(differences()).isNotEmpty();

    counts.compare(workspace.id());

    assertThat(differences()).isEmpty();
    assertThat(mended()).isEqualTo(before + wrong);
    counts.mend(workspace.id());
    assertThat(mended()).isEqualTo(before + wrong);
  }

  /** "idle" has no conversation, "a-2" is not configured. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lostAgentsComeBackWithConfigurationAndState(boolean rebuilt) {
    workspace.configure(
        "agents",
        "[{'id': 'a-0', 'userTypeId': 2, 'maxAsyncChats': 4, 'skillIds': [1, 2]},"
            + " {'id': 'a-1', 'memberOf': {'agentGroupId': 'g'}}, {'id': 'idle'}]");
    workspace.feed(Events.state("a-0", "AWAY"), Events.state("a-0", "BACK_SOON"));
    workspace.feed(Events.state("a-2", "ONLINE"), Events.state("idle", "ONLINE"));
    var before = agents();
    assertThat(before).hasSize(4);
    update("DELETE FROM live_agent WHERE account_id = ?");

    if (rebuilt) {
      feed.rebuild();
    } else {
      counts.compare(workspace.id());
    }

    assertThat(agents()).isEqualTo(before);
    assertThat(differences()).isEmpty();
  }

  private List<String> agents() {
    return database.with(
        session ->
            session.query(
                Sql.of(
                    "SELECT row(agent_id, user_type, counts, group_id, max_slots, skill_ids, state,"
                        + " state_at, state_event_id, reason, state_since, reason_since,"
                        + " conversations)::text FROM live_agent WHERE account_id = ? ORDER BY"
                        + " agent_id",
                    workspace.id()),
                row -> row.getString(1)));
  }

  @Test
  void anAgentThatIsNotAsConfiguredIsFound() {
    workspace.configure("agents", "[{'id': 'idle'}]");
    var before = agents();
    double mended = mended();
    update("UPDATE live_agent SET counts = false WHERE account_id = ? AND agent_id = 'idle'");

    counts.compare(workspace.id());

    assertThat(agents()).isEqualTo(before);
    assertThat(mended()).isEqualTo(mended + 1);
  }

  @Test
  void whatAnotherHasComparedIsLeftAlone() {
    update("DELETE FROM account_work WHERE account_id = ?");
    update("UPDATE open_count SET conversations = conversations + 3 WHERE account_id = ?");

    counts.compare(workspace.id());

    assertThat(differences()).isNotEmpty();
  }

  @Test
  void countsOfNothingGoWithoutWaitingForWhoWritesThem() {
    for (var agent : List.of("empty", "held")) {
      update(
          "INSERT INTO open_count SELECT account_id, '%s', 'g', 's', 0, 0, 0, 0, 0, 0, 0"
                  .formatted(agent)
              + " FROM account WHERE account_id = ?");
    }
    database.inTransaction(
        session -> {
          session.query(
              Sql.of(
                  "SELECT 1 FROM open_count WHERE account_id = ? AND agent_id = 'held' FOR UPDATE",
                  workspace.id()),
              _ -> true);
          assertThat(CompletableFuture.runAsync(() -> counts.compare(workspace.id())))
              .succeedsWithin(Duration.ofSeconds(10));
          return null;
        });

    assertThat(ofNothing()).containsExactly("held");
    assertThat(differences()).isEmpty();
  }

  private List<String> ofNothing() {
    var sql = "SELECT agent_id FROM open_count WHERE account_id = ? AND conversations = 0";
    return database.with(
        session -> session.query(Sql.of(sql, workspace.id()), row -> row.getString(1)));
  }

  @Test
  void nothingDiffersWhileOthersWrite() {
    double before = mended();
    var done = new AtomicBoolean();
    var writing =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                feed.ingest();
              }
            });
    for (int round = 0; round < ROUNDS; round++) {
      counts.compare(workspace.id());
    }
    done.set(true);
    writing.join();

    assertThat(mended()).isEqualTo(before);
  }

  @Test
  void anAccountIsVisitedWhenItChanged() {
    assertThat(counts.changed()).contains(workspace.id());
    // What ages meanwhile marks it again.
    while (counts.changed().contains(workspace.id())) {
      counts.compare(workspace.id());
    }

    feed.ingest();
    assertThat(counts.changed()).contains(workspace.id());
  }

  /** As when a replica ends in the middle, or a batch commits behind the comparison's snapshot. */
  @Test
  void aChangeDuringTheComparisonIsComparedAgain() {
    update("UPDATE account_work SET visit = CAST(md5(account_id) AS uuid) WHERE account_id = ?");
    assertThat(counts.changed()).contains(workspace.id());

    feed.ingest();

    assertThat(visits()).containsExactly("none");
  }

  /** The other one may have to see what this one could not. */
  @Test
  void aVisitLeavesTheMarkOfAnotherOne() {
    var comparing =
        database.inTransaction(
            session -> {
              session.update(Sql.of("LOCK TABLE open_count IN ACCESS EXCLUSIVE MODE"));
              var begun = CompletableFuture.runAsync(() -> counts.compare(workspace.id()));
              while (visits().equals(List.of("none")) && !begun.isDone()) {
                Thread.onSpinWait();
              }
              update(
                  "UPDATE account_work SET visit = CAST(md5(account_id) AS uuid) WHERE account_id ="
                      + " ?");
              return begun;
            });
    comparing.join();

    assertThat(visits()).hasSize(1).doesNotContain("none");
  }

  @Test
  void whatOnlyTheQueueCountsIsMarkedToo() {
    update("DELETE FROM account_work WHERE account_id = ?");

    workspace.feed(Events.started("queued", Events.ago(1), "1"));

    assertThat(visits()).containsExactly("none");
  }
}
