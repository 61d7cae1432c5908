package io.managerworkspace.metrics;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.sql.MetricsAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer of the metrics call as a table: a line a group, and the values over everything last.
 */
final class MetricsTable {
  private MetricsTable() {}

  static CsvTable of(MetricsAnswer answer) {
    var header = new ArrayList<>(List.of("key", "keyDescription"));
    answer.query().metrics().stream().map(Metric::responseName).forEach(header::add);
    Stream<List<?>> groups =
        answer.groups().stream()
            .map(group -> row(group.key(), group.description(), group.values()));
    Stream<List<?>> all = answer.all().stream().map(values -> row(null, "all", values));
    return new CsvTable(header, Stream.concat(groups, all));
  }

  private static List<?> row(String key, String description, MetricsAnswer.Values values) {
    var row = new ArrayList<Object>(Arrays.asList(key, description));
    values.byMetric().forEach((metric, value) -> row.add(Written.number(metric.type(), value)));
    return row;
  }
}
