package io.managerworkspace.engine;

import io.managerworkspace.catalog.OpenMeasure;
import io.managerworkspace.query.GroupBy;
import io.managerworkspace.store.Sql;
import java.util.List;

/**
 * Open conversations as of now, selected by their skill and their assignee. The assignee's group
 * and user type are the configured ones; those of an agent that is not configured are the
 * assignment's group and HUMAN. A conversation in the queue has neither.
 */
final class OpenSource {
  /** All open conversations that are young enough, whatever the filters select. */
  static final String ROWS = "open_row";

  private OpenSource() {}

  static Source of(Plan plan) {
    var grouping = new Grouping<>(plan, plan.openMeasures(), OpenMeasure::aggregate);
    var key = plan.isGroupedBy(GroupBy.SKILL) ? "skill_id" : "group_id";
    return Source.of("by_open", grouping, List.of(), grouping.of(key, selected(plan)));
  }

  private static Sql selected(Plan plan) {
    var conditions = new Conditions(plan.query().filters());
    return Sql.of("\nFROM " + ROWS + "\nWHERE true")
        .plus(conditions.agent("agent_id"))
        .plus(conditions.group("group_id"))
        .plus(conditions.skill("skill_id"))
        .plus(conditions.userType("user_type"));
  }

  static Cte rows(Plan plan) {
    var accountId = plan.query().accountId();
    return new Cte(
        ROWS,
        Sql.of(
            """
            SELECT o.skill_id, o.agent_id, o.agent_id IS NOT NULL AS assigned,
              CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
              CASE WHEN o.agent_id IS NOT NULL THEN coalesce(a.user_type, 'HUMAN') END AS user_type,
              CASE WHEN a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM'
                THEN coalesce(s.state, 'OFFLINE') END AS state,
              a.user_type = 'HUMAN' AS human,
              coalesce(o.fixed_weight, CASE
                WHEN o.waiting_since IS NOT NULL THEN 1
                WHEN greatest(n.now_ms - o.last_activity_at, 0) < n.inactive_after_ms THEN 1
                ELSE n.inactive_weight END) AS weight,
              greatest(n.now_ms - o.waiting_since, 0) > CASE
                WHEN o.waiting_since IS NULL THEN NULL
                WHEN o.responded THEN k.response_target_ms
                ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END AS overdue,
              CASE WHEN o.agent_id IS NULL THEN greatest(n.now_ms - o.queued_since, 0) END
                AS queue_wait_ms
            FROM setting n
            JOIN open_conversation o
              ON o.account_id = ? AND o.started_at >= n.now_ms - n.open_conversation_age_ms
            LEFT JOIN agent a ON a.account_id = ? AND a.agent_id = o.agent_id
            LEFT JOIN agent_state s ON s.account_id = ? AND s.agent_id = o.agent_id
            LEFT JOIN skill k ON k.account_id = ? AND k.skill_id = o.skill_id""",
            accountId,
            accountId,
            accountId,
            accountId));
  }
}
