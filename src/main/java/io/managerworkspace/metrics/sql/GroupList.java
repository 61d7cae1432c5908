package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.metrics.query.Sort;
import io.managerworkspace.model.RollupKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The groups of the answer: which are listed, with their names and values, sorted and cut to the
 * page.
 */
final class GroupList {
  /** Integers by their number, then the others; PostgreSQL's C collation is code point order. */
  private static final String NUMBER = "CASE WHEN key ~ '^-{0,1}[0-9]+$' THEN key::numeric END";

  private final Plan plan;
  private final List<Source> sources;
  private final String table;
  private final String id;

  GroupList(Plan plan, List<Source> sources) {
    this.plan = plan;
    this.sources = sources;
    table = plan.isGroupedBy(GroupBy.SKILL) ? "skill" : "agent_group";
    id = plan.key().column();
  }

  List<Cte> ctes() {
    var ctes = new ArrayList<Cte>();
    if (plan.needsPresence()) {
      ctes.add(new Cte("present", present()));
    }
    ctes.add(new Cte("listed", listed()));
    ctes.add(new Cte("valued", valued()));
    ctes.add(new Cte("page", page()));
    return ctes;
  }

  /**
   * Configured and undeleted, or with data of its own; within the filters. Who has data is looked
   * up only when there is one that is deleted or was never configured.
   */
  private Sql listed() {
    var accountId = plan.query().accountId();
    return Sql.of(
            """
            SELECT k.key, k.name AS description
            FROM (SELECT %1$s AS key, name, NOT deleted AS configured
                FROM %2$s WHERE account_id = ?
              UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
                WHERE u.account_id = ? AND u.dimension = '%3$s' AND NOT EXISTS (
                  SELECT FROM %2$s c WHERE c.account_id = u.account_id AND c.%1$s = u.id)) k
            WHERE (k.configured OR %4$s)"""
                .formatted(id, table, plan.key(), hasData()),
            accountId,
            accountId)
        .plus(SqlPredicates.oneOf("k.key", plan.query().filters().keysOf(plan.groupBy())))
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
    return plan.query().filters().limitOtherThan(plan.groupBy())
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

  private Sql valued() {
    var joins =
        sources.stream()
            .filter(Source::hasMeasures)
            .map(source -> "\nLEFT JOIN " + source.name() + " USING (key)")
            .collect(Collectors.joining());
    return Sql.of(
        "SELECT key, description" + MetricColumns.columns(plan.valued()) + "\nFROM listed" + joins);
  }

  private Sql page() {
    var page = plan.query().page();
    return Sql.of(
        "SELECT row_number() OVER (ORDER BY "
            + order(plan.query().sort())
            + ") AS place, key, description"
            + MetricColumns.names(plan.valued())
            + "\nFROM valued ORDER BY place OFFSET ? LIMIT ?",
        page.offset(),
        page.limit());
  }

  private static String order(Sort sort) {
    var ascending = NUMBER + " NULLS LAST, key COLLATE \"C\"";
    return sort.metric()
        .map(
            metric ->
                MetricColumns.column(metric)
                    + (sort.descending() ? " DESC" : "")
                    + " NULLS LAST, "
                    + ascending)
        .orElse(
            sort.descending() ? NUMBER + " DESC NULLS FIRST, key COLLATE \"C\" DESC" : ascending);
  }
}
