package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.model.Measure;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Metrics as SQL expressions over the sources' measures; each becomes a column of its own name. */
final class MetricColumns {
  private MetricColumns() {}

  /** {@code , expression AS name} for each metric. */
  static String columns(Collection<Metric> metrics) {
    return metrics.stream()
        .map(metric -> ",\n  " + expression(metric) + " AS " + column(metric))
        .collect(Collectors.joining());
  }

  /** {@code , NULL AS name} for each metric. */
  static String none(Collection<Metric> metrics) {
    return metrics.stream()
        .map(metric -> ", NULL::numeric AS " + column(metric))
        .collect(Collectors.joining());
  }

  /** {@code , name} for each metric. */
  static String names(Collection<Metric> metrics) {
    return metrics.stream().map(metric -> ", " + column(metric)).collect(Collectors.joining());
  }

  static String column(Metric metric) {
    return metric.requestName();
  }

  private static String expression(Metric metric) {
    return switch (metric.expression()) {
      case Expression.Sum(var measures) -> sum(measures);
      case Expression.Ratio(var numerator, var denominators) ->
          "round(%s::numeric / nullif(%s, 0), 3)"
              .formatted(sum(List.of(numerator)), sum(denominators));
      case Expression.Value(var measure) -> "round(%s::numeric, 3)".formatted(measure.column());
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
