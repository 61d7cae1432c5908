package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import java.util.List;

/**
 * The part of an account that a limited scope shows. It is worked out in the question's own
 * statement and never from an id that was asked for, so that neither the answer nor the work tells
 * anything about groups outside.
 */
final class ManagedGroups {
  /** Whether a group is asked for that is not seen; a column of all rows. */
  static final String COLUMN = "foreign_asked";

  private ManagedGroups() {}

  /**
   * {@code managed_group}: the groups with everything below them; {@code managed_skill}: what
   * agents of these have.
   */
  static List<Cte> ctes(Plan plan) {
    if (!plan.selection().scope().isLimited()) {
      return List.of();
    }
    var accountId = plan.accountId();
    return List.of(
        new Cte(
            "managed_group",
            GroupTree.withAllBelow(
                SqlPredicates.array("scope_ids", plan.selection().scope().groupIds()))),
        new Cte(
            "managed_skill",
            Sql.of(
                """
                SELECT DISTINCT unnest(skill_ids) AS skill_id FROM live_agent
                WHERE account_id = ? AND counts AND group_id IN (SELECT group_id FROM managed_group)""",
                accountId)));
  }

  /** Which keys may be listed; begins with {@code AND} or is empty. */
  static Sql keys(Plan plan) {
    if (!plan.selection().scope().isLimited()) {
      return Sql.EMPTY;
    }
    return switch (plan.groupBy()) {
      case SKILL -> Sql.of(in("k.key", "skill"));
      case AGENT_GROUP -> Sql.of(in("k.key", "group"));
      // Whoever worked for one of the groups is listed, wherever they are now.
      case AGENT -> Sql.EMPTY;
    };
  }

  /** A condition that begins with {@code AND}. */
  static String in(String column, String what) {
    return " AND %s IN (SELECT %s_id FROM managed_%2$s)".formatted(column, what);
  }

  /** The {@link #COLUMN}, where a question needs it; ends with a comma. */
  static Sql foreignAsked(Plan plan) {
    return plan.selection().mayAskForForeignGroups()
        ? Sql.of(
            "\n  EXISTS (SELECT FROM unnest(?) AS asked (id)"
                + " WHERE id NOT IN (SELECT group_id FROM managed_group)) AS "
                + COLUMN
                + ",",
            SqlPredicates.array(
                SqlPredicates.GROUP_IDS, plan.selection().filters().agentGroupIds()))
        : Sql.EMPTY;
  }
}
