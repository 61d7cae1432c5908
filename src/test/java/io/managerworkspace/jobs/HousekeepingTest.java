package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.retention.LogBeginning;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
import io.managerworkspace.shutdown.JobRuns;
import io.managerworkspace.testsupport.BorrowedConnections;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.OnOnePostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HousekeepingTest {
  private static final List<String> TABLES = List.of("conversation_event", "fact");
  private static final long OLD =
      Retention.startOfDay(System.currentTimeMillis()) - 50 * Retention.DAY_MS;
  private static final int EVENTS = 12_000;
  private static final int AGENT_STATES = 5_000;

  @Inject Database database;
  @Inject RetentionSettings settings;
  @Inject Housekeeping housekeeping;
  @Inject Scheduler scheduler;
  @Inject BorrowedConnections borrowed;
  @Inject HousekeepingMeters meters;
  @Inject MeterRegistry registry;

  /** The service's own jobs are not to be in the way. */
  @BeforeEach
  void rest() throws InterruptedException {
    scheduler.pause();
    borrowed.awaitQuiet();
    housekeeping.dropOld();
  }

  @AfterEach
  void goOn() {
    scheduler.resume();
  }

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
  void dropsDaysWithTheIdsOfTheirEvents() {
    fillOldDays();
    database.with(
        session ->
            session.update(
                Sql.of(
                    "UPDATE event_key SET time = ?"
                        + " WHERE account_id = 'housekeeping' AND event_id = 'e-7000'",
                    System.currentTimeMillis())));

    keeper().dropOld();

    assertThat(TABLES)
        .allSatisfy(table -> assertThat(partitions(table)).doesNotContain(old(table)));
    assertThat(eventIds()).containsExactly("e-7000", "new", "s-1", "s-5000");
  }

  @Test
  void keepsDaysOfTheLogThatSomebodyMayStillWriteTo() {
    fillOldDays();
    var keeper = keeper();
    database.inTransaction(
        session -> {
          LogBeginning.hold(session);
          keeper.dropOld();
          keeper.dropOld();
          return null;
        });

    assertThat(partitions("fact")).doesNotContain(old("fact"));
    assertThat(partitions("conversation_event")).contains(old("conversation_event"));
    assertThat(eventIds()).hasSize(EVENTS + AGENT_STATES + 1);
    assertThat(overdue()).isOne();

    keeper.dropOld();

    assertThat(partitions("conversation_event")).doesNotContain(old("conversation_event"));
    assertThat(eventIds()).containsExactly("new", "s-1", "s-5000");
    assertThat(overdue()).isZero();
  }

  /** Citus lets none be emptied while somebody writes to another one of its table. */
  @Test
  @OnOnePostgres
  void emptiesDaysOfTablesThatAreAlwaysInUseAndDropsThemLater() {
    fillOldDays();
    var keeper = keeper();
    database.inTransaction(
        session -> {
          for (var table : TABLES) {
            session.update(
                Sql.of(
                    "DELETE FROM %s WHERE account_id = 'housekeeping' AND time > ?"
                        .formatted(table),
                    Long.MAX_VALUE - 1));
            session.query(
                Sql.of(
                    "SELECT 1 FROM %s WHERE account_id = 'housekeeping' AND time >= ?"
                        .formatted(table),
                    System.currentTimeMillis()),
                _ -> true);
          }
          keeper.dropOld();
          return null;
        });

    assertThat(TABLES).allSatisfy(table -> assertThat(rows(old(table))).isZero());
    assertThat(eventIds()).containsExactly("new", "s-1", "s-5000");
    assertThat(overdue()).isEqualTo(TABLES.size());

    keeper.dropOld();

    assertThat(TABLES)
        .allSatisfy(table -> assertThat(partitions(table)).doesNotContain(old(table)));
    assertThat(overdue()).isZero();
  }

  @Test
  void dropsDaysUnderBatchesThatFollowEachOtherWithoutAGap() {
    fillOldDays();
    var keeper = keeper();
    var isOver = new AtomicBoolean();
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 3).forEach(n -> writers.submit(() -> write(n, isOver)));
      try {
        for (int round = 0; overdue() > 0 || round == 0; round++) {
          assertThat(round).isLessThan(100);
          keeper.dropOld();
        }
      } finally {
        isOver.set(true);
      }
    }
    assertThat(TABLES)
        .allSatisfy(table -> assertThat(partitions(table)).doesNotContain(old(table)));
  }

  /** Batches that each take longer than the first round waits, one of them always under way. */
  private void write(int place, AtomicBoolean isOver) {
    while (!isOver.get()) {
      database.inTransaction(
          session -> {
            TABLES.forEach(
                table ->
                    session.update(
                        Sql.of(
                            "DELETE FROM %s WHERE time > ?".formatted(table), Long.MAX_VALUE - 1)));
            return session.query(Sql.of("SELECT pg_sleep(0.4 + 0.1 * ?)", place), _ -> true);
          });
    }
  }

  @OnOnePostgres
  @Test
  void whatFailsKeepsNothingElseAndIsNotNotedAsDone() {
    fillOldDays();
    var time = new AtomicReference<>(Instant.now().minusSeconds(7_200));
    var clock = new SettableClock(time);
    var registry = new SimpleMeterRegistry();
    var keeper =
        new Housekeeping(
            database, settings, clock, new HousekeepingMeters(registry, clock), new JobRuns());
    time.set(Instant.now());
    withoutDeletes(
        "event_key",
        () -> {
          keeper.dropOld();
          assertThat(ages(registry))
              .containsEntry("event-ids", 7_200L)
              .containsEntry("rows", 7_200L)
              .containsEntry("drops", 0L);
        });

    assertThat(partitions("fact")).doesNotContain(old("fact"));
    assertThat(partitions("conversation_event")).contains(old("conversation_event"));
    keeper.dropOld();
    assertThat(ages(registry)).containsEntry("event-ids", 0L).containsEntry("rows", 0L);
    assertThat(eventIds()).containsExactly("new", "s-1", "s-5000");
  }

  private static final class SettableClock extends Clock {
    private final AtomicReference<Instant> time;

    SettableClock(AtomicReference<Instant> time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return time.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static Map<String, Long> ages(MeterRegistry registry) {
    return registry.get("workspace.housekeeping.age").gauges().stream()
        .collect(
            Collectors.toMap(
                gauge -> gauge.getId().getTag("step"), gauge -> Math.round(gauge.value())));
  }

  private void withoutDeletes(String table, Runnable work) {
    database.with(
        session -> {
          session.update(
              Sql.of(
                  "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                      + " 'BEGIN RAISE EXCEPTION ''refused''; END'"));
          return session.update(
              Sql.of(
                  "CREATE TRIGGER refuse BEFORE DELETE ON %s EXECUTE FUNCTION refuse()"
                      .formatted(table)));
        });
    try {
      work.run();
    } finally {
      database.with(session -> session.update(Sql.of("DROP FUNCTION refuse CASCADE")));
    }
  }

  private Housekeeping keeper() {
    return new Housekeeping(database, settings, Clock.systemUTC(), meters, new JobRuns());
  }

  private int overdue() {
    return (int) registry.get("workspace.housekeeping.overdue").gauge().value();
  }

  /** A day of both logs, each with more than one batch, and of the facts; one agent is away. */
  private void fillOldDays() {
    database.inTransaction(
        session -> {
          TABLES.forEach(table -> new Partitions(session, table).create(OLD, OLD));
          account(session);
          for (var table : List.of("event_key", "agent_state_event", "live_agent")) {
            session.update(
                Sql.of("DELETE FROM %s WHERE account_id = 'housekeeping'".formatted(table)));
          }
          session.update(
              Sql.of("INSERT INTO live_agent (account_id, agent_id) VALUES ('housekeeping', 'a')"));
          session.update(
              Sql.of(
                  "INSERT INTO conversation_event (account_id, conversation_id, time, event_id,"
                      + " type) SELECT 'housekeeping', 'c-' || n % 7, ? + n, 'e-' || n, 'MESSAGE'"
                      + " FROM generate_series(1, ?) n",
                  OLD, EVENTS));
          session.update(
              Sql.of(
                  "INSERT INTO agent_state_event (account_id, agent_id, time, event_id, state)"
                      + " SELECT 'housekeeping', 'a', ? + n, 's-' || n, 'AWAY'"
                      + " FROM generate_series(1, ?) n",
                  OLD,
                  AGENT_STATES));
          session.update(
              Sql.of(
                  "INSERT INTO event_key SELECT account_id, event_id, time FROM conversation_event"
                      + " WHERE account_id = 'housekeeping'"
                      + " UNION ALL SELECT account_id, event_id, time FROM agent_state_event"
                      + " WHERE account_id = 'housekeeping'"
                      + " UNION ALL SELECT 'housekeeping', 'new', ?",
                  System.currentTimeMillis()));
          session.update(
              Sql.of(
                  "INSERT INTO fact VALUES ('housekeeping', 'c', ?, 'e', NULL, NULL, NULL, NULL"
                      + ", 1".repeat(FactMeasure.values().length)
                      + ")",
                  OLD));
          return null;
        });
  }

  private static void account(Session session) {
    session.update(
        Sql.of(
            "INSERT INTO account VALUES ('housekeeping', 'Old', 'UTC', 1, 1, 1)"
                + " ON CONFLICT DO NOTHING"));
    session.update(
        Sql.of(
            "INSERT INTO account_work (account_id, changed, expires_at)"
                + " VALUES ('housekeeping', false, 0)"
                + " ON CONFLICT (account_id) DO UPDATE SET expires_at = 0"));
  }

  private static String old(String table) {
    return nameOf(table, OLD);
  }

  private long rows(String table) {
    var sql = "SELECT count(*) FROM %s WHERE account_id = 'housekeeping'".formatted(table);
    return database
        .with(session -> session.first(Sql.of(sql), row -> row.getLong(1)))
        .orElseThrow();
  }

  @Test
  void dropsClosedConversationsThatHadTheirLastEventLongAgo() {
    long now = System.currentTimeMillis();
    long old = now - Duration.ofDays(402).toMillis();
    database.inTransaction(
        session -> {
          account(session);
          conversation(session, "old", old, old, "CLOSED");
          conversation(session, "long", old, now, "CLOSED");
          conversation(session, "answered later", old, old, "CLOSED");
          session.update(
              Sql.of(
                  "UPDATE conversation SET last_event_at = ?"
                      + " WHERE account_id = 'housekeeping' AND conversation_id = 'answered later'",
                  now));
          conversation(session, "open", old, old, "QUEUED");
          return null;
        });

    housekeeping.dropOld();

    assertThat(ids("conversation")).containsExactly("answered later", "long", "open");
    assertThat(ids("closed_conversation")).containsExactly("answered later", "long");
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
              "INSERT INTO closed_conversation VALUES ('housekeeping', ?, ?, ?, NULL, NULL, false,"
                  + " NULL, NULL, NULL, NULL, 0, 0, 0)",
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
    var later = new Housekeeping(database, settings, inAWeek, meters, new JobRuns());
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
                Sql.of(
                    "SELECT event_id FROM event_key WHERE account_id = 'housekeeping' ORDER BY 1"),
                row -> row.getString(1)));
  }
}
