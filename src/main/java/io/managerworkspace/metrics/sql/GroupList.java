package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.Page;
import io.managerworkspace.metrics.query.Sort;
import io.managerworkspace.model.RollupKey;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The groups of the answer: which are listed, with their names and values, sorted and cut to the
 * page.
 */
final class GroupList {
  /** What the answer is read from, and what of it is known of each row alike. */
  static final String PAGED = "page JOIN valued USING (nth)";

  static final String COUNTED = "SELECT place, now_ms, (SELECT count(*) FROM listed) AS matched,";

  private static final String NTH =
      "row_number() OVER (ORDER BY " + KeyOrder.ascending("k.key") + ") AS nth";

  private final Plan plan;
  private final List<Source> sources;
  private final Sort<Metric> sort;
  private final Page asked;

  /**
   * @param sources that tell which groups have data
   */
  GroupList(Plan plan, List<Source> sources, Sort<Metric> sort, Page asked) {
    this.plan = plan;
    this.sources = sources;
    this.sort = sort;
    this.asked = asked;
  }

  /** {@code listed}, with what it takes. */
  List<Cte> ctes() {
    return plan.needsPresence()
        ? List.of(new Cte("present", present()), new Cte("listed", listed()))
        : List.of(new Cte("listed", listed()));
  }

  /**
   * Configured and undeleted, or with data of its own; within the filters. Who has data is looked
   * up only when there is one that is deleted or was never configured.
   */
  private Sql listed() {
    return switch (plan.groupBy()) {
      case SKILL -> listed("skill");
      case AGENT_GROUP -> listed("agent_group");
      case AGENT -> listedAgents();
    };
  }

  private Sql listed(String table) {
    var accountId = plan.accountId();
    return Sql.of(
            """
            SELECT %5$s,
              k.key AS id, k.name AS description
            FROM (SELECT %1$s AS key, name, NOT deleted AS configured
                FROM %2$s WHERE account_id = ?
              UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
                WHERE u.account_id = ? AND u.dimension = '%3$s' AND NOT EXISTS (
                  SELECT FROM %2$s c WHERE c.account_id = u.account_id AND c.%1$s = u.id)) k
            WHERE (k.configured OR %4$s)"""
                .formatted(plan.key().column(), table, plan.key(), hasData(), NTH),
            accountId,
            accountId)
        .plus(SqlPredicates.of(plan.selection()).keys("k.key", plan.groupBy()))
        .plus(ManagedGroups.keys(plan))
        .plus(matching());
  }

  /**
   * Those who can work and are selected as they are configured now, and whoever did something in
   * the window that is selected. Of those outside the scope nothing but the id is told.
   */
  private Sql listedAgents() {
    var conditions = SqlPredicates.of(plan.selection());
    var isTold =
        plan.selection().scope().isLimited()
            ? "group_id IN (SELECT group_id FROM managed_group)"
            : "true";
    return Sql.of(
            """
            SELECT %s,
              k.key AS id, coalesce(k.name, 'NA') AS description
            FROM (SELECT coalesce(a.agent_id, f.key) AS key, a.name
              FROM (SELECT agent_id, CASE WHEN %s THEN coalesce(full_name, login_name) END AS name,
                  (enabled AND NOT deleted AND user_type <> 'SYSTEM'"""
                .formatted(NTH, isTold))
        .plus(conditions.group("group_id"))
        .plus(conditions.anySkill("skill_ids"))
        .plus(conditions.userType("user_type"))
        .plus(") AS shown\n    FROM agent WHERE account_id = ?", plan.accountId())
        .plus(conditions.agent("agent_id"))
        .plus(
            """
            ) a
              FULL JOIN by_fact f ON f.key = a.agent_id
              WHERE a.shown OR f.key IS NOT NULL) k""");
  }

  private String hasData() {
    return plan.needsPresence()
        ? "k.key IN (SELECT key FROM present)"
        : sources.stream()
            .map(source -> "k.key IN (SELECT key FROM " + source.ownName() + ")")
            .collect(Collectors.joining("\n  OR "));
  }

  private Sql matching() {
    return plan.selection().filters().limitOtherThan(plan.groupBy())
        ? Sql.of(" AND k.key IN (" + union(source -> "SELECT key FROM " + source.name()) + ")")
        : Sql.EMPTY;
  }

  private String union(Function<Source, String> part) {
    return sources.stream().map(part).collect(Collectors.joining("\n  UNION "));
  }

  private Sql present() {
    return Sql.of("SELECT group_id AS key")
        .plus(
            new FactWindow(plan, Points.whole(plan), RollupKey.GROUP, SqlPredicates.NONE)
                .rows(List.of()))
        .plus("\nGROUP BY group_id HAVING " + FactWindow.ANY)
        .plus("\nUNION " + OpenCells.GROUPS);
  }

  /** A row of the sums of some sources for each group. */
  Sql measured(List<Source> summed, String measures) {
    var joins =
        summed.stream()
            .map(
                source ->
                    Sql.of(
                        """

                        LEFT JOIN (SELECT key,
                            %2$s
                          FROM %1$s WHERE ? OFFSET 0) %1$s ON %1$s.key = listed.id"""
                            .formatted(source.name(), ColumnList.of(source.measures())),
                        source.isAsked()))
            .toList();
    return Sql.of("\nUNION ALL\nSELECT nth, id, description,\n    " + measures + "\nFROM listed")
        .plus(Sql.join("", joins));
  }

  /** Which rows the answer has: the one over everything, and the groups of the page. */
  Cte page(MetricColumns columns) {
    var metric = sort.by().map(MetricColumns::column).orElse("key");
    var direction = sort.descending() ? -1 : 1;
    return new Cte(
        "page",
        Sql.of(
            """
            SELECT 0 AS nth, 0 AS place
            UNION ALL
            (SELECT nth, row_number() OVER (ORDER BY ?::integer * %s NULLS LAST,
              ?::integer * nth) AS place
            FROM valued WHERE nth > 0 ORDER BY place OFFSET ? LIMIT ?)"""
                .formatted(columns.named()),
            new Parameter("direction", direction),
            new Parameter("sort", metric),
            new Parameter("key_direction", sort.by().isPresent() ? 1 : direction),
            new Parameter("offset", asked.offset()),
            new Parameter("limit", asked.limit())));
  }
}
