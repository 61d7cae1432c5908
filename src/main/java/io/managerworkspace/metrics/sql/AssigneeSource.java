package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.AgentMeasure;
import io.managerworkspace.metrics.catalog.OpenMeasure;
import io.managerworkspace.model.Measure;
import io.managerworkspace.model.UserType;
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
        Stream.<Measure>concat(plan.openMeasures().stream(), plan.agentMeasures().stream())
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

  /** The expressions are worked out once a row, and not once for each measure that uses them. */
  private static Sql rows(Plan plan) {
    var conditions = SqlPredicates.of(plan.query());
    return Sql.of(
            """
            SELECT agent_id, group_id, user_type, assigned, human, state, slots, free_slots,
              conversations, active, overdue, weight
            FROM (
            """)
        .plus(configured())
        .plus("\nUNION ALL\n")
        .plus(others(plan.query().accountId()))
        .plus("\n) a WHERE true")
        .plus(conditions.agent("agent_id"))
        .plus(conditions.group("group_id"))
        .plus(conditions.userType("user_type"))
        .plus("\nOFFSET 0");
  }

  private static Sql configured() {
    return Sql.of(
        """
        SELECT a.agent_id, a.group_id, a.user_type, true AS assigned, a.human,
          CASE WHEN a.counts THEN a.state END AS state, a.slots,
          greatest(0, a.slots - coalesce(o.weight, 0)) / 1000 AS free_slots,
          o.conversations, o.active, o.overdue, o.weight
        FROM agent_now a
        LEFT JOIN (SELECT agent_id, sum(conversations) AS conversations,
            sum(active)::bigint AS active, sum(overdue) AS overdue, sum(weight)::bigint AS weight
          FROM assignee_cell GROUP BY agent_id) o ON o.agent_id = a.agent_id\
        """);
  }

  /** Looking for each assignee among the agents would take as long as all of the above. */
  private static Sql others(String accountId) {
    return Sql.of(
        """
        SELECT o.agent_id, o.group_id, %s,
          o.agent_id IS NOT NULL, NULL, NULL, NULL, NULL,
          o.conversations, o.active, o.overdue, o.weight
        FROM assignee_cell o
        WHERE o.agent_id IS NULL OR o.agent_id IN (
          SELECT u.id FROM unconfigured u
          WHERE u.account_id = ? AND u.dimension = 'AGENT' AND NOT EXISTS (
            SELECT FROM agent c WHERE c.account_id = u.account_id AND c.agent_id = u.id))\
        """
            .formatted(UserType.sqlOfUnconfigured("o.agent_id")),
        accountId);
  }
}
