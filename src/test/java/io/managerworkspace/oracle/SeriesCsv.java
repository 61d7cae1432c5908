package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A series as a table: read as a spreadsheet does, and made of the answer in JSON. */
final class SeriesCsv {
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

  private SeriesCsv() {}

  static List<List<String>> lines(String text) {
    try (MappingIterator<List<String>> lines =
        MAPPER.readerForListOf(String.class).readValues(text)) {
      return lines.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  static List<List<String>> expected(SeriesQuery query, JsonNode answer) {
    var lines = new ArrayList<List<String>>();
    lines.add(header(query));
    if (answer.has("groupBy")) {
      for (var group : answer.at("/groupBy/groups")) {
        points(lines, List.of(text(group.get("key")), text(group.get("keyDescription"))), group);
      }
    } else {
      points(lines, List.of(), answer);
    }
    return lines;
  }

  private static List<String> header(SeriesQuery query) {
    var header = new ArrayList<String>();
    if (query.query().groupBy().isPresent()) {
      header.addAll(List.of("key", "keyDescription"));
    }
    header.add("timestamp");
    query.metrics().forEach(metric -> header.add(metric.answered()));
    if (query.back().isPresent()) {
      query.metrics().forEach(metric -> header.add("compared." + metric.answered()));
    }
    return header;
  }

  private static void points(List<List<String>> lines, List<String> first, JsonNode of) {
    for (var point : of.get("historicalMetricsIntervals")) {
      var line = new ArrayList<>(first);
      line.add(point.get("timestamp").asText());
      point.get("values").forEach(value -> line.add(text(value)));
      point.path("compared").forEach(value -> line.add(text(value)));
      lines.add(line);
    }
  }

  /** As a cell has it: no formula, and nothing for null. */
  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    var text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    boolean isFormula =
        value.isTextual() && text.matches("(?s)[=+\\-@\t\r].*") && !text.matches("[+-]?[0-9.]+");
    return isFormula ? "'" + text : text;
  }
}
