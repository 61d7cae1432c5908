package io.managerworkspace.opencounts;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.AgentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * The states of agents in {@code live_agent}: the last one of each in the log, with its reason, and
 * since when it has lasted without a break, in epoch ms, whatever the reason and with this one.
 */
public final class LiveStates {
  private static final String COLUMNS =
      "state, reason, state_at, state_event_id, state_since, reason_since";

  /** Before every event: times are not negative. */
  private static final String BEFORE_ALL = "-1";

  /** A row of the log as {@link #COLUMNS}: by itself a state lasts since it was told. */
  private static final String LOGGED =
      "CASE e.state %s END::smallint, e.reason, e.time, e.event_id, e.time, e.time"
          .formatted(
              Arrays.stream(AgentState.values())
                  .map(state -> "WHEN '%s' THEN %d".formatted(state, state.code()))
                  .collect(Collectors.joining(" ")));

  /**
   * Goes on from what the row has when all that was told comes behind it, else from the last event
   * of the log with another state than the newest one. Nothing before that is read.
   */
  private static final String WORK_OUT =
      """
      ),
      base AS (
      SELECT t.agent_id, %2$s
      FROM told t LEFT JOIN live_agent a ON a.account_id = ? AND a.agent_id = t.agent_id
      CROSS JOIN LATERAL (
        SELECT %3$s WHERE (t.time, t.event_id) > (a.state_at, a.state_event_id)
        UNION ALL (SELECT %4$s FROM agent_state_event e
          WHERE ((t.time, t.event_id) > (a.state_at, a.state_event_id)) IS NOT TRUE
            AND e.account_id = ? AND e.agent_id = t.agent_id
            AND e.state <> (SELECT state FROM agent_state_event
              WHERE account_id = ? AND agent_id = t.agent_id
              ORDER BY time DESC, event_id DESC LIMIT 1)
          ORDER BY e.time DESC, e.event_id DESC LIMIT 1)) b (%1$s)),
      event AS (
      SELECT agent_id, %1$s FROM base
      UNION ALL SELECT t.agent_id, %2$s
      FROM told t LEFT JOIN base s USING (agent_id) CROSS JOIN LATERAL (
        SELECT %4$s FROM agent_state_event e
        WHERE e.account_id = ? AND e.agent_id = t.agent_id
          AND (e.time, e.event_id) > (coalesce(s.state_at, %5$s), coalesce(s.state_event_id, ''))
        OFFSET 0) b (%1$s))
      SELECT agent_id, max(state) FILTER (WHERE is_last) AS state,
        max(reason) FILTER (WHERE is_last) AS reason, max(state_at) AS state_at,
        max(state_event_id) FILTER (WHERE is_last) AS state_event_id,
        max(state_since) FILTER (WHERE new_state) AS state_since,
        max(reason_since) FILTER (WHERE new_state OR new_reason) AS reason_since
      FROM (SELECT agent_id, %1$s, lead(state) OVER later IS NULL AS is_last,
          lag(state) OVER later IS DISTINCT FROM state AS new_state,
          lag(reason) OVER later IS DISTINCT FROM reason AS new_reason
        FROM event WINDOW later AS (PARTITION BY agent_id ORDER BY state_at, state_event_id)) e
      GROUP BY agent_id"""
          .formatted(COLUMNS, of("b"), of("a"), LOGGED, BEFORE_ALL);

  private static final String HOLD =
      """
      INSERT INTO live_agent AS a (account_id, agent_id) VALUES (?, unnest(?))
      ON CONFLICT (account_id, agent_id) DO UPDATE SET state = a.state WHERE false""";

  private static final Columns<LiveState> STATES =
      new Columns<LiveState>()
          .text("agent_id", LiveState::agentId)
          .smallint("state", LiveState::state)
          .text("reason", LiveState::reason)
          .bigint("state_at", LiveState::stateAt)
          .text("state_event_id", LiveState::stateEventId)
          .bigint("state_since", LiveState::stateSince)
          .bigint("reason_since", LiveState::reasonSince);

  private LiveStates() {}

  /** A row of {@link #COLUMNS}. */
  private record LiveState(
      String agentId,
      int state,
      String reason,
      long stateAt,
      String stateEventId,
      long stateSince,
      long reasonSince) {
    static LiveState read(ResultSet row) throws SQLException {
      return new LiveState(
          row.getString("agent_id"),
          row.getInt("state"),
          row.getString("reason"),
          row.getLong("state_at"),
          row.getString("state_event_id"),
          row.getLong("state_since"),
          row.getLong("reason_since"));
    }
  }

  /**
   * Makes agents known and locks their rows, for what is told of them next: a statement sees what
   * others had told only if it begins when they are through.
   */
  public static Sql hold(String accountId, Collection<String> agentIds) {
    var inOrder = agentIds.stream().sorted(LiveAgents.ORDER).toArray(String[]::new);
    return Sql.of(HOLD, accountId, inOrder);
  }

  /** Writes states of agents, where they differ; answers how many. */
  public static int write(Session session, String accountId, Sql states) {
    var rows =
        session.query(states, LiveState::read).stream()
            .sorted(Comparator.comparing(LiveState::agentId, LiveAgents.ORDER))
            .toList();
    return rows.isEmpty() ? 0 : session.update(STATES.upsert("live_agent", accountId, rows));
  }

  /**
   * The states of agents in line with the log, to which something was added.
   *
   * @param told rows of {@code agent_id}, and {@code time} and {@code event_id} of the first event
   *     that the agent's row does not know yet, under these names
   */
  public static Sql asTold(String accountId, Sql told) {
    return Sql.of("WITH told AS (\n")
        .plus(told)
        .plus(WORK_OUT, accountId, accountId, accountId, accountId);
  }

  /** Those of all agents of the log, whatever their rows say. */
  static Sql asTold(String accountId) {
    var all =
        "SELECT DISTINCT agent_id, %s AS time, '' AS event_id FROM agent_state_event WHERE account_id = ?"
            .formatted(BEFORE_ALL);
    return asTold(accountId, Sql.of(all, accountId));
  }

  private static String of(String alias) {
    return COLUMNS.replaceAll("\\w+", alias + ".$0");
  }
}
