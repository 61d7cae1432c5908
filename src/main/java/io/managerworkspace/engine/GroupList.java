package io.managerworkspace.engine;

import io.managerworkspace.query.GroupBy;
import io.managerworkspace.query.Sort;
import io.managerworkspace.store.Cut;
import io.managerworkspace.store.Sql;
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
  private static final String NUMBER = "CASE WHEN key ~ '^-?[0-9]+$' THEN key::numeric END";

  private final Plan plan;
  private final List<Source> sources;
  private final String table;
  private final String id;

  GroupList(Plan plan, List<Source> sources) {
    this.plan = plan;
    this.sources = sources;
    boolean bySkill = plan.groupBy() == GroupBy.SKILL;
    table = bySkill ? "skill" : "agent_group";
    id = bySkill ? "skill_id" : "group_id";
  }

  List<Cte> ctes() {
    var ctes = new ArrayList<Cte>();
    if (needsPresence()) {
      ctes.add(new Cte("present", present()));
    }
    ctes.add(new Cte("listed", listed()));
    ctes.add(new Cte("valued", valued()));
    ctes.add(new Cte("page", page()));
    return ctes;
  }

  /** Configured and undeleted, or with data of its own; within the filters. */
  private Sql listed() {
    var accountId = plan.query().accountId();
    var withData =
        needsPresence()
            ? "SELECT key FROM present"
            : union(source -> "SELECT key FROM " + source.ownName() + " WHERE NOT total");
    return Sql.of(
            "SELECT k.key, coalesce(c.name, 'NA') AS description\nFROM (SELECT "
                + id
                + " AS key FROM "
                + table
                + " WHERE account_id = ? AND NOT deleted\n  UNION "
                + withData
                + ") k\nLEFT JOIN "
                + table
                + " c ON c.account_id = ? AND c."
                + id
                + " = k.key\nWHERE k.key IS NOT NULL",
            accountId,
            accountId)
        .plus(Conditions.oneOf("k.key", plan.query().filters().keysOf(plan.groupBy())))
        .plus(matching());
  }

  private Sql matching() {
    return plan.query().filters().limitOtherThan(plan.groupBy())
        ? Sql.of(
            " AND k.key IN ("
                + union(source -> "SELECT key FROM " + source.name() + " WHERE NOT total")
                + ")")
        : Sql.EMPTY;
  }

  private String union(Function<Source, String> part) {
    return sources.stream().map(part).collect(Collectors.joining("\n  UNION "));
  }

  /** Under other filters the sources show only what these select, not whether a group has data. */
  private boolean needsPresence() {
    return plan.coversSubGroups() && plan.query().filters().limitOtherThan(plan.groupBy());
  }

  private Sql present() {
    return Sql.of("SELECT group_id AS key")
        .plus(new FactWindow(plan, Cut.GROUP).rows(List.of(), Sql.EMPTY))
        .plus("\nUNION SELECT group_id FROM " + OpenSource.ROWS + " WHERE conversations > 0")
        .plus("\nUNION SELECT group_id FROM " + AgentSource.NOW + " WHERE counts");
  }

  private Sql valued() {
    var joins =
        sources.stream()
            .map(
                source ->
                    "\nLEFT JOIN (SELECT * FROM %1$s WHERE NOT total) %1$s USING (key)"
                        .formatted(source.name()))
            .collect(Collectors.joining());
    return Sql.of(
        "SELECT key, description" + Values.columns(plan.valued()) + "\nFROM listed" + joins);
  }

  private Sql page() {
    var page = plan.query().page();
    return Sql.of(
        "SELECT row_number() OVER (ORDER BY "
            + order(plan.query().sort())
            + ") AS place, valued.*\nFROM valued ORDER BY place OFFSET ? LIMIT ?",
        page.offset(),
        page.limit());
  }

  private static String order(Sort sort) {
    var ascending = NUMBER + " NULLS LAST, key COLLATE \"C\"";
    return sort.metric()
        .map(
            metric ->
                Values.column(metric)
                    + (sort.descending() ? " DESC" : "")
                    + " NULLS LAST, "
                    + ascending)
        .orElse(
            sort.descending() ? NUMBER + " DESC NULLS FIRST, key COLLATE \"C\" DESC" : ascending);
  }
}
