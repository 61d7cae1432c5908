package io.managerworkspace.engine;

import io.managerworkspace.query.GroupBy;
import io.managerworkspace.store.Sql;

/**
 * {@code open_cell}: open conversations by assignee, assignment's group and, where a question tells
 * them apart, skill. It is the counts that ingestion keeps, less the conversations that are too
 * old, plus what depends on the instant: which are overdue and which are inactive.
 */
final class OpenCells {
  private OpenCells() {}

  static Cte cte(Plan plan) {
    var skill = needsSkill(plan) ? "skill_id" : "NULL::text";
    var accountId = plan.query().accountId();
    return new Cte(
        "open_cell",
        Sql.of(
            """
            SELECT agent_id, group_id, skill_id, sum(conversations)::bigint AS conversations,
              sum(weight)::bigint AS weight, sum(active)::bigint AS active,
              sum(overdue)::bigint AS overdue
            FROM (
              SELECT agent_id, group_id, %1$s AS skill_id, conversations,
                unfixed * 1000 + fixed_weight AS weight, unfixed + fixed_active AS active,
                0::bigint AS overdue
              FROM open_count WHERE account_id = ? AND conversations > 0
              UNION ALL
              SELECT o.agent_id, o.group_id, o.%1$s, -1,
                -coalesce(o.fixed_weight * 1000, 1000)::bigint,
                -(o.fixed_weight IS NULL OR o.fixed_weight >= 1)::integer, 0
              FROM open_conversation o
              WHERE o.account_id = ? AND o.started_at < (SELECT oldest FROM setting)
              UNION ALL
              SELECT o.agent_id, o.group_id, o.%1$s, 0, 0, 0, 1
              FROM open_conversation o JOIN skill k ON k.account_id = ? AND k.skill_id = o.skill_id
              WHERE o.account_id = ? AND o.waiting_since IS NOT NULL
                AND o.waiting_since < (SELECT now_ms FROM setting) - CASE
                  WHEN o.responded THEN k.response_target_ms
                  ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
                AND o.waiting_since < (SELECT now_ms FROM setting)
                AND o.started_at >= (SELECT oldest FROM setting)
              UNION ALL
              SELECT o.agent_id, o.group_id, o.%1$s, 0, n.inactive_weight - 1000,
                -(n.inactive_weight < 1000)::integer, 0
              FROM setting n JOIN open_conversation o ON n.inactive_weight <> 1000
                AND o.account_id = ? AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
                AND o.started_at >= n.oldest
                AND greatest(n.now_ms - o.last_activity_at, 0) >= n.inactive_after_ms
            ) o
            GROUP BY agent_id, group_id, skill_id"""
                .formatted(skill)
                .replace("o.NULL::text", "NULL::text"),
            accountId,
            accountId,
            accountId,
            accountId,
            accountId));
  }

  private static boolean needsSkill(Plan plan) {
    return plan.isGroupedBy(GroupBy.SKILL) || !plan.query().filters().skillIds().isEmpty();
  }
}
