package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.Measure;
import io.managerworkspace.testsupport.Golden;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} is written from the catalogue. */
class MetricsDocumentTest {
  private static final String HEAD =
      """
      # Metrics

      Metrics by time describe the question's window, current values the instant in `X-Data-As-Of`.
      Durations are milliseconds. A Double is rounded to 3 decimals, half away from zero, and is `null`
      without data; a Long is 0 then. [api.md](api.md) says which conversations and agents a filter selects.
      `bin/test -Dgolden.write=true` writes this page from the catalogue.

      | asked as | answered as | kind | type | value | meaning |
      | --- | --- | --- | --- | --- | --- |
      """;

  private static final String OF_AGENTS =
      """

      ## Agent view

      What [agent view](api.md#agent-view) tells of single agents. `transfers` and `back_to_queue` are apart here; in the
      metrics call `transfers` are both. `intent_matched_rate` has no value. Lists and texts are not to be sorted by.

      | asked as | answered as | kind | type | value | meaning |
      | --- | --- | --- | --- | --- | --- |
      """;

  @Test
  void isWrittenFromTheCatalogues() {
    var metrics = rows(Metric.values(), MetricsDocumentTest::row);
    var ofAgents = rows(AgentViewMetric.values(), MetricsDocumentTest::row);
    Golden.assertSame(Path.of("docs/metrics.md"), HEAD + metrics + OF_AGENTS + ofAgents);
  }

  private static <M> String rows(M[] metrics, Function<M, String> row) {
    return Arrays.stream(metrics).map(row).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(Metric metric) {
    return row(metric, type(metric.type()), value(metric.expression()));
  }

  private static String row(AgentViewMetric metric) {
    return metric
        .numeric()
        .map(number -> row(metric, type(number.type()), value(number.expression())))
        .orElseGet(() -> row(metric, metric.responseName().endsWith("List") ? "list" : "text", ""));
  }

  private static String row(NamedMetric metric, String type, String value) {
    return "| `%s` | `%s` | %s | %s | %s | %s |"
        .formatted(
            metric.requestName(),
            metric.responseName(),
            metric.kind() == Metric.Kind.BY_TIME ? "by time" : "current",
            type,
            value,
            metric.meaning());
  }

  private static String type(Metric.Type type) {
    return type == Metric.Type.LONG ? "Long" : "Double";
  }

  private static String value(Expression expression) {
    return switch (expression) {
      case Expression.Sum(var measures) -> names(measures);
      case Expression.Total(var duration, _) -> names(List.of(duration));
      case Expression.Ratio(var numerators, var denominators) ->
          term(numerators) + " / " + term(denominators);
      case Expression.Value(var measure) -> names(List.of(measure));
      case Expression.Nothing() -> "";
    };
  }

  private static String term(List<? extends Measure> measures) {
    return measures.size() > 1 ? "(" + names(measures) + ")" : names(measures);
  }

  private static String names(List<? extends Measure> measures) {
    return measures.stream()
        .map(measure -> "`" + measure.column() + "`")
        .collect(Collectors.joining(" + "));
  }
}
