package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one statement that answers a question. Its first row has the instant, the number of groups
 * that match and the values over everything; the page of groups follows.
 */
final class MetricsStatement implements Statement<MetricsAnswer.Group> {
  private static final Optional<GroupList> NO_GROUPS = Optional.empty();

  private final MetricsQuery query;
  private final Plan plan;
  private final Parameter maxAge;

  MetricsStatement(MetricsQuery query, OpenConversationSettings settings) {
    this.query = query;
    plan = Plan.of(query.selection(), query.groupBy(), valued(query));
    maxAge = new Parameter("max_age_ms", settings.maxAge().toMillis());
  }

  /** The metrics that have to be right: those asked for and the one to sort by. */
  private static Stream<Expression> valued(MetricsQuery query) {
    var sort = query.groupBy().flatMap(_ -> query.sort().by());
    return Stream.concat(query.metrics().stream(), sort.stream()).map(Metric::expression);
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public MetricsAnswer.Group read(ResultSet row) throws SQLException {
    return new MetricsAnswer.Group(
        row.getString("id"), row.getString("description"), values(row, query.metrics()));
  }

  private static MetricsAnswer.Values values(ResultSet row, Set<Metric> metrics)
      throws SQLException {
    var values = new EnumMap<Metric, Optional<BigDecimal>>(Metric.class);
    for (var metric : metrics) {
      values.put(metric, Optional.ofNullable(row.getBigDecimal(MetricColumns.column(metric))));
    }
    return new MetricsAnswer.Values(values);
  }

  @Override
  public Answer answer(Head head, List<MetricsAnswer.Group> rows) {
    return new MetricsAnswer(
        query,
        head.asOf(),
        head.matched(),
        query.all() ? Optional.of(rows.getFirst().values()) : Optional.empty(),
        rows.stream().skip(1).toList());
  }

  @Override
  public Sql sql() {
    var sources = sources();
    var ctes = new ArrayList<Cte>();
    ctes.add(setting());
    ctes.addAll(GroupTree.ctes(plan));
    ctes.addAll(FactWindow.segments(plan));
    ctes.addAll(OpenCells.ctes(plan, maxAge));
    ctes.add(AgentSource.now(plan));
    sources.forEach(source -> ctes.addAll(source.ctes()));
    var groups =
        plan.isGrouped()
            ? Optional.of(new GroupList(plan, sources, query.sort(), query.page()))
            : NO_GROUPS;
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
    var isAllAsked = new Parameter("all_asked", query.all());
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
