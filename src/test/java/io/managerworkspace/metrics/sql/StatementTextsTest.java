package io.managerworkspace.metrics.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
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
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many statements there are, and that a connection keeps their plans. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class StatementTextsTest {
  /**
   * By skill, by group, without groups; for each 4 kinds of filters and the scope, each of which
   * may be there: 3 * 32. Whether sub-groups are included makes a difference by group, and
   * elsewhere under a filter of groups: 32 + 16 + 16 more.
   */
  private static final int TEXTS = 160;

  /**
   * The same of series, and by agent: there sub-groups matter under a filter of groups, too, 32 +
   * 16.
   */
  private static final int TEXTS_OF_SERIES = TEXTS + 48;

  /**
   * Of facts and of conversations, by time and by value, up and down; for each of these the filters
   * and the scope as above, without groups.
   */
  private static final int TEXTS_OF_ROWS = 2 * 4 * 48;

  /**
   * Of agent view: no groups, groups, or groups with those below, for each scope: 6. Sorted by id
   * or name, either way, by what is of now, by one of two durations, or by one of 23 metrics of
   * facts.
   */
  private static final int TEXTS_OF_AGENTS = 6 * (2 + 2 + 1 + 2 + 23);

  private static final Set<Metric> ONE_OF_EACH_SOURCE =
      EnumSet.of(
          Metric.TRANSFERS,
          Metric.ONLINE_AGENTS,
          Metric.OPEN_CONVERSATIONS,
          Metric.QUEUE_WAIT_TIME_90TH_PERCENTILE);

  private static final int USES = 5;

  @Inject Database database;

  @Test
  void theirNumberIsBounded() {
    var texts = new HashSet<String>();
    for (var groupBy : groupings()) {
      for (var filters : filters()) {
        for (var scope : List.of(Scope.everything(), Scope.ofGroups(ids(2)))) {
          questions(groupBy, filters, scope)
              .forEach(question -> texts.add(QuestionStatement.of(question).text()));
        }
      }
    }

    assertThat(texts).hasSize(TEXTS);
  }

  @Test
  void theNumberOfThoseOfSeriesIsBounded() {
    var texts = new HashSet<String>();
    var groupings = new ArrayList<>(groupings());
    groupings.add(Optional.of(GroupBy.AGENT));
    for (var groupBy : groupings) {
      for (var filters : filters()) {
        for (var scope : List.of(Scope.everything(), Scope.ofGroups(ids(2)))) {
          series(groupBy, filters, scope)
              .forEach(question -> texts.add(QuestionStatement.of(question).text()));
        }
      }
    }

    assertThat(texts).hasSize(TEXTS_OF_SERIES);
  }

  private static Stream<HistoricalQuery> series(
      Optional<GroupBy> groupBy, Filters filters, Scope scope) {
    var selection = new Selection("statement-texts", scope, new TimeWindow(0, 180_000), filters);
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

  @Test
  void thoseOfRowsAreAsWell() {
    var texts = new HashSet<String>();
    for (var filters : filters()) {
      for (var scope : List.of(Scope.everything(), Scope.ofGroups(ids(2)))) {
        var selection = new Selection("statement-texts", scope, new TimeWindow(0, 60_000), filters);
        for (var metric : Metric.values()) {
          rows(selection, metric)
              .filter(_ -> metric.hasRows())
              .forEach(question -> texts.add(QuestionStatement.of(question).text()));
        }
      }
    }

    assertThat(texts).hasSize(TEXTS_OF_ROWS);
  }

  private static Stream<RowsQuery> rows(Selection selection, Metric metric) {
    return Stream.of(Optional.<RowsQuery.By>empty(), Optional.of(RowsQuery.By.VALUE))
        .flatMap(by -> Stream.of(new Sort<>(by, false), new Sort<>(by, true)))
        .map(sort -> new RowsQuery(selection, metric, sort, new Page(metric.ordinal(), 1)));
  }

  @Test
  void theirNumberIsBoundedForAgentViewToo() {
    var texts = new HashSet<String>();
    for (var filters : filters()) {
      for (var scope : List.of(Scope.everything(), Scope.ofGroups(ids(2)))) {
        for (var sort : sorts()) {
          texts.add(QuestionStatement.of(ofAgents(filters, scope, sort)).text());
        }
      }
    }

    assertThat(texts).hasSize(TEXTS_OF_AGENTS);
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
        new Selection("statement-texts", scope, new TimeWindow(0, 60_000), filters),
        sort.descending() ? EnumSet.allOf(AgentState.class) : EnumSet.of(AgentState.AWAY),
        sort.descending() ? all : EnumSet.noneOf(AgentViewMetric.class),
        sort.descending(),
        sort,
        new Page(0, sort.descending() ? 50 : 500));
  }

  @Test
  void eachIsKeptWithAPlanForAnyValues() {
    var question = question(Optional.of(GroupBy.SKILL), Filters.NONE, Scope.everything());

    var sql = QuestionStatement.of(question);

    var generic =
        database.with(
            session -> {
              session.query(sql, _ -> true);
              int before = genericPlans(session, sql);
              IntStream.range(0, USES).forEach(_ -> session.query(sql, _ -> true));
              return genericPlans(session, sql) - before;
            });

    assertThat(generic).isEqualTo(USES);
  }

  /** How often this connection has used a plan for any values; other tests may have, too. */
  private static int genericPlans(Session session, Sql sql) {
    var text = new StringBuilder();
    int parameters = 0;
    for (var piece : sql.text().splitWithDelimiters("\\?", 0)) {
      text.append(piece.equals("?") ? "$" + ++parameters : piece);
    }
    var uses =
        Sql.of(
            "SELECT generic_plans FROM pg_prepared_statements"
                + " WHERE statement = ? AND custom_plans = 0",
            text.toString());
    return session.first(uses, row -> row.getInt(1)).orElseThrow();
  }

  @Test
  void transactionsAndReportsPlanForTheirValues() {
    assertThat(database.with(StatementTextsTest::mode)).isEqualTo("force_generic_plan off");
    assertThat(database.inTransaction(StatementTextsTest::mode)).isEqualTo("force_custom_plan on");
    assertThat(database.report(StatementTextsTest::mode)).isEqualTo("force_custom_plan on");
  }

  private static String mode(Session session) {
    var sql =
        Sql.of(
            "SELECT concat_ws(' ', current_setting('plan_cache_mode'),"
                + " current_setting('enable_nestloop'))");
    return session.first(sql, row -> row.getString(1)).orElseThrow();
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
        new Selection("statement-texts", scope, new TimeWindow(0, 60_000), filters),
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
