package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.StateMeasure;
import io.managerworkspace.model.AgentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long single agents were in states within the window, up to now. Each agent is looked for by
 * itself: the log has no order by time over all agents.
 */
final class StateSource {
  /** The reason of a state that has none. */
  static final String NO_REASON = "NA";

  private static final String STATES = "states";
  private static final String REASONS = "reasons";
  private static final String DURATIONS = "durations";

  private static final String SUMS =
      ColumnList.of(Arrays.stream(StateMeasure.values()).map(StateMeasure::column).toList());

  /** The columns of {@link #lists} beside the key. */
  static final String LISTS = String.join(", ", SUMS, STATES, REASONS, DURATIONS);

  private static final String LOGGED_IN = "state <> '" + AgentState.OFFLINE + "' AND ms > 0";

  private StateSource() {}

  /** {@code span}: the part of the window that has passed, from {@code since} to {@code until}. */
  static Cte span(Plan plan) {
    return new Cte(
        "span",
        Sql.of(
            "SELECT w.since, greatest(w.since, least(w.until, now_ms)) AS until\n"
                + "FROM setting, (SELECT ?::bigint AS since, ?::bigint AS until) w",
            plan.since(),
            plan.until()));
  }

  /** Whether the agent of a row was logged in at all; null means no. */
  static Sql wasLoggedIn(Plan plan, String row) {
    return Sql.of("(SELECT sum(ms) > 0 FROM (\n")
        .plus(runs(plan, row).indented())
        .plus(") r WHERE state <> '" + AgentState.OFFLINE + "')");
  }

  /** A row of sums for each human among the agents of a CTE; bots have none. */
  static Sql sums(Plan plan, String agents) {
    return each(plan, agents, measures(), SUMS);
  }

  /** The same for a page, with lists by state and reason. */
  static Sql lists(Plan plan, String agents) {
    var order =
        "array_position(ARRAY[%s], state), %s"
            .formatted(
                Arrays.stream(AgentState.values())
                    .map("'%s'"::formatted)
                    .collect(Collectors.joining(", ")),
                KeyOrder.ascending("reason"));
    return each(
        plan,
        agents,
        measures()
            + list("state", STATES, order)
            + list("reason", REASONS, order)
            + list("ms", DURATIONS, order),
        LISTS);
  }

  private static String list(String column, String name, String order) {
    return ",\n  coalesce(array_agg(%s ORDER BY %s) FILTER (WHERE %s), '{}') AS %s"
        .formatted(column, order, LOGGED_IN, name);
  }

  private static String measures() {
    return Arrays.stream(StateMeasure.values())
        .map(
            measure ->
                "coalesce(sum(ms) FILTER (WHERE %s), 0) AS %s"
                    .formatted(measure.condition(), measure.column()))
        .collect(Collectors.joining(",\n  "));
  }

  private static Sql each(Plan plan, String agents, String aggregates, String names) {
    return Sql.of(
            "SELECT a.agent_id AS key, " + names + "\nFROM " + agents + " a CROSS JOIN LATERAL (\n")
        .plus(
            Sql.of(
                    "SELECT "
                        + aggregates
                        + "\nFROM (SELECT state, coalesce(reason, '"
                        + NO_REASON
                        + "') AS reason,"
                        + " sum(ms)::bigint AS ms FROM (\n")
                .plus(runs(plan, "a").indented())
                .plus(") r GROUP BY 1, 2) s")
                .indented())
        .plus(") d\nWHERE a.human");
  }

  /** What the agent of a row was told, with the ms of the span that each of it held. */
  private static Sql runs(Plan plan, String row) {
    var ofAgent =
        "SELECT time, event_id, state, reason FROM agent_state_event"
            + " WHERE account_id = ? AND agent_id = %s.agent_id AND time".formatted(row);
    return Sql.of(
            """
            SELECT state, reason, lead(time, 1, (SELECT until FROM span)) OVER (ORDER BY time, event_id)
              - greatest(time, (SELECT since FROM span)) AS ms
            FROM ((""")
        .plus(
            ofAgent + " <= ?\n  ORDER BY time DESC, event_id DESC LIMIT 1)",
            plan.accountId(),
            plan.since())
        .plus("\n  UNION ALL " + ofAgent + " > ?", plan.accountId(), plan.since())
        .plus(" AND time < (SELECT until FROM span)) told");
  }

  /** What {@link #lists} has of a row; empty for bots. */
  static Optional<List<AgentViewAnswer.Stay>> stays(ResultSet row) throws SQLException {
    if (row.getArray(STATES) == null) {
      return Optional.empty();
    }
    var states = (String[]) row.getArray(STATES).getArray();
    var reasons = (String[]) row.getArray(REASONS).getArray();
    var durations = (Long[]) row.getArray(DURATIONS).getArray();
    var stays = new ArrayList<AgentViewAnswer.Stay>(states.length);
    for (int i = 0; i < states.length; i++) {
      stays.add(new AgentViewAnswer.Stay(AgentState.valueOf(states[i]), reasons[i], durations[i]));
    }
    return Optional.of(List.copyOf(stays));
  }
}
