package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** Writes lines for a spreadsheet, as they come: RFC 4180 in UTF-8. */
final class CsvLines implements AutoCloseable {
  private static final ObjectWriter WRITER =
      CsvMapper.builder()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build()
          .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

  /** How a spreadsheet recognises a formula. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private final SequenceWriter lines;

  /**
   * @param header the names of the columns
   */
  CsvLines(OutputStream out, List<String> header) {
    try {
      lines = WRITER.writeValues(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(header);
  }

  /**
   * @param line texts, numbers and nulls, which are empty cells
   */
  void write(List<?> line) {
    try {
      lines.write(line.stream().map(CsvLines::cell).toList());
    } catch (IOException e) {
      throw unwrapped(e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the stream threw, as it threw it. */
  private static RuntimeException unwrapped(IOException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new UncheckedIOException(e);
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
