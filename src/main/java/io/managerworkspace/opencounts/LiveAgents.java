package io.managerworkspace.opencounts;

import io.managerworkspace.database.Sql;
import io.managerworkspace.model.AgentState;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What table {@code live_agent} has of agents besides their counts: how they are configured, and
 * their states.
 */
public final class LiveAgents {
  /** How rows that are inserted are ordered. */
  public static final String IN_ORDER = " ORDER BY agent_id COLLATE \"C\"";

  /** Of two states the later one stays, in the order of events; the stored rows are {@code a}. */
  public static final String LATER_STATE =
      """
      ON CONFLICT (account_id, agent_id) DO UPDATE SET state = excluded.state,
        state_at = excluded.state_at, state_event_id = excluded.state_event_id
      WHERE a.state_at IS NULL
        OR (excluded.state_at, excluded.state_event_id) > (a.state_at, a.state_event_id)""";

  private static final String NOT_AS_CONFIGURED =
      """
      SELECT account_id, agent_id, user_type, enabled AND NOT deleted AND user_type <> 'SYSTEM',
        group_id, max_slots, skill_ids
      FROM agent WHERE account_id = ?
      EXCEPT SELECT account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids
      FROM live_agent WHERE account_id = ?
      """;

  private static final String AS_CONFIGURED =
      """
      INSERT INTO live_agent
        (account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids)
      %sORDER BY agent_id
      ON CONFLICT (account_id, agent_id) DO UPDATE SET user_type = excluded.user_type,
        counts = excluded.counts, group_id = excluded.group_id, max_slots = excluded.max_slots,
        skill_ids = excluded.skill_ids"""
          .formatted(NOT_AS_CONFIGURED);

  private static final String AS_TOLD =
      """
      INSERT INTO live_agent AS a (account_id, agent_id, state, state_at, state_event_id)
      SELECT DISTINCT ON (agent_id) account_id, agent_id, CASE state %s END, time, event_id
      FROM agent_state_event WHERE account_id = ?
      ORDER BY agent_id, time DESC, event_id DESC
      """
              .formatted(
                  Arrays.stream(AgentState.values())
                      .map(state -> "WHEN '%s' THEN %d".formatted(state, state.code()))
                      .collect(Collectors.joining(" ")))
          + LATER_STATE;

  private LiveAgents() {}

  /** Brings agents in line with how they are configured. */
  public static Sql asConfigured(String accountId) {
    return Sql.of(AS_CONFIGURED, accountId, accountId);
  }

  /** Those that {@link #asConfigured} would change. */
  static Sql notAsConfigured(String accountId) {
    return Sql.of(NOT_AS_CONFIGURED, accountId, accountId);
  }

  /** Gives agents the latest states of the log, where they lack them. */
  static Sql asTold(String accountId) {
    return Sql.of(AS_TOLD, accountId);
  }
}
