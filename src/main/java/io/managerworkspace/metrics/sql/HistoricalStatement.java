package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.HistoricalQuery;
import io.managerworkspace.metrics.query.Listing;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The one statement that answers with a series. Grouped, it lists groups, sorts and cuts them to
 * the page as the metrics call does, and sums the points of the page's groups alone; its first row
 * has no point then. Otherwise each point is a row.
 */
final class HistoricalStatement implements Statement<HistoricalStatement.Row> {
  /** A group at a point, those to compare with behind the others. */
  record Row(
      String key, String description, boolean hasPoint, Map<Metric, Optional<BigDecimal>> values) {}

  private static final Grouping<FactMeasure> SUMS =
      new Grouping<>(List.of(FactMeasure.values()), FactWindow::sum);

  private final HistoricalQuery query;
  private final Plan plan;
  private final Sources sources;
  private final Points points;

  HistoricalStatement(HistoricalQuery query, OpenConversationSettings settings) {
    this.query = query;
    var listing = query.listing();
    plan =
        Plan.of(
            query.selection(),
            listing.map(Listing::groupBy),
            listing.flatMap(list -> list.sort().by()).stream().map(Metric::expression));
    sources = Sources.of(plan, settings);
    points = Points.of(query.series());
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public List<Points> points() {
    return plan.isGrouped() ? List.of(Points.whole(plan), points) : List.of(points);
  }

  @Override
  public Sql sql() {
    var ctes = new ArrayList<Cte>();
    query
        .listing()
        .ifPresentOrElse(list -> ctes.addAll(listed(list)), () -> ctes.addAll(sources.account()));
    ctes.addAll(points.ctes(plan.accountId()));
    ctes.addAll(new PointSums(plan, points, SUMS).ctes());
    return Cte.with(ctes).plus(rows());
  }

  private List<Cte> listed(Listing listing) {
    var all = sources.all();
    var list = new GroupList(plan, all, listing.sort(), listing.page());
    var ctes = new ArrayList<>(sources.ctes(all));
    ctes.addAll(list.ctes());
    // Of the window as a whole only the facts are summed, to sort by them.
    var facts = all.subList(0, 1);
    ctes.addAll(new GroupValues(facts, MetricColumns.BY_TIME, false).ctes(Optional.of(list)));
    return ctes;
  }

  private Sql rows() {
    var head = plan.isGrouped() ? GroupList.COUNTED : "SELECT place, now_ms, 0 AS matched,";
    return Sql.of(head)
        .plus(ManagedGroups.foreignAsked(plan))
        .plus(
            "\n  id, description, point IS NOT NULL AS has_point,\n  "
                + MetricColumns.BY_TIME.expressions())
        .plus("\nFROM point_measured CROSS JOIN setting\nORDER BY place, point");
  }

  @Override
  public Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("description"),
        row.getBoolean("has_point"),
        MetricColumns.read(row, query.metrics()));
  }

  @Override
  public Answer answer(Head head, List<Row> rows) {
    return plan.isGrouped()
        ? new HistoricalAnswer(
            query, head.asOf(), head.matched(), List.of(), groups(rows.subList(1, rows.size())))
        : new HistoricalAnswer(query, head.asOf(), 0, points(rows), List.of());
  }

  private List<HistoricalAnswer.Group> groups(List<Row> rows) {
    var series = query.series();
    int each = series.isCompared() ? 2 * series.length() : series.length();
    if (!rows.stream().allMatch(Row::hasPoint)) {
      throw tooLarge(rows.size(), each);
    }
    return IntStream.range(0, rows.size() / each)
        .mapToObj(group -> rows.subList(group * each, (group + 1) * each))
        .map(
            own ->
                new HistoricalAnswer.Group(
                    own.getFirst().key(), own.getFirst().description(), points(own)))
        .toList();
  }

  private static InvalidInputException tooLarge(int groups, int each) {
    var message =
        "gives %d groups with %d values of each metric, but an answer has at most %d:"
            + " must be at most %d, or the intervals longer";
    return new InvalidInputException(
        "limit", message.formatted(groups, each, PointSums.MOST_ROWS, PointSums.MOST_ROWS / each));
  }

  private List<HistoricalAnswer.Point> points(List<Row> rows) {
    var series = query.series();
    int length = series.length();
    return IntStream.range(0, length)
        .mapToObj(
            i ->
                new HistoricalAnswer.Point(
                    series.bounds().get(i + 1),
                    rows.get(i).values(),
                    series.isCompared()
                        ? Optional.of(rows.get(length + i).values())
                        : Optional.empty()))
        .toList();
  }
}
