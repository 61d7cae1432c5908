package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.AgentMeasure;
import io.managerworkspace.metrics.catalog.OpenMeasure;
import io.managerworkspace.model.Measure;
import java.util.List;
import java.util.stream.Stream;

/**
 * Open conversations and agents in one pass, for questions that do not tell skills apart: a row for
 * each configured agent with its conversations, and rows of what is in the queue or belongs to
 * agents that are not configured. What is counted is that of {@link OpenSource} and {@link
 * AgentSource}.
 */
final class AssigneeSource {
  private static final String ROWS = "assignee_row";

  private AssigneeSource() {}

  static Source of(Plan plan) {
    var measures =
        Stream.<Measure>concat(Stream.of(OpenMeasure.values()), Stream.of(AgentMeasure.values()))
            .toList();
    var grouping = new Grouping<>(measures, AssigneeSource::aggregate);
    var rows = Sql.of("\nFROM " + ROWS);
    var perGroup = grouping.perKey("group_id", rows, OpenCells.ANY + " OR count(state) > 0");
    return Source.additive(
        plan, "by_assignee", grouping, List.of(new Cte(ROWS, rows(plan))), perGroup, rows);
  }

  private static String aggregate(Measure measure) {
    return switch (measure) {
      case OpenMeasure open -> open.aggregate();
      case AgentMeasure agent -> agent.aggregate();
      default -> throw new IllegalArgumentException(measure + " is of no assignee");
    };
  }

  private static Sql rows(Plan plan) {
    var conditions = SqlPredicates.of(plan.selection());
    var selected =
        Sql.of("\nWHERE true")
            .plus(conditions.agent("agent_id"))
            .plus(conditions.group("group_id"))
            .plus(conditions.userType("user_type"));
    return Sql.of(
            """
            SELECT group_id, true AS assigned, human, state, slots, %s,
              conversations, active, overdue, weight
            FROM agent_now"""
                .formatted(AgentSource.FREE_SLOTS))
        .plus(selected)
        .plus(
            """

            UNION ALL
            SELECT group_id, agent_id IS NOT NULL, NULL, NULL, NULL, NULL,
              conversations, active, overdue, weight
            FROM other_cell""")
        .plus(selected);
  }
}
