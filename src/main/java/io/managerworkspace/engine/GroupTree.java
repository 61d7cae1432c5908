package io.managerworkspace.engine;

import io.managerworkspace.query.Filters;
import io.managerworkspace.store.Sql;
import java.util.ArrayList;
import java.util.List;

/** The tree of agent groups, where a question covers what is below a group or sees only a part. */
final class GroupTree {
  private GroupTree() {}

  /**
   * What a limited scope shows; {@code below}: every group with each of the groups below it; {@code
   * chosen_group}: the asked, of those that are seen.
   */
  static List<Cte> ctes(Plan plan) {
    var filters = plan.query().filters();
    var ctes = new ArrayList<>(ManagedGroups.ctes(plan));
    if (filters.includeSubGroups()) {
      ctes.add(new Cte("below (key, member)", below(plan.query().accountId())));
    }
    if (plan.query().mayAskForForeignGroups()) {
      ctes.add(new Cte("chosen_group", chosenOfManaged(filters)));
    } else if (filters.includeSubGroups() && !filters.agentGroupIds().isEmpty()) {
      ctes.add(new Cte("chosen_group", chosen(filters.agentGroupIds())));
    }
    return ctes;
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

  private static Sql chosenOfManaged(Filters filters) {
    var asked = Conditions.array(filters.agentGroupIds());
    var groups = Sql.of("SELECT group_id FROM managed_group WHERE group_id = ANY (?)", asked);
    return filters.includeSubGroups()
        ? groups.plus(
            """

            UNION
            SELECT b.member FROM managed_group m JOIN below b ON b.key = m.group_id
            WHERE m.group_id = ANY (?)""",
            asked)
        : groups;
  }
}
