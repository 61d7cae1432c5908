package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.GroupBy;
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
  /** Integers by their number, then the others; PostgreSQL's C collation is code point order. */
  private static final String NUMBER = "CASE WHEN k.key ~ '^-{0,1}[0-9]+$' THEN k.key::numeric END";

  /** What the answer is read from, and what of it is known of each row alike. */
  static final String PAGED = "page JOIN valued USING (nth)";

  static final String COUNTED = "SELECT place, now_ms, (SELECT count(*) FROM listed) AS matched,";

  private final Plan plan;
  private final List<Source> sources;
  private final Sort<Metric> sort;
  private final Page asked;
  private final String table;
  private final String id;

  GroupList(Plan plan, List<Source> sources, Sort<Metric> sort, Page asked) {
    this.plan = plan;
    this.sources = sources;
    this.sort = sort;
    this.asked = asked;
    table = plan.isGroupedBy(GroupBy.SKILL) ? "skill" : "agent_group";
    id = plan.key().column();
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
    var accountId = plan.accountId();
    return Sql.of(
            """
            SELECT row_number() OVER (ORDER BY %5$s NULLS LAST, k.key COLLATE "C") AS nth,
              k.key AS id, k.name AS description
            FROM (SELECT %1$s AS key, name, NOT deleted AS configured
                FROM %2$s WHERE account_id = ?
              UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
                WHERE u.account_id = ? AND u.dimension = '%3$s' AND NOT EXISTS (
                  SELECT FROM %2$s c WHERE c.account_id = u.account_id AND c.%1$s = u.id)) k
            WHERE (k.configured OR %4$s)"""
                .formatted(id, table, plan.key(), hasData(), NUMBER),
            accountId,
            accountId)
        .plus(SqlPredicates.of(plan.selection()).keys("k.key", plan.groupBy()))
        .plus(ManagedGroups.keys(plan))
        .plus(matching());
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
        .plus(new FactWindow(plan, RollupKey.GROUP, SqlPredicates.NONE).rows(List.of()))
        .plus("\nGROUP BY group_id HAVING " + FactWindow.ANY)
        .plus("\nUNION " + OpenCells.GROUPS);
  }

  /** A row of sums for each group. */
  Sql measured(String measures) {
    var joins =
        sources.stream()
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
  Cte page() {
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
                .formatted(MetricColumns.NAMED),
            new Parameter("direction", direction),
            new Parameter("sort", metric),
            new Parameter("key_direction", sort.by().isPresent() ? 1 : direction),
            new Parameter("offset", asked.offset()),
            new Parameter("limit", asked.limit())));
  }
}
