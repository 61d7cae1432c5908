package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.Measure;
import io.managerworkspace.testsupport.Golden;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

  @Test
  void isWrittenFromTheCatalogue() {
    var rows =
        Arrays.stream(Metric.values())
            .map(MetricsDocumentTest::row)
            .collect(Collectors.joining("\n", "", "\n"));
    Golden.assertSame(Path.of("docs/metrics.md"), HEAD + rows);
  }

  private static String row(Metric metric) {
    return "| `%s` | `%s` | %s | %s | %s | %s |"
        .formatted(
            metric.requestName(),
            metric.responseName(),
            metric.kind() == Metric.Kind.BY_TIME ? "by time" : "current",
            metric.type() == Metric.Type.LONG ? "Long" : "Double",
            value(metric.expression()),
            metric.meaning());
  }

  private static String value(Expression expression) {
    return switch (expression) {
      case Expression.Sum(var measures) -> names(measures);
      case Expression.Total(var duration, _) -> names(List.of(duration));
      case Expression.Ratio(var numerators, var denominators) ->
          term(numerators) + " / " + term(denominators);
      case Expression.Value(var measure) -> names(List.of(measure));
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
