package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.shutdown.JobRuns;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.OnOnePostgres;
import io.managerworkspace.testsupport.StateRuns;
import io.managerworkspace.testsupport.StateRuns.Since;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old states go, and nothing that is kept changes, whatever the histories are. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OldStatesTest {
  private static final String ACCOUNT = "old_states";
  private static final int AGENTS = 9;
  private static final int EVENTS = 150;
  private static final int AT_ONCE = 2;
  private static final int EVENTS_AT_ONCE = 5;

  /** The most events before the beginning that an agent's later ones need. */
  private static final int NEEDED = 4;

  private static final List<String> STATES = List.of("ONLINE", "AWAY", "OFFLINE");
  private static final String[] REASONS = {null, "lunch", "training"};

  private static final String REFUSE =
      "CREATE FUNCTION old_states_refuse() RETURNS trigger LANGUAGE plpgsql AS"
          + " 'BEGIN RAISE EXCEPTION ''refused''; END'";

  private static final String REFUSE_IN_THE_MIDDLE =
      "CREATE TRIGGER old_states_refuse BEFORE DELETE ON agent_state_event FOR EACH ROW"
          + " WHEN (old.agent_id = 'a-5') EXECUTE FUNCTION old_states_refuse()";

  @Inject Database database;
  @Inject Scheduler scheduler;

  /** The service's own job is not to be in the way. */
  @BeforeEach
  void open() {
    scheduler.pause();
    database.with(
        session ->
            session.update(
                Sql.of("INSERT INTO account VALUES (?, 'Old', 'UTC', 1, 1, 1)", ACCOUNT)));
  }

  @AfterEach
  void remove() {
    for (var table : List.of("agent_state_event", "event_key", "live_agent", "account")) {
      database.with(
          session ->
              session.update(Sql.of("DELETE FROM " + table + " WHERE account_id = ?", ACCOUNT)));
    }
    scheduler.resume();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noKeptWindowChanges(long seed) {
    fill(new Random(seed));
    var before = runs();
    for (long beginning : new long[] {1, 40, 41, 90, EVENTS}) {
      assertThat(job().delete(ACCOUNT, beginning)).isTrue();

      var kept = runs();
      for (int agent = 0; agent < AGENTS; agent++) {
        assertThat(kept.get(agent).runsOf(beginning))
            .isEqualTo(before.get(agent).runsOf(beginning));
        assertThat(kept.get(agent).events())
            .filteredOn(told -> told.time() < beginning)
            .hasSizeLessThanOrEqualTo(NEEDED);
      }
      assertThat(ids("event_key")).isEqualTo(ids("agent_state_event"));
    }
  }

  /** States without reasons in turns, as most agents have them. */
  @Test
  void whatBeginsNothingGoes() {
    var states =
        List.of("AWAY", "ONLINE", "ONLINE lunch", "ONLINE", "ONLINE", "ONLINE", "ONLINE", "AWAY");
    for (int i = 0; i < states.size(); i++) {
      var words = states.get(i).split(" ");
      insert("a-0", i, "e-" + i, words[0], words.length > 1 ? words[1] : null);
    }

    job().delete(ACCOUNT, states.size() - 1);

    assertThat(runs().getFirst().runs())
        .extracting(since -> since.told().time() + " " + since.state() + " " + since.reason())
        .containsExactly("1 1 1", "2 1 2", "3 1 3", "6 1 3", "7 7 7");
  }

  @Test
  void anIdThatWasUsedAgainStays() {
    insert("a-0", 1, "again", "AWAY", null);
    insert("a-0", 2, "later", "ONLINE", null);
    database.with(
        session ->
            session.update(
                Sql.of(
                    "UPDATE event_key SET time = 9 WHERE account_id = ? AND event_id = 'again'",
                    ACCOUNT)));

    job().delete(ACCOUNT, 5);

    assertThat(ids("agent_state_event")).containsExactly("later");
    assertThat(ids("event_key")).containsExactly("again", "later");
  }

  @Test
  void replicasDoItAtOnce() {
    fill(new Random(7));
    var before = runs();

    CompletableFuture.allOf(
            IntStream.range(0, 3)
                .mapToObj(n -> CompletableFuture.runAsync(() -> until(60 + n)))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(runsOf(runs(), 62)).isEqualTo(runsOf(before, 62));
  }

  /** Another replica may be at it. */
  private void until(long beginning) {
    var job = job();
    while (!job.delete(ACCOUNT, beginning)) {
      Thread.onSpinWait();
    }
  }

  @OnOnePostgres
  @Test
  void whatFailsInTheMiddleIsDoneLater() {
    fill(new Random(10));
    var before = runs();
    var job = job();
    database.with(session -> session.update(Sql.of(REFUSE)));
    database.with(session -> session.update(Sql.of(REFUSE_IN_THE_MIDDLE)));
    try {
      assertThatThrownBy(() -> job.delete(ACCOUNT, EVENTS)).hasMessageContaining("refused");
    } finally {
      database.with(session -> session.update(Sql.of("DROP FUNCTION old_states_refuse CASCADE")));
    }
    assertThat(runs()).isNotEqualTo(before);
    assertThat(runsOf(runs(), EVENTS)).isEqualTo(runsOf(before, EVENTS));

    assertThat(job.delete(ACCOUNT, EVENTS)).isTrue();

    assertThat(runsOf(runs(), EVENTS)).isEqualTo(runsOf(before, EVENTS));
    assertThat(runs()).allMatch(runs -> runs.events().size() <= NEEDED);
  }

  @OnOnePostgres
  @Test
  void noBatchTakesMoreThanItMay() {
    fill(new Random(8));
    database.inTransaction(OldStatesTest::noteBatches);
    try {
      job().delete(ACCOUNT, EVENTS);

      var sizes = numbers("SELECT events FROM old_states_batch");
      assertThat(sizes).hasSizeGreaterThan(AGENTS * EVENTS / (AT_ONCE * EVENTS_AT_ONCE));
      assertThat(sizes).allMatch(size -> size <= AT_ONCE * EVENTS_AT_ONCE);
    } finally {
      database.with(session -> session.update(Sql.of("DROP FUNCTION old_states_note CASCADE")));
      database.with(session -> session.update(Sql.of("DROP TABLE old_states_batch")));
    }
  }

  private static Object noteBatches(Session session) {
    return Stream.of(
            "CREATE TABLE old_states_batch (events bigint)",
            "CREATE FUNCTION old_states_note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN"
                + " INSERT INTO old_states_batch SELECT count(*) FROM gone; RETURN NULL; END'",
            "CREATE TRIGGER old_states_note AFTER DELETE ON agent_state_event"
                + " REFERENCING OLD TABLE AS gone FOR EACH STATEMENT"
                + " EXECUTE FUNCTION old_states_note()")
        .map(sql -> session.update(Sql.of(sql)))
        .toList();
  }

  @OnOnePostgres
  @Test
  void everyRowIsFoundByItsKey() {
    fill(new Random(9));
    database.with(session -> session.update(Sql.of("ANALYZE agent_state_event")));
    var statement =
        Sql.of(
            "EXPLAIN " + OldStates.DELETE,
            ACCOUNT,
            "",
            100,
            ACCOUNT,
            50L,
            50,
            ACCOUNT,
            ACCOUNT,
            50L);
    var plan =
        database.inTransaction(
            session -> {
              session.update(AccountRemoval.THROUGH_KEYS);
              return session.query(statement, row -> row.getString(1));
            });

    assertThat(String.join("\n", plan))
        .contains("using live_agent_pkey", "using agent_state_event_pkey", "event_key_pkey")
        .contains("Tid Scan on agent_state_event")
        .doesNotContain("Seq Scan");
  }

  private OldStates job() {
    return new OldStates(database, new JobRuns(), AT_ONCE, EVENTS_AT_ONCE);
  }

  private void fill(Random random) {
    for (int agent = 0; agent < AGENTS; agent++) {
      for (int i = 0; i < EVENTS; i++) {
        // Some agents hardly ever change.
        var state = STATES.get(random.nextInt(1 + agent % STATES.size()));
        var reason = REASONS[random.nextInt(1 + agent / STATES.size())];
        var id = "%d-%s-%d".formatted(random.nextInt(10), random.nextBoolean() ? "a" : "B", i);
        insert("a-" + agent, random.nextInt(EVENTS), agent + id, state, reason);
      }
    }
  }

  private void insert(String agent, long time, String id, String state, String reason) {
    database.with(
        session -> {
          session.update(
              Sql.of(
                  "INSERT INTO live_agent (account_id, agent_id) VALUES (?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  ACCOUNT,
                  agent));
          session.update(Sql.of("INSERT INTO event_key VALUES (?, ?, ?)", ACCOUNT, id, time));
          return session.update(
              Sql.of(
                  "INSERT INTO agent_state_event VALUES (?, ?, ?, ?, ?, nullif(?, ''))",
                  ACCOUNT,
                  agent,
                  time,
                  id,
                  state,
                  reason == null ? "" : reason));
        });
  }

  private List<StateRuns> runs() {
    return IntStream.range(0, AGENTS)
        .mapToObj(agent -> StateRuns.of(database, ACCOUNT, "a-" + agent))
        .toList();
  }

  private static List<List<Since>> runsOf(List<StateRuns> agents, long from) {
    return new ArrayList<>(agents.stream().map(runs -> List.copyOf(runs.runsOf(from))).toList());
  }

  private List<String> ids(String table) {
    var sql = "SELECT event_id FROM %s WHERE account_id = ? ORDER BY event_id".formatted(table);
    return database.with(session -> session.query(Sql.of(sql, ACCOUNT), row -> row.getString(1)));
  }

  private List<Long> numbers(String sql) {
    return database.with(session -> session.query(Sql.of(sql), row -> row.getLong(1)));
  }
}
