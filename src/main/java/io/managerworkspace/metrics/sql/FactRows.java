package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;

/** The facts behind a metric of a window. How many there are is summed from what is rolled up. */
final class FactRows {
  private FactRows() {}

  static RowSource of(Plan plan, Parameter metric) {
    var conditions = SqlPredicates.of(plan.selection());
    var points = Points.whole(plan);
    var window = new FactWindow(plan, points, FactSource.rollupKey(plan), conditions);
    return new RowSource(
        points.ctes(plan.accountId()),
        rows(plan, metric, conditions),
        Sql.of("SELECT coalesce(sum(sign * (" + RowColumns.COUNTED_OF_FACT + ")), 0)", metric)
            .plus(window.rows(RowColumns.counted())),
        "conversation_id, time, event_id");
  }

  private static Sql rows(Plan plan, Parameter metric, SqlPredicates conditions) {
    return Sql.of(
            """
            SELECT conversation_id, time, event_id, %s AS value,
              agent_id, group_id, skill_id
            FROM fact
            WHERE account_id = ? AND time >= ? AND time < ?
              AND %s <> 0"""
                .formatted(RowColumns.VALUE_OF_FACT, RowColumns.COUNTED_OF_FACT),
            metric,
            plan.accountId(),
            plan.since(),
            plan.until(),
            metric)
        .plus(conditions.all());
  }
}
