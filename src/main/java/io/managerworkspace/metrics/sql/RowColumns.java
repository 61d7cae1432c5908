package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.catalog.OpenMeasure;
import io.managerworkspace.metrics.catalog.OpenMeasure.Since;
import io.managerworkspace.metrics.catalog.QueueMeasure;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row has to do with the metric that a parameter names, as SQL expressions over the row: how
 * the metric counts it, what it adds to the metric, and since when.
 */
final class RowColumns {
  /** Over a fact, or a sum of facts. */
  static final String COUNTED_OF_FACT =
      named(Metric.Kind.BY_TIME, metric -> sum(metric.expression().counted(), Measure::column));

  /** Over a fact. */
  static final String VALUE_OF_FACT =
      named(Metric.Kind.BY_TIME, metric -> sum(metric.expression().added(), Measure::column));

  /** Over an open conversation. */
  static final String COUNTED_OF_OPEN =
      named(Metric.Kind.CURRENT, metric -> sum(open(metric), OpenMeasure::ofRow));

  /** Over an open conversation. */
  static final String TIME_OF_OPEN = named(Metric.Kind.CURRENT, metric -> since(metric).column());

  /** Over an open conversation and its {@code time}. */
  static final String VALUE_OF_OPEN =
      named(Metric.Kind.CURRENT, metric -> isWait(metric) ? "greatest(now_ms - time, 0)" : "1");

  private RowColumns() {}

  /** The measures of facts that say how many rows there are. */
  static List<FactMeasure> counted() {
    var counted =
        withRows(Metric.Kind.BY_TIME)
            .flatMap(metric -> metric.expression().counted().stream())
            .collect(Collectors.toSet());
    return Arrays.stream(FactMeasure.values()).filter(counted::contains).toList();
  }

  private static String named(Metric.Kind kind, Function<Metric, String> expression) {
    return withRows(kind)
        .map(
            metric ->
                "\n    WHEN '%s' THEN %s".formatted(metric.requestName(), expression.apply(metric)))
        .collect(Collectors.joining("", "CASE ?", "\n  END"));
  }

  private static Stream<Metric> withRows(Metric.Kind kind) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.kind() == kind && metric.hasRows());
  }

  private static <M> String sum(List<M> measures, Function<M, String> column) {
    return measures.stream().map(column).collect(Collectors.joining(" + "));
  }

  /** What counts its conversations; a measure of the queue has those that are in it. */
  private static List<OpenMeasure> open(Metric metric) {
    return metric.expression().counted().stream()
        .map(measure -> measure instanceof OpenMeasure open ? open : OpenMeasure.QUEUED)
        .toList();
  }

  private static Since since(Metric metric) {
    var since = open(metric).stream().map(OpenMeasure::since).distinct().toList();
    return since.size() == 1 ? since.getFirst() : Since.START;
  }

  private static boolean isWait(Metric metric) {
    return since(metric) == Since.WAIT
        || metric.expression().measures().stream().allMatch(QueueMeasure.class::isInstance);
  }
}
