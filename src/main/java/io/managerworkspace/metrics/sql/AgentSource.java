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
  /** How many whole slots an agent of {@link #now} has free. */
  static final String FREE_SLOTS = "greatest(0, slots - weight) / 1000 AS free_slots";

  private static final String ROWS = "agent_row";

  private AgentSource() {}

  static Source of(Plan plan) {
    var grouping = new Grouping<>(List.of(AgentMeasure.values()), AgentMeasure::aggregate);
    var rows = Sql.of("\nFROM " + ROWS);
    if (plan.isGroupedBy(GroupBy.SKILL)) {
      return perSkill(plan, grouping.perKey("skill_ids", rows));
    }
    var perGroup = grouping.perKey("group_id", rows);
    return Source.additive(plan, "by_agent", grouping, List.of(rows(plan)), perGroup, rows);
  }

  /** Many agents have the same skills: these are summed first. */
  private static Source perSkill(Plan plan, Sql perSkills) {
    var sums =
        new Grouping<>(List.of(AgentMeasure.values()), measure -> "sum(" + measure.column() + ")");
    var sets = Sql.of("\nFROM agent_set");
    return Source.of(
        plan,
        "by_agent",
        sums,
        List.of(rows(plan), new Cte("agent_set", perSkills)),
        sums.perKey("skill_id", sets.plus(" CROSS JOIN unnest(key) AS skill_id")),
        sums.overall(sets));
  }

  /** All configured agents, whatever the filters select; those that do not count have no state. */
  static Cte now(Plan plan) {
    return now(plan, plan.tellsSkillsApart() ? ", a.skill_ids" : "");
  }

  /**
   * The same with more columns of {@code live_agent}.
   *
   * @param more begins with a comma, or is empty
   */
  static Cte now(Plan plan, String more) {
    return new Cte(
        "agent_now",
        Sql.of(
            """
            SELECT a.agent_id, a.group_id, a.user_type, a.human, a.state, a.slots%1$s,
              a.conversations + coalesce(c.conversations, 0) AS conversations,
              a.overdue + coalesce(c.overdue, 0) AS overdue,
              a.waiting + coalesce(c.waiting, 0) AS waiting,
              a.weight + coalesce(c.weight, 0) AS weight,
              a.active + coalesce(c.active, 0) AS active
            FROM (SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
                CASE WHEN a.counts THEN a.state END AS state,
                coalesce(1000::bigint * a.max_slots, s.default_slots) AS slots%1$s, %2$s
              FROM setting s JOIN live_agent a ON a.account_id = ? AND a.user_type IS NOT NULL
              OFFSET 0) a
            LEFT JOIN agent_change c ON c.agent_id = a.agent_id"""
                .formatted(more, OpenCells.values("a")),
            plan.accountId()));
  }

  private static Cte rows(Plan plan) {
    var conditions = SqlPredicates.of(plan.selection());
    return new Cte(
        ROWS,
        Sql.of(
                """
                SELECT group_id, human, state, slots, skill_ids, %s
                FROM agent_now WHERE state IS NOT NULL"""
                    .formatted(FREE_SLOTS))
            .plus(conditions.agent("agent_id"))
            .plus(conditions.group("group_id"))
            .plus(conditions.anySkill("skill_ids"))
            .plus(conditions.userType("user_type")));
  }
}
