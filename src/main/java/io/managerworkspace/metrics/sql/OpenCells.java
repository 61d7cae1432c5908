package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.UserType;
import io.managerworkspace.opencounts.OpenAging;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of open conversations: the counts that ingestion keeps and, as further rows, what time
 * has changed in them since. {@code agent_change} has those changes by agent, {@code other_cell}
 * all of what is in the queue or assigned to agents that are not configured, and {@code open_cell},
 * for questions that tell skills apart, everything by assignee, assignment's group and skill.
 * Weights are in thousandths.
 */
final class OpenCells {
  /** Whether the cells of a key, summed, are any conversation: the too old ones are taken away. */
  static final String ANY = "sum(conversations) > 0";

  /** The groups that have open conversations or agents, whatever the filters select. */
  static final String GROUPS =
      """
      SELECT group_id FROM agent_now
      GROUP BY group_id HAVING %1$s OR count(state) > 0
      UNION SELECT group_id FROM other_cell GROUP BY group_id HAVING %1$s"""
          .formatted(ANY);

  private static final String NOT_CONFIGURED =
      "SELECT agent_id FROM live_agent WHERE account_id = ? AND user_type IS NULL";

  private OpenCells() {}

  static List<Cte> ctes(Plan plan, Parameter maxAgeMs) {
    var accountId = plan.accountId();
    var ctes = new ArrayList<>(changes(plan, maxAgeMs));
    if (plan.tellsSkillsApart()) {
      ctes.add(new Cte("open_cell", bySkill(plan)));
    }
    if (!plan.tellsSkillsApart() || plan.needsPresence()) {
      ctes.add(new Cte("other_cell", others(accountId)));
    }
    return ctes;
  }

  /** {@code agent_change} alone, with what it takes. */
  static List<Cte> changes(Plan plan, Parameter maxAgeMs) {
    var accountId = plan.accountId();
    return List.of(
        new Cte("bound", OpenAging.bound(accountId, maxAgeMs)),
        new Cte("open_change", OpenAging.changes(accountId)),
        new Cte("agent_change", byAgent()));
  }

  /**
   * What the counts of an alias are worth under the settings {@code s}. Behind {@code OFFSET 0} it
   * is worked out once a row, and not once for each measure that uses it.
   */
  static String values(String alias) {
    return """
    c.conversations, c.overdue, c.waiting,
      1000::bigint * c.unfixed + c.fixed_weight + c.idle * s.idle_weight AS weight,
      c.unfixed + c.fixed_active - c.idle * s.idle_inactive AS active"""
        .replace("c.", alias + ".");
  }

  private static Sql byAgent() {
    return Sql.of(
        """
        SELECT agent_id, sum(conversations)::integer AS conversations,
          sum(overdue)::integer AS overdue, sum(waiting)::integer AS waiting,
          sum(weight)::bigint AS weight, sum(active)::integer AS active
        FROM (SELECT o.agent_id, %s
          FROM setting s CROSS JOIN open_change o) c
        GROUP BY agent_id"""
            .formatted(values("o")));
  }

  private static Sql bySkill(Plan plan) {
    var columns = "agent_id, group_id, skill_id, " + OpenAging.COUNTS;
    var skill = SqlPredicates.of(plan.selection()).skill("skill_id");
    return Sql.of(
            """
            SELECT o.agent_id, o.group_id, o.skill_id, %s
            FROM setting s CROSS JOIN (
              SELECT %s
              FROM open_count WHERE account_id = ? AND conversations > 0"""
                .formatted(values("o"), columns),
            plan.accountId())
        .plus(skill)
        .plus("\n  UNION ALL SELECT %s FROM open_change WHERE true".formatted(columns))
        .plus(skill)
        .plus(") o\nOFFSET 0");
  }

  /** To look for each assignee among the agents would take as long as all of the agents' sums. */
  private static Sql others(Parameter accountId) {
    return Sql.of(
        """
        SELECT o.agent_id, o.group_id, %1$s AS user_type, %2$s
        FROM setting s CROSS JOIN (
          SELECT agent_id, group_id, %3$s FROM open_count WHERE account_id = ? AND agent_id IS NULL
          UNION ALL SELECT agent_id, group_id, %3$s FROM (%4$s) a CROSS JOIN LATERAL (
            SELECT group_id, %3$s FROM open_count WHERE account_id = ? AND agent_id = a.agent_id
            OFFSET 0) c
          UNION ALL SELECT agent_id, group_id, %3$s FROM open_change
          WHERE agent_id IS NULL OR agent_id IN (%4$s)) o
        OFFSET 0"""
            .formatted(
                UserType.sqlOfUnconfigured("o.agent_id"),
                values("o"),
                OpenAging.COUNTS,
                NOT_CONFIGURED),
        accountId,
        accountId,
        accountId,
        accountId);
  }
}
