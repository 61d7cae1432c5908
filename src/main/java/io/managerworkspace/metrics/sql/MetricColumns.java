package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.catalog.NamedMetric;
import io.managerworkspace.model.Measure;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Metrics as SQL expressions over the sources' measures; each becomes a column of its own name. */
record MetricColumns(List<Metric> metrics) {
  static final MetricColumns ALL = new MetricColumns(List.of(Metric.values()));

  static final MetricColumns BY_TIME =
      new MetricColumns(
          Stream.of(Metric.values())
              .filter(metric -> metric.kind() == Metric.Kind.BY_TIME)
              .toList());

  static String column(NamedMetric metric) {
    return metric.requestName();
  }

  /** {@code expression AS name} for every metric. */
  String expressions() {
    return all(",\n  ", metric -> expression(metric.expression()) + " AS " + column(metric));
  }

  /** {@code name} for every metric. */
  String names() {
    return all(",\n  ", MetricColumns::column);
  }

  /** The value of the metric that a parameter names; null when it names none. */
  String named() {
    return "CASE ?"
        + all("", metric -> "\n    WHEN '%1$s' THEN %1$s".formatted(column(metric)))
        + "\n  END";
  }

  /** The values of a row, in catalogue order; a metric without a value is empty. */
  static Map<Metric, Optional<BigDecimal>> read(ResultSet row, Set<Metric> metrics)
      throws SQLException {
    var values = new EnumMap<Metric, Optional<BigDecimal>>(Metric.class);
    for (var metric : metrics) {
      values.put(metric, Optional.ofNullable(row.getBigDecimal(column(metric))));
    }
    return values;
  }

  private String all(String separator, Function<Metric, String> text) {
    return metrics.stream().map(text).collect(Collectors.joining(separator));
  }

  /** The value of a row of measures. */
  static String expression(Expression expression) {
    return switch (expression) {
      case Expression.Sum(var measures) -> sum(measures);
      case Expression.Total(var duration, _) -> sum(List.of(duration));
      case Expression.Ratio(var numerators, var denominators) ->
          "round(%s::numeric / nullif(%s, 0), 3)".formatted(sum(numerators), sum(denominators));
      case Expression.Value(var measure) -> "round(%s::numeric, 3)".formatted(measure.column());
      case Expression.Nothing() -> "NULL::numeric";
    };
  }

  private static String sum(List<? extends Measure> measures) {
    var sum =
        measures.stream()
            .map(measure -> "coalesce(%s, 0)".formatted(measure.column()))
            .collect(Collectors.joining(" + "));
    return measures.size() > 1 ? "(" + sum + ")" : sum;
  }
}
