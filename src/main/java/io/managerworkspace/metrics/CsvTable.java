package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.metrics.sql.AgentViewAnswer;
import io.managerworkspace.metrics.sql.Answer;
import io.managerworkspace.metrics.sql.HistoricalAnswer;
import io.managerworkspace.metrics.sql.MetricsAnswer;
import io.managerworkspace.metrics.sql.RowsAnswer;
import io.managerworkspace.metrics.sql.SkillAvailabilityAnswer;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer as a table for a spreadsheet.
 *
 * @param header the names of the columns
 * @param rows texts, numbers and nulls, which are empty cells
 */
record CsvTable(List<String> header, Stream<List<?>> rows) {
  static CsvTable of(Answer answer, ObjectMapper json) {
    return switch (answer) {
      case MetricsAnswer metrics -> MetricsTable.of(metrics);
      case HistoricalAnswer series -> HistoricalTable.of(series);
      case AgentViewAnswer agents -> AgentViewTable.of(agents, json);
      case RowsAnswer _, SkillAvailabilityAnswer _ ->
          throw new IllegalArgumentException("not written as a whole, or not as a table");
    };
  }

  void writeTo(OutputStream out) {
    try (var lines = new CsvLines(out, header)) {
      rows.forEach(lines::write);
    }
  }
}
