package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.NumberedSql;
import io.managerworkspace.database.Parameter;
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
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.metrics.query.RowsQuery;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.metrics.query.Series;
import io.managerworkspace.metrics.query.SkillAvailabilityQuery;
import io.managerworkspace.metrics.query.Sort;
import io.managerworkspace.metrics.query.TimeWindow;
import io.managerworkspace.model.AgentState;
import io.managerworkspace.model.UserType;
import io.managerworkspace.testsupport.Golden;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The statements of typical questions, to be read. */
class GoldenSqlTest {
  private static final Filters NONE =
      new Filters(List.of(), List.of(), List.of(), List.of(), false);
  private static final Scope MANAGED = Scope.ofGroups(List.of("8", "7"));

  @Test
  void byTimeMetricsByGroup() {
    check("by-group", of(Metric.Kind.BY_TIME), Optional.of(GroupBy.AGENT_GROUP), NONE);
  }

  @Test
  void allMetricsBySkill() {
    check("all-by-skill", EnumSet.allOf(Metric.class), Optional.of(GroupBy.SKILL), NONE);
  }

  @Test
  void subGroupsUnderAnotherFilter() {
    var filters =
        new Filters(List.of("1"), List.of("7"), List.of("3"), List.of(UserType.HUMAN), true);
    check(
        "sub-groups",
        Set.of(Metric.AVG_WAIT_TIME, Metric.ONLINE_AGENTS),
        Optional.of(GroupBy.AGENT_GROUP),
        filters);
  }

  @Test
  void oneMetricOverEverything() {
    check("over-everything", Set.of(Metric.CSAT), Optional.empty(), NONE);
  }

  @Test
  void managedGroupsBySkill() {
    check(
        "managed-groups-by-skill",
        MANAGED,
        Set.of(Metric.TRANSFERS, Metric.OPEN_CONVERSATIONS, Metric.QUEUE_WAIT_TIME_50TH_PERCENTILE),
        Optional.of(GroupBy.SKILL),
        NONE);
  }

  @Test
  void someOfTheManagedGroups() {
    check(
        "managed-groups-asked",
        MANAGED,
        Set.of(Metric.TRANSFERS, Metric.OPEN_CONVERSATIONS),
        Optional.of(GroupBy.AGENT_GROUP),
        new Filters(List.of(), List.of("7", "8"), List.of(), List.of(), true));
  }

  @Test
  void aSeriesOverEverything() {
    checkSeries("series", Scope.everything(), Optional.empty(), NONE);
  }

  @Test
  void aSeriesByGroupWithSubGroups() {
    var filters = new Filters(List.of(), List.of(), List.of(), List.of(), true);
    checkSeries("series-sub-groups", Scope.everything(), Optional.of(GroupBy.AGENT_GROUP), filters);
  }

  @Test
  void aSeriesByAgentOfManagedGroups() {
    checkSeries("series-by-agent", MANAGED, Optional.of(GroupBy.AGENT), NONE);
  }

  private static void checkSeries(
      String name, Scope scope, Optional<GroupBy> groupBy, Filters filters) {
    var query =
        new HistoricalQuery(
            new Selection("demo", scope, new TimeWindow(86_460_000, 90_060_000), filters),
            EnumSet.of(Metric.TRANSFERS),
            groupBy.map(
                by ->
                    new Listing(
                        by, new Sort<>(Optional.of(Metric.TRANSFERS), true), new Page(0, 10))),
            new Series(
                List.of(86_460_000L, 88_260_000L, 90_060_000L),
                List.of(60_000L, 1_860_000L, 3_660_000L)),
            Optional.empty());
    check(name, query);
  }

  @Test
  void rowsOfFacts() {
    var filters = new Filters(List.of("1"), List.of(), List.of(), List.of(), false);
    check("rows-of-facts", rows(Metric.CSAT, filters, Optional.of(RowsQuery.By.VALUE)));
  }

  @Test
  void rowsOfConversations() {
    check(
        "rows-of-conversations", rows(Metric.OVERDUE_CONVERSATIONS_TOTAL, NONE, Optional.empty()));
  }

  private static RowsQuery rows(Metric metric, Filters filters, Optional<RowsQuery.By> by) {
    var selection =
        new Selection("demo", Scope.everything(), new TimeWindow(60_000, 3_660_000), filters);
    return new RowsQuery(selection, metric, new Sort<>(by, true), new Page(0, 50));
  }

  @Test
  void availabilityOfSkills() {
    var selection = new Selection("demo", MANAGED, new TimeWindow(0, 0), NONE);
    check("skill-availability", new SkillAvailabilityQuery(selection, 1_000));
  }

  @Test
  void agentsOfManagedGroupsSortedByAMetric() {
    check(
        "agents-by-metric",
        ofAgents(
            MANAGED,
            new Filters(List.of("1"), List.of("7"), List.of("3"), List.of(UserType.HUMAN), true),
            new Sort<>(Optional.of(new AgentOrder.ByMetric(AgentViewMetric.AVG_WAIT_TIME)), true)));
  }

  @Test
  void agentsByTheirIds() {
    check("agents", ofAgents(Scope.everything(), NONE, Sort.byKey()));
  }

  private static AgentViewQuery ofAgents(Scope scope, Filters filters, Sort<AgentOrder> sort) {
    return new AgentViewQuery(
        new Selection("demo", scope, new TimeWindow(60_000, 3_660_000), filters),
        EnumSet.of(AgentState.ONLINE, AgentState.OFFLINE),
        EnumSet.of(AgentViewMetric.CSAT, AgentViewMetric.AGENT_LOGIN_DURATION),
        true,
        sort,
        new Page(0, 50));
  }

  private static Set<Metric> of(Metric.Kind kind) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.kind() == kind)
        .collect(Collectors.toSet());
  }

  private static void check(
      String name, Set<Metric> metrics, Optional<GroupBy> groupBy, Filters filters) {
    check(name, Scope.everything(), metrics, groupBy, filters);
  }

  private static void check(
      String name, Scope scope, Set<Metric> metrics, Optional<GroupBy> groupBy, Filters filters) {
    var query =
        new MetricsQuery(
            new Selection("demo", scope, new TimeWindow(60_000, 3_660_000), filters),
            EnumSet.copyOf(metrics),
            groupBy,
            true,
            Sort.byKey(),
            new Page(0, 50));
    check(name, query);
  }

  private static void check(String name, Question question) {
    var sql = NumberedSql.of(QuestionStatement.of(question));
    Golden.assertSame(
        Path.of("src/test/resources/golden", name + ".sql"),
        parameters(sql.parameters()) + "\n" + sql.text() + "\n");
  }

  private static String parameters(List<Parameter> parameters) {
    return IntStream.range(0, parameters.size())
        .mapToObj(i -> "-- $%d %s".formatted(i + 1, text(parameters.get(i))))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Parameter parameter) {
    var value =
        parameter.value() instanceof Object[] array ? Arrays.toString(array) : parameter.value();
    return parameter.name() + " = " + value;
  }
}
