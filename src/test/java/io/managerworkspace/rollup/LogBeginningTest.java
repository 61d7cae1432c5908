package io.managerworkspace.rollup;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.answered;
import static io.managerworkspace.testsupport.Events.asked;
import static io.managerworkspace.testsupport.Events.closed;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.jobs.Housekeeping;
import io.managerworkspace.jobs.HousekeepingMeters;
import io.managerworkspace.jobs.Partitions;
import io.managerworkspace.retention.RetentionSettings;
import io.managerworkspace.shutdown.JobRuns;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service keeps 35 days of the log, but a while ago it kept 30 and dropped the others. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LogBeginningTest {
  private static final long DAY_MINUTES = Duration.ofDays(1).toMinutes();

  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject RetentionSettings settings;
  @Inject HousekeepingMeters meters;
  @Inject Housekeeping housekeeping;

  private Workspace workspace;

  private record ThirtyDays(RetentionSettings others) implements RetentionSettings {
    @Override
    public Duration events() {
      return Duration.ofDays(30);
    }

    @Override
    public Duration facts() {
      return others.facts();
    }

    @Override
    public Duration sums() {
      return others.sums();
    }

    @Override
    public Duration conversations() {
      return others.conversations();
    }
  }

  @BeforeEach
  void feedAndDrop() {
    workspace = Workspace.open(server);
    workspace.feed(
        started("long", days(34), "12"),
        asked("long", days(34) + 1),
        event("known", "long", days(33), "CSAT", "'score': 5"),
        answered("long", days(3), "ada"),
        started("short", days(6), "12"),
        asked("short", days(6) + 1),
        answered("short", days(3), "ada"));
    var keeper =
        new Housekeeping(
            database, new ThirtyDays(settings), Clock.systemUTC(), meters, new JobRuns());
    keeper.dropOld();
    // Had anybody read the log's beginning before it moved, the days were still there.
    keeper.dropOld();
    housekeeping.createPartitions();
  }

  @AfterEach
  void forget() {
    database.with(session -> session.update(Sql.of("DELETE FROM log_beginning")));
    housekeeping.createPartitions();
  }

  private static long days(long ago) {
    return ago(ago * DAY_MINUTES);
  }

  private Reply send(String event) {
    return workspace.ingest("events", "[" + event + "]").isOk();
  }

  private List<String> responses(String conversation) {
    return database.with(
        session ->
            session.query(
                Sql.of(
                    "SELECT started_at || ' ' || responses FROM conversation"
                        + " WHERE account_id = ? AND conversation_id = ?",
                    workspace.id(),
                    conversation),
                row -> row.getString(1)));
  }

  @Test
  void aLateEventOfAConversationThatLostEventsIsRejected() {
    var before = responses("long");

    var reply = send(answered("long", days(5), "ada"));

    assertThat(reply.at("/accepted").asInt()).isZero();
    assertThat(reply.at("/rejected/0/causes").toString()).contains("no longer complete");
    assertThat(responses("long")).isEqualTo(before);
  }

  @Test
  void aLateEventOfAConversationThatBeganLaterIsTaken() {
    assertThat(send(answered("short", days(5), "ada")).at("/accepted").asInt()).isOne();
  }

  @Test
  void anEventThatWasDroppedIsNotTakenAgain() {
    var reply = send(event("known", "long", days(33), "CSAT", "'score': 5"));

    assertThat(reply.at("/accepted").asInt()).isZero();
    assertThat(reply.at("/rejected/0/causes").toString()).contains("where the event log begins");
  }

  @Test
  void aRebuildLeavesAConversationThatLostEventsAsItIs() {
    var before = responses("long");

    workspace.ingest("rebuild?from=0", "").isOk();

    assertThat(responses("long")).isEqualTo(before).hasSize(1);
    assertThat(responses("short")).hasSize(1);
  }

  @Test
  void daysThatWereDroppedAreNotCreatedAgain() {
    var old =
        database.with(session -> new Partitions(session, "conversation_event").before(days(32)));

    assertThat(old).isEmpty();
  }

  @Test
  void aConversationThatGoesOnIsTaken() {
    assertThat(send(closed("long", days(1), "AGENT")).at("/accepted").asInt()).isOne();
  }
}
