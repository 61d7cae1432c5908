package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one statement that answers a question. Its first row has the instant, the number of groups
 * that match and the values over everything; the page of groups follows.
 */
final class MetricsStatement implements Statement<MetricsAnswer.Group> {
  private final MetricsQuery query;
  private final Plan plan;
  private final Sources sources;

  MetricsStatement(MetricsQuery query, OpenConversationSettings settings) {
    this.query = query;
    plan = Plan.of(query.selection(), query.groupBy(), valued(query));
    sources = Sources.of(plan, settings);
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
  public List<Points> points() {
    return plan.needsFacts() ? List.of(Points.whole(plan)) : List.of();
  }

  @Override
  public MetricsAnswer.Group read(ResultSet row) throws SQLException {
    return new MetricsAnswer.Group(
        row.getString("id"),
        row.getString("description"),
        new MetricsAnswer.Values(MetricColumns.read(row, query.metrics())));
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
    var all = sources.all();
    var groups = query.groupBy().map(_ -> new GroupList(plan, all, query.sort(), query.page()));
    var ctes = new ArrayList<>(sources.ctes(all));
    groups.ifPresent(list -> ctes.addAll(list.ctes()));
    ctes.addAll(new GroupValues(all, MetricColumns.ALL, query.all()).ctes(groups));
    return Cte.with(ctes).plus(rows());
  }

  /** The values are worked out here, for the rows of the page and no others. */
  private Sql rows() {
    var head = plan.isGrouped() ? GroupList.COUNTED : "SELECT nth AS place, now_ms, 0 AS matched,";
    var from = plan.isGrouped() ? GroupList.PAGED : "valued";
    return Sql.of(head)
        .plus(ManagedGroups.foreignAsked(plan))
        .plus("\n  id, description,\n  " + MetricColumns.ALL.names())
        .plus("\nFROM " + from + " CROSS JOIN setting\nORDER BY place");
  }
}
