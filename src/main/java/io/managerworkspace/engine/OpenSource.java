package io.managerworkspace.engine;

import io.managerworkspace.catalog.OpenMeasure;
import io.managerworkspace.store.Sql;
import java.util.List;

/**
 * Open conversations as of now, selected by their skill and their assignee. The assignee's group
 * and user type are the configured ones; those of an agent that is not configured are the
 * assignment's group and HUMAN. A conversation in the queue has neither.
 */
final class OpenSource {
  /** Counts of all open conversations that are young enough, whatever the filters select. */
  static final String ROWS = "open_row";

  private OpenSource() {}

  static Source of(Plan plan) {
    var grouping = new Grouping<>(plan.openMeasures(), OpenMeasure::aggregate);
    return Source.additive(
        plan, "by_open", grouping, List.of(), plan.key().column(), selected(plan));
  }

  private static Sql selected(Plan plan) {
    var conditions = new Conditions(plan.query().filters());
    // Counts that the too old ones took away entirely are no conversations.
    return Sql.of("\nFROM " + ROWS + "\nWHERE conversations > 0")
        .plus(conditions.agent("agent_id"))
        .plus(conditions.group("group_id"))
        .plus(conditions.skill("skill_id"))
        .plus(conditions.userType("user_type"));
  }

  static Cte rows() {
    return new Cte(
        ROWS,
        Sql.of(
            """
            SELECT o.skill_id, o.agent_id, o.conversations, o.active, o.overdue, o.weight,
              o.agent_id IS NOT NULL AS assigned,
              CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
              CASE WHEN o.agent_id IS NOT NULL THEN coalesce(a.user_type, 'HUMAN') END AS user_type,
              CASE WHEN a.counts THEN a.state END AS state,
              a.human
            FROM open_cell o LEFT JOIN agent_now a ON a.agent_id = o.agent_id"""));
  }
}
