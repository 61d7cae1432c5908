package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Filters;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree of agent groups, where a question covers what is below a group or sees only a part.
 *
 * <p>One walk around the tree gives each group a place, so that what is below a group is a range of
 * places: time and memory grow with the number of groups, whatever the shape of their tree. A list
 * of each group with each of those below it would have 50 million rows for a chain of 10,000.
 *
 * <p>Joins of groups are full joins, though rows without a match are never of use: PostgreSQL
 * cannot make them nested loops, as it would where statistics do not know an account with many
 * groups.
 */
final class GroupTree {
  private GroupTree() {}

  /**
   * {@code subtree}: each group and the range of places that its subtree has, its own first; what a
   * limited scope shows; {@code chosen_group}: the asked, of those that are seen.
   */
  static List<Cte> ctes(Plan plan) {
    var selection = plan.selection();
    var filters = selection.filters();
    var ctes = new ArrayList<Cte>();
    if (plan.includesSubGroups() || selection.scope().isLimited()) {
      ctes.addAll(walk(plan.accountId()));
    }
    ctes.addAll(ManagedGroups.ctes(plan));
    if (selection.mayAskForForeignGroups()) {
      ctes.add(new Cte("chosen_group", chosenOfManaged(filters)));
    } else if (filters.includeSubGroups() && !filters.agentGroupIds().isEmpty()) {
      ctes.add(
          new Cte(
              "chosen_group",
              withAllBelow(SqlPredicates.array(SqlPredicates.GROUP_IDS, filters.agentGroupIds()))));
    }
    return ctes;
  }

  /**
   * Links lead from each group to its first child, its next sibling and its parent; 1 is above all
   * groups without a parent. They are kept in arrays, where a step costs the same in every tree.
   */
  private static List<Cte> walk(Parameter accountId) {
    return List.of(
        new Cte(
            "group_number",
            Sql.of(
                """
                SELECT link.group_id, link.to_id, 1 + dense_rank() OVER (ORDER BY to_id) AS number
                FROM (SELECT group_id, parent_group_id FROM agent_group WHERE account_id = ?
                  UNION ALL SELECT id, NULL FROM unconfigured
                    WHERE account_id = ? AND dimension = 'GROUP') g
                CROSS JOIN LATERAL (VALUES (g.group_id, g.group_id),
                  (g.group_id, g.parent_group_id), (g.parent_group_id, g.parent_group_id))
                  AS link (group_id, to_id)
                WHERE to_id IS NOT NULL""",
                accountId,
                accountId)),
        new Cte(
            "group_node",
            Sql.of(
                """
                SELECT group_id AS key, max(number) FILTER (WHERE to_id = group_id) AS number,
                  coalesce(max(number) FILTER (WHERE to_id <> group_id), 1) AS parent
                FROM group_number GROUP BY group_id""")),
        new Cte(
            "group_link",
            Sql.of(
                """
                SELECT array_agg(child ORDER BY number) AS child,
                  array_agg(sibling ORDER BY number) AS sibling,
                  array_agg(parent ORDER BY number) AS parent
                FROM (SELECT number, max(child) AS child, max(sibling) AS sibling,
                    max(parent) AS parent
                  FROM (SELECT number, 0 AS child, parent,
                      lead(number, 1, 0) OVER (PARTITION BY parent ORDER BY number) AS sibling
                    FROM group_node
                    UNION ALL SELECT parent, min(number), 0, 0 FROM group_node GROUP BY parent) l
                  GROUP BY number) links""")),
        new Cte(
            "walk",
            Sql.of(
                """
                SELECT 1 AS place, 1::bigint AS number, true AS down
                UNION ALL
                SELECT place + (to_number <> parent)::integer, to_number, to_number <> parent
                FROM (SELECT place, (SELECT parent FROM group_link)[number] AS parent,
                    CASE WHEN down AND (SELECT child FROM group_link)[number] > 0
                        THEN (SELECT child FROM group_link)[number]
                      WHEN (SELECT sibling FROM group_link)[number] > 0
                        THEN (SELECT sibling FROM group_link)[number]
                      ELSE (SELECT parent FROM group_link)[number] END AS to_number
                  FROM walk OFFSET 0) w
                WHERE to_number > 0""")),
        new Cte(
            "subtree",
            Sql.of(
                """
                SELECT n.key, w.first, w.last
                FROM group_node n FULL JOIN (SELECT number, min(place) AS first, max(place) AS last
                  FROM walk GROUP BY number) w USING (number)""")));
  }

  /** Groups, configured or not, with all that are below them. */
  static Sql withAllBelow(Parameter ids) {
    return below("key = ANY (?)", ids).plus("\nUNION\nSELECT unnest(?) COLLATE \"C\"", ids);
  }

  /** The groups of the tree that a condition holds for, with all that are below them. */
  private static Sql below(String condition, Parameter ids) {
    return Sql.of(
        """
        SELECT key AS group_id FROM (
          SELECT key, first, max(last) FILTER (WHERE %s) OVER (ORDER BY first) AS until
          FROM subtree) s
        WHERE first <= until"""
            .formatted(condition),
        ids);
  }

  private static Sql chosenOfManaged(Filters filters) {
    var asked = SqlPredicates.array(SqlPredicates.GROUP_IDS, filters.agentGroupIds());
    var groups = Sql.of("SELECT group_id FROM managed_group WHERE group_id = ANY (?)", asked);
    return filters.includeSubGroups()
        ? groups
            .plus("\nUNION\n")
            .plus(below("key = ANY (?) AND key IN (SELECT group_id FROM managed_group)", asked))
        : groups;
  }
}
