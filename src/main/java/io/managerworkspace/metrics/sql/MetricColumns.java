package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.model.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Metrics as SQL expressions over the sources' measures; each becomes a column of its own name. */
final class MetricColumns {
  /** {@code expression AS name} for every metric. */
  static final String COLUMNS =
      all(",\n  ", metric -> expression(metric) + " AS " + column(metric));

  /** {@code name} for every metric. */
  static final String NAMES = all(",\n  ", MetricColumns::column);

  /** The value of the metric that a parameter names; null when it names none. */
  static final String NAMED =
      "CASE ?"
          + all("", metric -> "\n    WHEN '%1$s' THEN %1$s".formatted(column(metric)))
          + "\n  END";

  private MetricColumns() {}

  static String column(Metric metric) {
    return metric.requestName();
  }

  private static String all(String separator, Function<Metric, String> text) {
    return Arrays.stream(Metric.values()).map(text).collect(Collectors.joining(separator));
  }

  private static String expression(Metric metric) {
    return switch (metric.expression()) {
      case Expression.Sum(var measures) -> sum(measures);
      case Expression.Total(var duration, _) -> sum(List.of(duration));
      case Expression.Ratio(var numerators, var denominators) ->
          "round(%s::numeric / nullif(%s, 0), 3)".formatted(sum(numerators), sum(denominators));
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
