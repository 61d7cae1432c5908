package io.managerworkspace.opencounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.managerworkspace.database.Sql;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** How agents are configured, as table {@code live_agent} has it. */
public final class LiveAgents {
  /** The database's order of ids, in which rows are written: that of their bytes. */
  static final Comparator<String> ORDER =
      Comparator.comparing(id -> id.getBytes(UTF_8), Arrays::compareUnsigned);

  /** The same, behind them what has no id. */
  static final Comparator<Optional<String>> NOBODY_LAST =
      Comparator.comparing(id -> id.orElse(null), Comparator.nullsLast(ORDER));

  private static final String NOT_AS_CONFIGURED =
      """
      SELECT account_id, agent_id, user_type, enabled AND NOT deleted AND user_type <> 'SYSTEM' AS counts,
        group_id, max_slots, skill_ids
      FROM agent WHERE account_id = ?
      EXCEPT SELECT account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids
      FROM live_agent WHERE account_id = ?
      """;

  private static final String AS_CONFIGURED =
      """
      INSERT INTO live_agent
        (account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids)
      SELECT account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids FROM (
      %s) AS configured
      ORDER BY agent_id
      ON CONFLICT (account_id, agent_id) DO UPDATE SET user_type = excluded.user_type,
        counts = excluded.counts, group_id = excluded.group_id, max_slots = excluded.max_slots,
        skill_ids = excluded.skill_ids"""
          .formatted(NOT_AS_CONFIGURED);

  private LiveAgents() {}

  /** Brings agents in line with how they are configured. */
  public static Sql asConfigured(String accountId) {
    return Sql.of(AS_CONFIGURED, accountId, accountId);
  }

  /** Those that {@link #asConfigured} would change. */
  static Sql notAsConfigured(String accountId) {
    return Sql.of(NOT_AS_CONFIGURED, accountId, accountId);
  }
}
