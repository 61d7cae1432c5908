package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one statement that answers a question. Its first row has the instant, the number of groups
 * that match and the values over everything; the page of groups follows.
 */
final class MetricsSql {
  private static final Optional<GroupList> NO_GROUPS = Optional.empty();

  private final Plan plan;
  private final Parameter maxAge;

  MetricsSql(Plan plan, OpenConversationSettings settings) {
    this.plan = plan;
    maxAge = new Parameter("max_age_ms", settings.maxAge().toMillis());
  }

  Sql statement() {
    var sources = sources();
    var ctes = new ArrayList<Cte>();
    ctes.add(setting());
    ctes.addAll(GroupTree.ctes(plan));
    ctes.addAll(FactWindow.segments(plan));
    ctes.addAll(OpenCells.ctes(plan, maxAge));
    ctes.add(AgentSource.now(plan));
    sources.forEach(source -> ctes.addAll(source.ctes()));
    var groups = plan.isGrouped() ? Optional.of(new GroupList(plan, sources)) : NO_GROUPS;
    groups.ifPresent(list -> ctes.addAll(list.ctes()));
    ctes.add(measured(sources, groups));
    ctes.add(
        Cte.inlined(
            "valued",
            Sql.of(
                "SELECT nth, id, description,\n  " + MetricColumns.COLUMNS + "\nFROM measured")));
    groups.ifPresent(list -> ctes.add(list.page()));
    return Sql.of("WITH RECURSIVE ")
        .plus(Sql.join(",\n", ctes.stream().map(Cte::definition).toList()))
        .plus("\n")
        .plus(rows());
  }

  private List<Source> sources() {
    var sources = new ArrayList<Source>();
    sources.add(FactSource.of(plan));
    sources.add(QueueSource.of(plan));
    if (plan.tellsSkillsApart()) {
      sources.add(OpenSource.of(plan));
      sources.add(AgentSource.of(plan));
    } else {
      sources.add(AssigneeSource.of(plan));
    }
    return sources;
  }

  /** The instant of the snapshot, and what the account is configured with. */
  private Cte setting() {
    return new Cte(
        "setting",
        Sql.of(
            """
            SELECT now_ms, now_ms - ?::bigint AS oldest, 1000::bigint * default_slots AS default_slots,
              (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
              (inactive_weight < 1)::integer AS idle_inactive
            FROM account,
              (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
            WHERE account_id = ?""",
            maxAge,
            plan.accountId()));
  }

  /** The sums of the row over everything and of each group. */
  private Cte measured(List<Source> sources, Optional<GroupList> groups) {
    var measures =
        ColumnList.of(sources.stream().flatMap(source -> source.measures().stream()).toList());
    var isAllAsked = new Parameter("all_asked", plan.query().all());
    var overall =
        sources.stream()
            .map(
                source ->
                    Sql.of("\nLEFT JOIN (\n")
                        .plus(
                            source
                                .overall()
                                .plus("\nHAVING ? AND ?", isAllAsked, source.isAsked())
                                .indented())
                        .plus(") ")
                        .plus(source.name() + " ON true"))
            .toList();
    return Cte.materialized(
        "measured",
        Sql.of(
                "SELECT 0::bigint AS nth, NULL::text AS id, NULL::text AS description,\n    "
                    + measures)
            .plus("\nFROM setting")
            .plus(Sql.join("", overall))
            .plus(groups.map(list -> list.measured(measures)).orElse(Sql.EMPTY)));
  }

  /** The values are worked out here, for the rows of the page and no others. */
  private Sql rows() {
    var head = plan.isGrouped() ? GroupList.COUNTED : "SELECT nth AS place, now_ms, 0 AS matched,";
    var from = plan.isGrouped() ? GroupList.PAGED : "valued";
    return Sql.of(head)
        .plus(ManagedGroups.foreignAsked(plan))
        .plus("\n  id, description,\n  " + MetricColumns.NAMES)
        .plus("\nFROM " + from + " CROSS JOIN setting\nORDER BY place");
  }
}
