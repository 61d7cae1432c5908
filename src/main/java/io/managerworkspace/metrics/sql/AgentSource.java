package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.AgentMeasure;
import io.managerworkspace.metrics.query.GroupBy;
import java.util.List;

/**
 * Agents as of now: enabled, undeleted, no SYSTEM users. With a skill filter, those that have one
 * of the skills. Grouped by skill, an agent counts under each of its skills and once in the total.
 */
final class AgentSource {
  /** All configured agents, whatever the filters select; {@code counts} tells those that count. */
  static final String NOW = "agent_now";

  private static final String ROWS = "agent_row";

  private AgentSource() {}

  static Source of(Plan plan) {
    var grouping = new Grouping<>(plan.agentMeasures(), AgentMeasure::aggregate);
    var rows = Sql.of("\nFROM " + ROWS);
    var before = List.of(rows(plan));
    if (!plan.isGroupedBy(GroupBy.SKILL)) {
      var perGroup = grouping.perKey("group_id", rows);
      return Source.additive(plan, "by_agent", grouping, before, perGroup, rows);
    }
    var perSkill = rows.plus(" CROSS JOIN unnest(skill_ids) AS skill_id");
    return Source.of(
        plan,
        "by_agent",
        grouping,
        before,
        grouping.perKey("skill_id", perSkill),
        grouping.overall(rows));
  }

  static Cte now(Plan plan) {
    var accountId = plan.query().accountId();
    return new Cte(
        NOW,
        Sql.of(
            """
            SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
              a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM' AS counts,
              coalesce(s.state, 'OFFLINE') AS state,
              1000::bigint * coalesce(a.max_slots, (SELECT default_slots FROM setting)) AS slots%s
            FROM agent a
            LEFT JOIN agent_state s ON s.account_id = ? AND s.agent_id = a.agent_id
            WHERE a.account_id = ?"""
                .formatted(skills(plan)),
            accountId,
            accountId));
  }

  private static Cte rows(Plan plan) {
    var conditions = SqlPredicates.of(plan.query());
    var freeSlots =
        needsLoads(plan)
            ? ",\n  greatest(0, a.slots - coalesce(l.load, 0))::bigint / 1000 AS free_slots"
            : "";
    var loads =
        needsLoads(plan)
            ? "\nLEFT JOIN (SELECT agent_id, sum(weight) AS load FROM assignee_cell"
                + " GROUP BY agent_id) l ON l.agent_id = a.agent_id"
            : "";
    return new Cte(
        ROWS,
        Sql.of(
                "SELECT a.agent_id, a.group_id, a.user_type, a.human, a.state, a.slots"
                    + skills(plan)
                    + freeSlots
                    + "\nFROM "
                    + NOW
                    + " a"
                    + loads
                    + "\nWHERE a.counts")
            .plus(conditions.agent("a.agent_id"))
            .plus(conditions.group("a.group_id"))
            .plus(conditions.anySkill("a.skill_ids"))
            .plus(conditions.userType("a.user_type")));
  }

  private static String skills(Plan plan) {
    return plan.tellsSkillsApart() ? ", a.skill_ids" : "";
  }

  static boolean needsLoads(Plan plan) {
    return plan.agentMeasures().contains(AgentMeasure.FREE_SLOTS);
  }
}
