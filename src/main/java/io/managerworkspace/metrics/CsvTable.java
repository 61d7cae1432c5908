package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.managerworkspace.metrics.sql.Answer;
import io.managerworkspace.metrics.sql.HistoricalAnswer;
import io.managerworkspace.metrics.sql.MetricsAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer as a table for a spreadsheet: RFC 4180 in UTF-8.
 *
 * @param header the names of the columns
 * @param rows texts, numbers and nulls, which are empty cells
 */
record CsvTable(List<String> header, Stream<List<?>> rows) {
  private static final ObjectWriter WRITER =
      CsvMapper.builder()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build()
          .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

  /** How a spreadsheet recognises a formula. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  static CsvTable of(Answer answer) {
    return switch (answer) {
      case MetricsAnswer metrics -> MetricsTable.of(metrics);
      case HistoricalAnswer series -> HistoricalTable.of(series);
    };
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    writeTo(bytes);
    return bytes.toByteArray();
  }

  void writeTo(OutputStream out) {
    try (var lines = WRITER.writeValues(out)) {
      lines.write(header);
      for (Iterator<List<?>> all = rows.iterator(); all.hasNext(); ) {
        lines.write(all.next().stream().map(CsvTable::cell).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(Object value) {
    return switch (value) {
      case null -> "";
      case String text when isFormula(text) -> "'" + text;
      default -> value.toString();
    };
  }

  private static boolean isFormula(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
  }
}
