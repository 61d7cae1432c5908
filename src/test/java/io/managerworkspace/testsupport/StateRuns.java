package io.managerworkspace.testsupport;

import static java.util.Comparator.comparing;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The states of one agent in their order, and since when they last, worked out one by one. */
public record StateRuns(List<Told> events) {
  private static final Comparator<Told> ORDER =
      comparing(Told::time)
          .thenComparing(told -> told.eventId().getBytes(StandardCharsets.UTF_8), Arrays::compare);

  /**
   * An event.
   *
   * @param reason null: none
   */
  public record Told(String agentId, long time, String eventId, String state, String reason) {
    boolean hasStateOf(Told other) {
      return state.equals(other.state);
    }

    boolean hasReasonOf(Told other) {
      return hasStateOf(other) && Objects.equals(reason, other.reason);
    }
  }

  /** An event with the beginnings of its runs. */
  public record Since(Told told, long state, long reason) {}

  public static StateRuns of(List<Told> events) {
    return new StateRuns(events.stream().sorted(ORDER).toList());
  }

  /** As the log has them. */
  public static StateRuns of(Database database, String accountId, String agentId) {
    var sql =
        Sql.of(
            "SELECT time, event_id, state, reason FROM agent_state_event"
                + " WHERE account_id = ? AND agent_id = ?",
            accountId,
            agentId);
    return of(
        database.with(
            session ->
                session.query(
                    sql,
                    row ->
                        new Told(
                            agentId,
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4)))));
  }

  public List<Since> runs() {
    var runs = new ArrayList<Since>();
    for (var told : events) {
      var last = runs.isEmpty() ? new Since(told, told.time(), told.time()) : runs.getLast();
      runs.add(
          new Since(
              told,
              told.hasStateOf(last.told()) ? last.state() : told.time(),
              told.hasReasonOf(last.told()) ? last.reason() : told.time()));
    }
    return runs;
  }

  /** What a window that begins then sees: all later events, and the one that holds at first. */
  public List<Since> runsOf(long from) {
    var runs = runs();
    int first = 0;
    while (first + 1 < runs.size() && runs.get(first + 1).told().time() < from) {
      first++;
    }
    return runs.subList(first, runs.size());
  }
}
