package io.managerworkspace.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.engine.ChosenTable;
import io.managerworkspace.engine.Explanation;
import io.managerworkspace.input.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a question is answered, on the wire.
 *
 * @param plan PostgreSQL's own JSON
 */
record ExplainResponse(String sql, List<Object> parameters, List<Table> tables, JsonNode plan) {
  /**
   * A table that serves parts of the window.
   *
   * @param grain {@code six_hours}, {@code hour}, {@code ten_minutes} or {@code minute}; left out
   *     for the facts themselves
   * @param cut {@code group}, {@code skill} or {@code full}; left out for the facts themselves
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Table(
      String table,
      Optional<String> grain,
      Optional<String> cut,
      List<ChosenTable.Segment> segments) {
    static Table of(ChosenTable chosen) {
      return new Table(
          chosen.name(),
          chosen.grain().map(Table::word),
          chosen.cut().map(Table::word),
          chosen.segments());
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }
  }

  static ExplainResponse of(Explanation explanation) {
    return new ExplainResponse(
        explanation.sql(),
        explanation.parameters(),
        explanation.tables().stream().map(Table::of).toList(),
        Json.parse(explanation.plan().getBytes(StandardCharsets.UTF_8)));
  }
}
