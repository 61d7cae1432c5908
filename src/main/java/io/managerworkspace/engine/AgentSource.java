package io.managerworkspace.engine;

import io.managerworkspace.catalog.AgentMeasure;
import io.managerworkspace.query.GroupBy;
import io.managerworkspace.store.Sql;
import java.util.List;

/**
 * Agents as of now: enabled, undeleted, no SYSTEM users. With a skill filter, those that have one
 * of the skills. Grouped by skill, an agent counts under each of its skills and once in the total.
 */
final class AgentSource {
  static final String COUNTS = "a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM'";
  private static final String ROWS = "agent_row";

  private AgentSource() {}

  static Source of(Plan plan) {
    var grouping = new Grouping<>(plan, plan.agentMeasures(), AgentMeasure::aggregate);
    return Source.of("by_agent", grouping, List.of(rows(plan)), aggregated(plan, grouping));
  }

  private static Sql aggregated(Plan plan, Grouping<AgentMeasure> grouping) {
    if (!plan.isGroupedBy(GroupBy.SKILL)) {
      return grouping.of("group_id", Sql.of("\nFROM " + ROWS));
    }
    var perSkill =
        grouping.perKey(
            "skill_id", Sql.of("\nFROM " + ROWS + " CROSS JOIN unnest(skill_ids) AS skill_id"));
    return plan.query().all()
        ? Sql.join("\nUNION ALL\n", List.of(perSkill, grouping.total(Sql.of("\nFROM " + ROWS))))
        : perSkill;
  }

  private static Cte rows(Plan plan) {
    var accountId = plan.query().accountId();
    var conditions = new Conditions(plan.query().filters());
    return new Cte(
        ROWS,
        Sql.of(
                """
                SELECT a.group_id, a.skill_ids, a.user_type = 'HUMAN' AS human,
                  coalesce(s.state, 'OFFLINE') AS state,
                  coalesce(a.max_slots, n.default_slots) AS slots"""
                    + freeSlots(plan)
                    + """

                    FROM setting n
                    JOIN agent a ON a.account_id = ? AND\s"""
                    + COUNTS
                    + "\nLEFT JOIN agent_state s ON s.account_id = ? AND s.agent_id = a.agent_id",
                accountId,
                accountId)
            .plus(loads(plan))
            .plus("\nWHERE true")
            .plus(conditions.agent("a.agent_id"))
            .plus(conditions.group("a.group_id"))
            .plus(conditions.anySkill("a.skill_ids"))
            .plus(conditions.userType("a.user_type")));
  }

  private static String freeSlots(Plan plan) {
    return needsLoads(plan)
        ? ",\n  greatest(0, floor(coalesce(a.max_slots, n.default_slots) - coalesce(l.load, 0)))"
            + " AS free_slots"
        : "";
  }

  private static String loads(Plan plan) {
    return needsLoads(plan)
        ? "\nLEFT JOIN (SELECT agent_id, sum(weight) AS load FROM "
            + OpenSource.ROWS
            + " GROUP BY agent_id) l ON l.agent_id = a.agent_id"
        : "";
  }

  static boolean needsLoads(Plan plan) {
    return plan.agentMeasures().contains(AgentMeasure.FREE_SLOTS);
  }
}
