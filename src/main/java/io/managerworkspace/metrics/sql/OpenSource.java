package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.OpenMeasure;
import io.managerworkspace.model.UserType;
import java.util.List;

/**
 * Open conversations as of now, selected by their skill and their assignee. The assignee's group
 * and user type are the configured ones; those of an agent that is not configured are the
 * assignment's group and HUMAN. A conversation in the queue has neither.
 */
final class OpenSource {
  private static final String ROWS = "open_row";

  private OpenSource() {}

  static Source of(Plan plan) {
    var grouping = new Grouping<>(List.of(OpenMeasure.values()), OpenMeasure::aggregate);
    var rows = selected(plan);
    var perKey = grouping.perKey(plan.key().column(), rows, OpenCells.ANY);
    return Source.additive(plan, "by_open", grouping, List.of(rows(plan)), perKey, rows);
  }

  private static Sql selected(Plan plan) {
    var conditions = SqlPredicates.of(plan.selection());
    return Sql.of("\nFROM " + ROWS + "\nWHERE true")
        .plus(conditions.agent("agent_id"))
        .plus(conditions.place())
        .plus(conditions.userType("user_type"));
  }

  private static Cte rows(Plan plan) {
    return new Cte(
        ROWS,
        Sql.of(
            """
            SELECT o.skill_id, o.agent_id, o.conversations, o.active, o.overdue, o.weight,
              o.agent_id IS NOT NULL AS assigned,
              CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
              coalesce(a.user_type, %s) AS user_type,
              a.state, a.human
            FROM open_cell o LEFT JOIN agent_now a ON a.agent_id = o.agent_id"""
                .formatted(UserType.sqlOfUnconfigured("o.agent_id"))));
  }
}
