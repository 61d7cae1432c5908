package io.managerworkspace.engine;

import io.managerworkspace.catalog.AgentMeasure;
import io.managerworkspace.catalog.OpenMeasure;
import io.managerworkspace.store.OpenAging;
import io.managerworkspace.store.Sql;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code open_cell}: open conversations by assignee, assignment's group and, where a question tells
 * them apart, skill. It is the counts that ingestion keeps and what time has changed in them since;
 * weights are in thousandths.
 */
final class OpenCells {
  private static final Set<OpenMeasure> UNWEIGHTED =
      Set.of(
          OpenMeasure.ASSIGNED,
          OpenMeasure.QUEUED,
          OpenMeasure.OVERDUE_QUEUED,
          OpenMeasure.OVERDUE_ASSIGNED);

  private OpenCells() {}

  static List<Cte> ctes(Plan plan, long maxAgeMs) {
    var accountId = plan.query().accountId();
    return List.of(
        new Cte("bound", OpenAging.bound(accountId, maxAgeMs)),
        new Cte(
            "open_change (agent_id, group_id, skill_id, " + OpenAging.COUNTS + ")",
            OpenAging.changes(accountId, changing(plan))),
        new Cte("open_sum", summed(plan)),
        new Cte(
            "open_cell",
            Sql.of(
                """
                SELECT s.agent_id, s.group_id, s.skill_id, s.conversations, s.overdue,
                  1000 * s.unfixed + s.fixed_weight + s.idle * (n.inactive_weight - 1000) AS weight,
                  s.unfixed + s.fixed_active
                    - CASE WHEN n.inactive_weight < 1000 THEN s.idle ELSE 0 END AS active
                FROM open_sum s CROSS JOIN setting n""")));
  }

  private static Sql summed(Plan plan) {
    var skill = plan.tellsSkillsApart() ? "skill_id" : "NULL::text";
    var weights =
        needsWeights(plan)
            ? "sum(unfixed) AS unfixed, sum(fixed_weight::float8)::bigint AS fixed_weight,"
                + "\n  sum(fixed_active) AS fixed_active, sum(idle) AS idle"
            : "0 AS unfixed, 0 AS fixed_weight, 0 AS fixed_active, 0 AS idle";
    var overdue = needsOverdue(plan) ? "sum(overdue)" : "0";
    return Sql.of(
        "SELECT agent_id, group_id, "
            + skill
            + " AS skill_id, sum(conversations) AS conversations,\n  "
            + weights
            + ", "
            + overdue
            + " AS overdue\nFROM (SELECT agent_id, group_id, skill_id, "
            + OpenAging.COUNTS
            + "\n    FROM open_count WHERE account_id = ? AND conversations > 0"
            + "\n  UNION ALL SELECT * FROM open_change) o"
            + "\nGROUP BY agent_id, group_id"
            + (plan.tellsSkillsApart() ? ", skill_id" : ""),
        plan.query().accountId());
  }

  private static Set<OpenAging> changing(Plan plan) {
    var changing = EnumSet.of(OpenAging.TOO_OLD);
    if (needsOverdue(plan)) {
      changing.add(OpenAging.OVERDUE);
    }
    if (needsWeights(plan)) {
      changing.add(OpenAging.IDLE);
    }
    return changing;
  }

  private static boolean needsOverdue(Plan plan) {
    return plan.openMeasures().contains(OpenMeasure.OVERDUE_QUEUED)
        || plan.openMeasures().contains(OpenMeasure.OVERDUE_ASSIGNED);
  }

  private static boolean needsWeights(Plan plan) {
    return plan.agentMeasures().contains(AgentMeasure.FREE_SLOTS)
        || !UNWEIGHTED.containsAll(plan.openMeasures());
  }
}
