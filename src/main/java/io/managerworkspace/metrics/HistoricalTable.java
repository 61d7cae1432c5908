package io.managerworkspace.metrics;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.sql.HistoricalAnswer;
import io.managerworkspace.metrics.sql.HistoricalAnswer.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A series as a table: a line a point, those of a group one behind the other. */
final class HistoricalTable {
  private HistoricalTable() {}

  static CsvTable of(HistoricalAnswer answer) {
    return answer.query().listing().isPresent()
        ? new CsvTable(header(answer, "key", "keyDescription"), groups(answer))
        : new CsvTable(header(answer), answer.all().stream().map(point -> row(List.of(), point)));
  }

  private static List<String> header(HistoricalAnswer answer, String... first) {
    var names = answer.query().metrics().stream().map(Metric::responseName).toList();
    var header = new ArrayList<>(List.of(first));
    header.add("timestamp");
    header.addAll(names);
    if (answer.query().series().isCompared()) {
      names.forEach(name -> header.add("compared." + name));
    }
    return header;
  }

  private static Stream<List<?>> groups(HistoricalAnswer answer) {
    return answer.groups().stream()
        .flatMap(
            group ->
                group.points().stream()
                    .map(point -> row(List.of(group.key(), group.description()), point)));
  }

  private static List<?> row(List<String> first, Point point) {
    var row = new ArrayList<Object>(first);
    row.add(point.end());
    addAll(row, point.values());
    point.compared().ifPresent(values -> addAll(row, values));
    return row;
  }

  private static void addAll(List<Object> row, Map<Metric, Optional<BigDecimal>> values) {
    values.forEach((metric, value) -> row.add(Written.number(metric.type(), value)));
  }
}
