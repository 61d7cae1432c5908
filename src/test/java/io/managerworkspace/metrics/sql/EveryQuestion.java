package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.AgentOrder;
import io.managerworkspace.metrics.query.AgentViewQuery;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.metrics.query.HistoricalQuery;
import io.managerworkspace.metrics.query.Listing;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.Page;
import io.managerworkspace.metrics.query.RowsQuery;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.metrics.query.Series;
import io.managerworkspace.metrics.query.Sort;
import io.managerworkspace.metrics.query.TimeWindow;
import io.managerworkspace.model.AgentState;
import io.managerworkspace.model.UserType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Questions that take every text of a statement that there is. */
final class EveryQuestion {
  static final String ACCOUNT = "statement-texts";

  private static final Set<Metric> ONE_OF_EACH_SOURCE =
      EnumSet.of(
          Metric.TRANSFERS,
          Metric.ONLINE_AGENTS,
          Metric.OPEN_CONVERSATIONS,
          Metric.QUEUE_WAIT_TIME_90TH_PERCENTILE);

  private EveryQuestion() {}

  static Stream<MetricsQuery> ofMetrics() {
    return each(groupings(), EveryQuestion::questions);
  }

  static Stream<HistoricalQuery> ofSeries() {
    var groupings = new ArrayList<>(groupings());
    groupings.add(Optional.of(GroupBy.AGENT));
    return each(groupings, EveryQuestion::series);
  }

  static Stream<RowsQuery> ofRows() {
    return each(
        Arrays.stream(Metric.values()).filter(Metric::hasRows).toList(),
        (metric, filters, scope) ->
            rows(new Selection(ACCOUNT, scope, new TimeWindow(0, 60_000), filters), metric));
  }

  static Stream<AgentViewQuery> ofAgents() {
    return each(sorts(), (sort, filters, scope) -> Stream.of(ofAgents(filters, scope, sort)));
  }

  /** What makes questions of one choice. */
  @FunctionalInterface
  private interface Making<C, Q> {
    Stream<Q> of(C choice, Filters filters, Scope scope);
  }

  private static <C, Q> Stream<Q> each(List<C> choices, Making<C, Q> making) {
    return choices.stream()
        .flatMap(
            choice ->
                filters().stream()
                    .flatMap(
                        filters ->
                            Stream.of(Scope.everything(), Scope.ofGroups(ids(2)))
                                .flatMap(scope -> making.of(choice, filters, scope))));
  }

  private static Stream<HistoricalQuery> series(
      Optional<GroupBy> groupBy, Filters filters, Scope scope) {
    var selection = new Selection(ACCOUNT, scope, new TimeWindow(0, 180_000), filters);
    var plain = new Series(List.of(0L, 60_000L, 180_000L), List.of());
    var compared = new Series(List.of(0L, 180_000L), List.of(-60_000L, 0L));
    var byKey = groupBy.map(by -> new Listing(by, Sort.<Metric>byKey(), new Page(0, 10)));
    var byMetric =
        groupBy.map(
            by -> new Listing(by, new Sort<>(Optional.of(Metric.CSAT), true), new Page(3, 7)));
    return Stream.of(
        new HistoricalQuery(selection, Set.of(Metric.CSAT), byKey, plain, Optional.empty()),
        new HistoricalQuery(
            selection, Set.of(Metric.TRANSFERS), byMetric, compared, Optional.of("UTC")));
  }

  private static Stream<RowsQuery> rows(Selection selection, Metric metric) {
    return Stream.of(Optional.<RowsQuery.By>empty(), Optional.of(RowsQuery.By.VALUE))
        .flatMap(by -> Stream.of(new Sort<>(by, false), new Sort<>(by, true)))
        .map(sort -> new RowsQuery(selection, metric, sort, new Page(metric.ordinal(), 1)));
  }

  private static List<Sort<AgentOrder>> sorts() {
    var orders = new ArrayList<Optional<AgentOrder>>();
    orders.add(Optional.empty());
    orders.add(Optional.of(new AgentOrder.Name()));
    orders.add(Optional.of(new AgentOrder.Status()));
    for (var metric : AgentViewMetric.values()) {
      if (metric.numeric().isPresent()) {
        orders.add(Optional.of(new AgentOrder.ByMetric(metric)));
      }
    }
    return orders.stream()
        .flatMap(by -> Stream.of(new Sort<>(by, true), new Sort<>(by, false)))
        .toList();
  }

  private static AgentViewQuery ofAgents(Filters filters, Scope scope, Sort<AgentOrder> sort) {
    var all = EnumSet.allOf(AgentViewMetric.class);
    return new AgentViewQuery(
        new Selection(ACCOUNT, scope, new TimeWindow(0, 60_000), filters),
        sort.descending() ? EnumSet.allOf(AgentState.class) : EnumSet.of(AgentState.AWAY),
        sort.descending() ? all : EnumSet.noneOf(AgentViewMetric.class),
        sort.descending(),
        sort,
        new Page(0, sort.descending() ? 50 : 500));
  }

  /** All that there may be beside grouping, filters and scope. */
  private static Stream<MetricsQuery> questions(
      Optional<GroupBy> groupBy, Filters filters, Scope scope) {
    var usual = question(groupBy, filters, scope);
    var questions = new ArrayList<MetricsQuery>();
    for (var metric : ONE_OF_EACH_SOURCE) {
      var sort = new Sort<>(Optional.of(metric), metric.ordinal() % 2 == 0);
      questions.add(with(usual, EnumSet.of(metric), sort, false));
      questions.add(with(usual, EnumSet.complementOf(EnumSet.of(metric)), usual.sort(), true));
    }
    return questions.stream();
  }

  private static MetricsQuery with(
      MetricsQuery usual, Set<Metric> metrics, Sort<Metric> sort, boolean all) {
    return new MetricsQuery(
        new Selection(
            usual.selection().accountId(),
            usual.selection().scope(),
            new TimeWindow(sort.descending() ? 0 : 60_000, 1_000_000_000),
            usual.selection().filters()),
        metrics,
        usual.groupBy(),
        all,
        sort,
        new Page(metrics.size(), 1));
  }

  private static MetricsQuery question(Optional<GroupBy> groupBy, Filters filters, Scope scope) {
    return new MetricsQuery(
        new Selection(ACCOUNT, scope, new TimeWindow(0, 60_000), filters),
        EnumSet.allOf(Metric.class),
        groupBy,
        true,
        new Sort<>(Optional.empty(), true),
        new Page(0, 50));
  }

  private static List<Optional<GroupBy>> groupings() {
    return List.of(Optional.empty(), Optional.of(GroupBy.SKILL), Optional.of(GroupBy.AGENT_GROUP));
  }

  private static List<Filters> filters() {
    var filters = new ArrayList<Filters>();
    for (int agents : List.of(0, 1, 3)) {
      for (int groups : List.of(0, 2)) {
        for (int skills : List.of(0, 2)) {
          for (var types : List.of(List.<UserType>of(), List.of(UserType.BOT))) {
            for (var includesSubGroups : List.of(true, false)) {
              filters.add(
                  new Filters(ids(agents), ids(groups), ids(skills), types, includesSubGroups));
            }
          }
        }
      }
    }
    return filters;
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
