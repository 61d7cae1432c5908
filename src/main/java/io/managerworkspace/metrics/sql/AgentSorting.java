package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.catalog.StateMeasure;
import io.managerworkspace.metrics.query.AgentOrder;
import io.managerworkspace.metrics.query.AgentViewQuery;
import io.managerworkspace.metrics.query.Sort;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What agents are sorted by. Sums of facts take long over all agents: the text has those of one
 * metric alone. Of what an agent's row tells, a parameter says which it is.
 *
 * @param value of an agent of {@code listed l}
 * @param from joins what the value takes; begins with a new line or is empty
 * @param order what follows {@code ORDER BY}; ties break by key
 */
record AgentSorting(Sql value, Sql from, Sql order) {
  private static final String KEY = "agent_id";
  private static final String STATUS = "agent_status";

  private static final String OF_NOW =
      "CASE ?\n    WHEN '"
          + STATUS
          + "' THEN -state"
          + Arrays.stream(AgentViewMetric.values())
              .filter(metric -> metric.kind() == Metric.Kind.CURRENT)
              .flatMap(metric -> metric.numeric().stream().map(n -> when(metric, n)))
              .collect(Collectors.joining())
          + "\n  END";

  private static String when(AgentViewMetric metric, AgentViewMetric.Numeric number) {
    return "\n    WHEN '%s' THEN %s"
        .formatted(MetricColumns.column(metric), MetricColumns.expression(number.expression()));
  }

  static AgentSorting of(AgentViewQuery query, Plan plan) {
    var sort = query.sort();
    return sort.by()
        .map(
            by ->
                switch (by) {
                  case AgentOrder.Name() -> byName(plan, sort);
                  case AgentOrder.Status() -> byNow(STATUS, sort);
                  case AgentOrder.ByMetric(var metric) -> byMetric(metric, plan, sort);
                })
        .orElseGet(() -> byKey(sort));
  }

  private static AgentSorting byKey(Sort<AgentOrder> sort) {
    return new AgentSorting(
        Sql.of("NULL"),
        Sql.EMPTY,
        Sql.of(sort.descending() ? KeyOrder.descending(KEY) : KeyOrder.ascending(KEY)));
  }

  private static AgentSorting byName(Plan plan, Sort<AgentOrder> sort) {
    var direction = sort.descending() ? " DESC" : "";
    return new AgentSorting(
        Sql.of("name"),
        joined(
            Sql.of(
                "SELECT agent_id AS key, %s AS name FROM agent WHERE account_id = ?"
                    .formatted(AgentMetadata.NAME),
                plan.accountId())),
        Sql.of(
            "sorted_by COLLATE \"C\"%s NULLS LAST, %s"
                .formatted(direction, KeyOrder.ascending(KEY))));
  }

  private static AgentSorting byMetric(AgentViewMetric metric, Plan plan, Sort<AgentOrder> sort) {
    var expression = metric.numeric().orElseThrow().expression();
    var value = Sql.of(MetricColumns.expression(expression));
    var facts = factsOf(expression.measures());
    if (!facts.isEmpty()) {
      return byNumber(value, joined(FactSource.byAgent(plan, facts, Optional.empty())), sort);
    }
    return expression.measures().stream().anyMatch(StateMeasure.class::isInstance)
        ? byNumber(value, joined(StateSource.sums(plan, "listed")), sort)
        : byNow(MetricColumns.column(metric), sort);
  }

  private static List<FactMeasure> factsOf(List<Measure> measures) {
    return measures.stream()
        .filter(FactMeasure.class::isInstance)
        .map(FactMeasure.class::cast)
        .distinct()
        .toList();
  }

  /** A metric that is of no agent's row has no value here, nor anywhere. */
  private static AgentSorting byNow(String name, Sort<AgentOrder> sort) {
    return byNumber(
        Sql.of(OF_NOW, new Parameter("sort", name)), joined(AgentNowSource.of("listed")), sort);
  }

  private static AgentSorting byNumber(Sql value, Sql from, Sort<AgentOrder> sort) {
    return new AgentSorting(
        value,
        from,
        Sql.of(
            "?::integer * sorted_by NULLS LAST, " + KeyOrder.ascending(KEY),
            new Parameter("direction", sort.descending() ? -1 : 1)));
  }

  private static Sql joined(Sql rows) {
    return Sql.of("\nLEFT JOIN (\n").plus(rows.indented()).plus(") s ON s.key = l.agent_id");
  }
}
