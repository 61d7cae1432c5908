package io.managerworkspace.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.AgentState;
import io.managerworkspace.opencounts.CountComparison;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Events;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.StateRuns;
import io.managerworkspace.testsupport.StateRuns.Since;
import io.managerworkspace.testsupport.StateRuns.Told;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of an agent's state depends on the set of its events alone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class LiveStatesTest {
  private static final int AGENTS = 6;
  private static final int EVENTS = 240;
  private static final int LANES = 4;

  /** Few instants, so that many events have the same. */
  private static final int INSTANTS = 60;

  private static final String[] REASONS = {null, "lunch", "training"};

  @TestHTTPResource URI server;
  @Inject Database database;
  @Inject CountComparison counts;

  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neitherOrderNorBatchesNorRepetitionsMatter(long seed) {
    var random = new Random(seed);
    var events = events(random);
    var sent = new ArrayList<>(events);
    if (seed % 2 == 0) {
      sent.sort((a, b) -> Long.compare(a.time(), b.time()));
    } else {
      sent.addAll(events.subList(0, EVENTS / 3));
      Collections.shuffle(sent, random);
    }
    for (int from = 0; from < sent.size(); ) {
      int to = Math.min(sent.size(), from + 1 + random.nextInt(12));
      send(sent.subList(from, to));
      from = to;
    }

    assertThat(kept()).isEqualTo(expected(events));
  }

  @Test
  void callsThatComeAtOnceMissNothing() {
    var events = events(new Random(5));
    var lanes =
        IntStream.range(0, LANES)
            .mapToObj(lane -> CompletableFuture.runAsync(() -> sendLane(events, lane)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(lanes).join();

    assertThat(kept()).isEqualTo(expected(events));
  }

  /** Each call has its events, and one of another lane. */
  private void sendLane(List<Told> events, int lane) {
    for (int i = 0; i + LANES <= events.size(); i += LANES) {
      send(List.of(events.get(i + lane), events.get(i + (lane + 1) % LANES)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE live_agent SET reason = 'other' WHERE account_id = ?",
        "UPDATE live_agent SET state_since = state_since - 1 WHERE account_id = ?",
        "UPDATE live_agent SET reason_since = NULL WHERE account_id = ?",
        "UPDATE live_agent SET state = 3 - state, state_at = state_at + 1 WHERE account_id = ?",
        "DELETE FROM live_agent WHERE account_id = ?"
      })
  void whatIsWrongIsMended(String fault) {
    var events = events(new Random(6));
    send(events);
    database.with(session -> session.update(Sql.of(fault, workspace.id())));
    assertThat(kept()).isNotEqualTo(expected(events));

    counts.mend(workspace.id());

    assertThat(kept()).isEqualTo(expected(events));
  }

  @Test
  void aStateWithoutDurationBreaksARun() {
    long time = Events.ago(9);
    send(
        List.of(
            new Told("a", time - 2, "1", "AWAY", "lunch"),
            new Told("a", time - 1, "2", "AWAY", "lunch"),
            new Told("a", time, "3", "ONLINE", null),
            new Told("a", time, "4", "AWAY", "lunch")));

    assertThat(kept().get("a")).isEqualTo("1 lunch %1$d 4 %1$d %1$d".formatted(time));
  }

  /** The events of a few agents, the latest of them a little ahead of the clock. */
  private static List<Told> events(Random random) {
    long latest = System.currentTimeMillis() + Duration.ofMinutes(4).toMillis();
    var events = new ArrayList<Told>();
    for (int i = 0; i < EVENTS; i++) {
      int agent = random.nextInt(AGENTS);
      var states = AgentState.values();
      events.add(
          new Told(
              "a" + agent,
              latest - 60_000L * random.nextInt(INSTANTS),
              (random.nextBoolean() ? "e" : "E") + random.nextInt(10) + "-" + i,
              states[random.nextInt(1 + agent % states.length)].name(),
              REASONS[random.nextInt(1 + agent / 2)]));
    }
    return events;
  }

  private void send(List<Told> events) {
    var body = events.stream().map(LiveStatesTest::json).collect(Collectors.joining(",", "[", "]"));
    workspace.ingest("events", body).isOk();
  }

  private static String json(Told told) {
    var reason = told.reason() == null ? "" : ", 'reason': '" + told.reason() + "'";
    var text =
        "{'eventId': '%s', 'type': 'AGENT_STATE', 'time': %d, 'agentId': '%s', 'state': '%s'%s}"
            .formatted(told.eventId(), told.time(), told.agentId(), told.state(), reason);
    return Loose.json(text).toString();
  }

  private static Map<String, String> expected(List<Told> events) {
    return events.stream()
        .collect(Collectors.groupingBy(Told::agentId, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                agent -> words(StateRuns.of(agent.getValue()).runs().getLast())));
  }

  private static String words(Since since) {
    var told = since.told();
    return Stream.of(
            AgentState.valueOf(told.state()).code(),
            told.reason() == null ? "none" : told.reason(),
            told.time(),
            told.eventId(),
            since.state(),
            since.reason())
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private Map<String, String> kept() {
    var sql =
        Sql.of(
            "SELECT agent_id, concat_ws(' ', state, coalesce(reason, 'none'), state_at,"
                + " state_event_id, state_since, reason_since)"
                + " FROM live_agent WHERE account_id = ?",
            workspace.id());
    return database
        .with(session -> session.query(sql, row -> Map.entry(row.getString(1), row.getString(2))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
