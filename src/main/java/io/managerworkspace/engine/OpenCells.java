package io.managerworkspace.engine;

import io.managerworkspace.catalog.AgentMeasure;
import io.managerworkspace.catalog.OpenMeasure;
import io.managerworkspace.query.GroupBy;
import io.managerworkspace.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code open_cell}: open conversations by assignee, assignment's group and, where a question tells
 * them apart, skill. It is the counts that ingestion keeps, less the conversations that are too
 * old, plus what depends on the instant and is asked for: which are overdue and which are inactive.
 */
final class OpenCells {
  private static final Set<OpenMeasure> UNWEIGHTED =
      Set.of(
          OpenMeasure.ASSIGNED,
          OpenMeasure.QUEUED,
          OpenMeasure.OVERDUE_QUEUED,
          OpenMeasure.OVERDUE_ASSIGNED);

  private static final String COUNTED =
      """
      SELECT agent_id, group_id, %1$s AS skill_id, conversations,
          unfixed * 1000::bigint + fixed_weight AS weight, unfixed + fixed_active AS active, 0 AS overdue
        FROM open_count WHERE account_id = ? AND conversations > 0""";

  private static final String TOO_OLD =
      """
      SELECT agent_id, group_id, %1$s, -1, -coalesce(fixed_weight * 1000, 1000)::bigint,
          -(fixed_weight IS NULL OR fixed_weight >= 1)::integer, 0
        FROM open_conversation
        WHERE account_id = ? AND started_at < (SELECT oldest FROM setting)""";

  private static final String OVERDUE =
      """
      SELECT agent_id, group_id, %1$s, 0, 0, 0, 1
        FROM open_conversation JOIN skill k USING (account_id, skill_id)
        WHERE account_id = ? AND waiting_since < (SELECT now_ms FROM setting)
          AND waiting_since < (SELECT now_ms FROM setting) - CASE
            WHEN responded THEN k.response_target_ms
            ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
          AND started_at >= (SELECT oldest FROM setting)""";

  private static final String INACTIVE =
      """
      SELECT agent_id, group_id, %1$s, 0, n.inactive_weight - 1000,
          -(n.inactive_weight < 1000)::integer, 0
        FROM setting n JOIN open_conversation o ON n.inactive_weight <> 1000
          AND o.account_id = ? AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
          AND o.started_at >= n.oldest
          AND greatest(n.now_ms - o.last_activity_at, 0) >= n.inactive_after_ms""";

  private OpenCells() {}

  static Cte cte(Plan plan) {
    var parts = new ArrayList<>(List.of(COUNTED, TOO_OLD));
    if (plan.openMeasures().contains(OpenMeasure.OVERDUE_QUEUED)
        || plan.openMeasures().contains(OpenMeasure.OVERDUE_ASSIGNED)) {
      parts.add(OVERDUE);
    }
    if (needsWeights(plan)) {
      parts.add(INACTIVE);
    }
    var skill = needsSkill(plan) ? "skill_id" : "NULL::text";
    var pieces =
        parts.stream()
            .map(part -> Sql.of(part.formatted(skill), plan.query().accountId()))
            .toList();
    return new Cte(
        "open_cell",
        Sql.of(
                """
                SELECT agent_id, group_id, skill_id, sum(conversations)::integer AS conversations,
                  sum(weight)::bigint AS weight, sum(active)::integer AS active,
                  sum(overdue)::integer AS overdue
                FROM (""")
            .plus(Sql.join("\n  UNION ALL\n  ", pieces))
            .plus(") o\nGROUP BY agent_id, group_id, skill_id"));
  }

  private static boolean needsWeights(Plan plan) {
    return plan.agentMeasures().contains(AgentMeasure.FREE_SLOTS)
        || !UNWEIGHTED.containsAll(plan.openMeasures());
  }

  private static boolean needsSkill(Plan plan) {
    return plan.isGroupedBy(GroupBy.SKILL) || !plan.query().filters().skillIds().isEmpty();
  }
}
