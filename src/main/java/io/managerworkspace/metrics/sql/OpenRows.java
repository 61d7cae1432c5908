package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.UserType;
import io.managerworkspace.opencounts.OpenAging;
import java.util.List;

/**
 * The open conversations behind a current value, each counted as ingestion counts it, and selected
 * as {@link OpenSource} selects what was counted.
 */
final class OpenRows {
  private static final String ROWS = "open_row";
  private static final String COUNTED = "counted_row";

  private OpenRows() {}

  static RowSource of(Plan plan, Parameter metric, Parameter maxAge) {
    return new RowSource(
        List.of(
            new Cte("bound", OpenAging.bound(plan.accountId(), maxAge)),
            new Cte(ROWS, all(plan)),
            new Cte(COUNTED, counted(plan, metric))),
        Sql.of(
            """
            SELECT conversation_id, time, %s AS value,
              agent_id, group_id, skill_id
            FROM counted_row CROSS JOIN setting"""
                .formatted(RowColumns.VALUE_OF_OPEN),
            metric),
        Sql.of("SELECT count(*) FROM " + COUNTED),
        "conversation_id");
  }

  private static Sql all(Plan plan) {
    return Sql.of(
        """
        SELECT o.conversation_id, o.started_at, o.queued_since, o.waiting_since,
          o.agent_id, o.skill_id, o.agent_id IS NOT NULL AS assigned,
          CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
          coalesce(a.user_type, %s) AS user_type,
          %s
        FROM setting s CROSS JOIN (
          SELECT o.conversation_id, o.started_at, o.queued_since, o.waiting_since,
            o.agent_id, o.group_id, o.skill_id, %s
          FROM bound b JOIN open_conversation o ON o.account_id = ? AND o.started_at >= b.old_to) o
        LEFT JOIN live_agent a ON a.account_id = ? AND a.agent_id = o.agent_id
          AND a.user_type IS NOT NULL"""
            .formatted(
                UserType.sqlOfUnconfigured("o.agent_id"),
                OpenCells.values("o"),
                OpenAging.counted("1", "due_to", "idle_to")),
        plan.accountId(),
        plan.accountId());
  }

  private static Sql counted(Plan plan, Parameter metric) {
    return Sql.of(
            """
            SELECT conversation_id, %s AS time, agent_id, group_id, skill_id
            FROM open_row
            WHERE %s <> 0"""
                .formatted(RowColumns.TIME_OF_OPEN, RowColumns.COUNTED_OF_OPEN),
            metric,
            metric)
        .plus(SqlPredicates.of(plan.selection()).all());
  }
}
