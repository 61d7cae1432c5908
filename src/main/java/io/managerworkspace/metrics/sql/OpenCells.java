package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.AgentMeasure;
import io.managerworkspace.metrics.catalog.OpenMeasure;
import io.managerworkspace.opencounts.OpenAging;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Open conversations by assignee and the assignment's group ({@code assignee_cell}) and, where a
 * question tells skills apart, by skill too ({@code open_cell}). They are the counts that ingestion
 * keeps and, as further rows, what time has changed in them since: several rows may have the same
 * key. Weights are in thousandths.
 */
final class OpenCells {
  private static final Set<OpenMeasure> UNWEIGHTED =
      Set.of(
          OpenMeasure.ASSIGNED,
          OpenMeasure.QUEUED,
          OpenMeasure.OVERDUE_QUEUED,
          OpenMeasure.OVERDUE_ASSIGNED);

  /** Whether the cells of a key, summed, are any conversation: the too old ones are taken away. */
  static final String ANY = "sum(conversations) > 0";

  /** The groups that have open conversations, whatever the filters select. */
  static final String GROUPS =
      """
      SELECT CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id
      FROM assignee_cell o LEFT JOIN agent_now a ON a.agent_id = o.agent_id
      GROUP BY 1 HAVING sum(o.conversations) > 0""";

  private OpenCells() {}

  static List<Cte> ctes(Plan plan, long maxAgeMs) {
    var accountId = plan.query().accountId();
    var ctes = new ArrayList<Cte>();
    ctes.add(new Cte("bound", OpenAging.bound(accountId, maxAgeMs)));
    ctes.add(
        new Cte(
            "open_change (agent_id, group_id, skill_id, " + OpenAging.COUNTS + ")",
            OpenAging.changes(accountId, changing(plan))));
    ctes.add(
        new Cte("assignee_cell", cells(accountId, "agent_id, group_id", "open_count_by_assignee")));
    if (plan.tellsSkillsApart()) {
      ctes.add(
          new Cte("open_cell", cells(accountId, "agent_id, group_id, skill_id", "open_count")));
    }
    return ctes;
  }

  /** What time took away is a row of its own; nothing needs the sums of both but the answer. */
  private static Sql cells(String accountId, String key, String table) {
    return Sql.of(
        """
        SELECT %1$s, conversations, overdue,
          1000::bigint * unfixed + fixed_weight
            + idle * ((SELECT inactive_weight FROM setting) - 1000) AS weight,
          unfixed + fixed_active
            - CASE WHEN (SELECT inactive_weight FROM setting) < 1000 THEN idle ELSE 0 END AS active
        FROM (SELECT %1$s, %2$s FROM %3$s WHERE account_id = ? AND conversations > 0
          UNION ALL SELECT %1$s, %2$s FROM open_change) o"""
            .formatted(key, OpenAging.COUNTS, table),
        accountId);
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
