package io.managerworkspace.engine;

import io.managerworkspace.store.Sql;
import java.util.List;

/** The tree of agent groups, where a question covers what is below a group. */
final class GroupTree {
  private GroupTree() {}

  /**
   * {@code below}: every group with each of the groups below it; {@code chosen_group}: the asked.
   */
  static List<Cte> ctes(Plan plan) {
    var filters = plan.query().filters();
    if (!filters.includeSubGroups()) {
      return List.of();
    }
    var below = new Cte("below (key, member)", below(plan.query().accountId()));
    return filters.agentGroupIds().isEmpty()
        ? List.of(below)
        : List.of(below, new Cte("chosen_group", chosen(filters.agentGroupIds())));
  }

  private static Sql below(String accountId) {
    return Sql.of(
        """
        SELECT parent_group_id, group_id FROM agent_group
          WHERE account_id = ? AND parent_group_id IS NOT NULL
        UNION
        SELECT b.key, g.group_id FROM below b
          JOIN agent_group g ON g.account_id = ? AND g.parent_group_id = b.member""",
        accountId,
        accountId);
  }

  private static Sql chosen(List<String> groupIds) {
    var asked = Conditions.array(groupIds);
    return Sql.of(
        """
        SELECT unnest(?) AS group_id
        UNION
        SELECT member FROM below WHERE key = ANY (?)""",
        asked,
        asked);
  }
}
