package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.QueueMeasure;
import io.managerworkspace.metrics.query.GroupBy;
import java.util.List;

/**
 * Conversations in the queue as of now, selected by their skill; no agent has them, and no group.
 */
final class QueueSource {
  private static final String ROWS = "queue_row";

  private QueueSource() {}

  static Source of(Plan plan) {
    var grouping = new Grouping<>(List.of(QueueMeasure.values()), QueueMeasure::aggregate);
    var rows = Sql.of("\nFROM " + ROWS);
    return Source.of(
        plan,
        "by_queue",
        grouping,
        List.of(new Cte(ROWS, selected(plan))),
        // No group has a conversation in the queue.
        plan.isGroupedBy(GroupBy.SKILL) ? grouping.perKey("skill_id", rows) : grouping.ofNoKey(),
        grouping.overall(rows));
  }

  private static Sql selected(Plan plan) {
    var filters = plan.selection().filters();
    var ofNobody =
        filters.agentIds().isEmpty()
            && filters.agentGroupIds().isEmpty()
            && filters.userTypes().isEmpty();
    return Sql.of(
            """
            SELECT o.skill_id,
              greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
            FROM open_conversation o
            WHERE o.account_id = ? AND o.agent_id IS NULL
              AND o.started_at >= (SELECT oldest FROM setting) AND ?""",
            plan.accountId(),
            new Parameter("of_nobody", ofNobody))
        .plus(SqlPredicates.of(plan.selection()).skillOfNobody("o.skill_id"));
  }
}
