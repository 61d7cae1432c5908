package io.managerworkspace.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.store.Database;
import io.managerworkspace.store.Retention;
import io.managerworkspace.store.RetentionSettings;
import io.managerworkspace.store.Session;
import io.managerworkspace.store.Sql;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HousekeepingTest {
  @Inject Database database;
  @Inject RetentionSettings settings;
  @Inject Housekeeping housekeeping;
  @Inject RollupMeters meters;

  @Test
  void keepsEveryDayOfTheRetentionAndThreeAhead() {
    var retention = Retention.at(Instant.now(), settings);
    long today = Retention.startOfDay(System.currentTimeMillis());
    assertThat(days("conversation_event", retention.logSince(), today)).isEqualTo(36 + 3);
    assertThat(days("fact", retention.factsSince(), today)).isEqualTo(16 + 3);
  }

  @Test
  void manyReplicasCanRunItAtOnceAndAgain() throws Exception {
    var before = partitions("fact");
    try (var replicas = Executors.newFixedThreadPool(4)) {
      var runs = replicas.invokeAll(Collections.<Callable<Boolean>>nCopies(4, this::runOnce));
      for (var run : runs) {
        assertThat(run.get()).isTrue();
      }
    }
    assertThat(partitions("fact")).isEqualTo(before);
  }

  @Test
  void dropsDaysAndEventIdsBehindTheRetention() {
    long old = Retention.startOfDay(System.currentTimeMillis()) - 50 * Retention.DAY_MS;
    database.inTransaction(
        session -> {
          new Partitions(session, "fact").create(old, old);
          session.update(Sql.of("INSERT INTO event_key VALUES ('housekeeping', 'old', ?)", old));
          session.update(
              Sql.of(
                  "INSERT INTO event_key VALUES ('housekeeping', 'new', ?)",
                  System.currentTimeMillis()));
          return null;
        });
    int before = partitions("fact").size();
    housekeeping.dropOld();
    assertThat(partitions("fact")).hasSize(before - 1);
    assertThat(eventIds()).containsExactly("new");
  }

  @Test
  void dropsClosedConversationsThatHadTheirLastEventLongAgo() {
    long now = System.currentTimeMillis();
    long old = now - Duration.ofDays(402).toMillis();
    database.inTransaction(
        session -> {
          session.update(
              Sql.of("INSERT INTO account VALUES ('housekeeping', 'Old', 'UTC', 1, 1, 1)"));
          conversation(session, "old", old, old, "CLOSED");
          conversation(session, "long", old, now, "CLOSED");
          conversation(session, "answered later", old, old, "CLOSED");
          session.update(
              Sql.of(
                  "UPDATE conversation SET last_event_at = ?"
                      + " WHERE conversation_id = 'answered later'",
                  now));
          conversation(session, "open", old, old, "QUEUED");
          return null;
        });

    housekeeping.dropOld();

    assertThat(ids("conversation")).containsExactly("answered later", "long", "open");
    assertThat(ids("closed_conversation")).containsExactly("answered later", "long");
  }

  @Test
  void dropsEmptyCountsWithoutWaitingForWhoWritesThem() {
    database.inTransaction(
        session ->
            session.update(
                Sql.of(
                    "INSERT INTO open_count (account_id, agent_id, conversations, unfixed,"
                        + " fixed_weight, fixed_active, overdue, idle) VALUES"
                        + " ('housekeeping', 'held', 0, 0, 0, 0, 0, 0),"
                        + " ('housekeeping', 'empty', 0, 0, 0, 0, 0, 0),"
                        + " ('housekeeping', 'full', 1, 0, 0, 0, 0, 0)")));

    database.inTransaction(
        session -> {
          session.update(Sql.of("UPDATE open_count SET conversations = 1 WHERE agent_id = 'held'"));
          assertThat(CompletableFuture.runAsync(housekeeping::dropOld))
              .succeedsWithin(Duration.ofSeconds(10));
          return null;
        });

    assertThat(counted()).containsExactly("full", "held");
  }

  private List<String> counted() {
    var sql = "SELECT agent_id FROM open_count WHERE account_id = 'housekeeping' ORDER BY 1";
    return database.with(session -> session.query(Sql.of(sql), row -> row.getString(1)));
  }

  private static void conversation(Session session, String id, long from, long to, String stage) {
    session.update(
        Sql.of(
            "INSERT INTO conversation (account_id, conversation_id, started_at, last_event_at,"
                + " stage) VALUES ('housekeeping', ?, ?, ?, ?)",
            id,
            from,
            to,
            stage));
    if (stage.equals("CLOSED")) {
      session.update(
          Sql.of(
              "INSERT INTO closed_conversation VALUES"
                  + " ('housekeeping', ?, ?, ?, NULL, NULL, false, NULL, NULL, NULL, NULL, 0, 0, 0)",
              id,
              from,
              to));
    }
  }

  private List<String> ids(String table) {
    var sql =
        Sql.of(
            "SELECT conversation_id FROM "
                + table
                + " WHERE account_id = 'housekeeping' ORDER BY 1");
    return database.with(session -> session.query(sql, row -> row.getString(1)));
  }

  @Test
  void aLaterDayNeedsLaterPartitionsAndDropsEarlierOnes() {
    var inAWeek = Clock.fixed(Instant.now().plus(Duration.ofDays(7)), ZoneOffset.UTC);
    var later = new Housekeeping(database, settings, inAWeek, meters);
    later.createPartitions();
    assertThat(partitions("fact")).hasSizeGreaterThanOrEqualTo(16 + 3 + 7);
  }

  private Boolean runOnce() {
    housekeeping.run();
    return true;
  }

  private long days(String table, long since, long today) {
    return partitions(table).stream()
        .filter(name -> name.compareTo(nameOf(table, since)) >= 0)
        .filter(name -> name.compareTo(nameOf(table, today + 3 * Retention.DAY_MS)) <= 0)
        .count();
  }

  private static String nameOf(String table, long day) {
    return table + "_" + Instant.ofEpochMilli(day).toString().substring(0, 10).replace("-", "");
  }

  private List<String> partitions(String table) {
    return database.with(
        session ->
            session.query(
                Sql.of(
                    "SELECT inhrelid::regclass::text FROM pg_inherits"
                        + " WHERE inhparent = CAST(? AS regclass) ORDER BY 1",
                    table),
                row -> row.getString(1)));
  }

  private List<String> eventIds() {
    return database.with(
        session ->
            session.query(
                Sql.of("SELECT event_id FROM event_key WHERE account_id = 'housekeeping'"),
                row -> row.getString(1)));
  }
}
