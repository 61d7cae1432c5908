package io.managerworkspace.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.Json;
import io.managerworkspace.metrics.sql.ChosenTable;
import io.managerworkspace.metrics.sql.Explanation;
import io.managerworkspace.model.Grain;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
   * @param table {@code rollup_group}, {@code rollup_skill}, {@code rollup_agent}, {@code
   *     rollup_full} or {@code fact}
   */
  record Table(String table, List<Segment> segments) {
    static Table of(ChosenTable chosen) {
      return new Table(chosen.name(), chosen.segments().stream().map(Segment::of).toList());
    }
  }

  /**
   * A part of a table, {@code [from, to)}; epoch ms.
   *
   * @param grain minutes of a bucket; left out for the facts themselves
   * @param sign 1 for what is added, -1 for what is taken away
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Segment(Optional<Integer> grain, long from, long to, int sign) {
    static Segment of(ChosenTable.Segment segment) {
      return new Segment(
          segment.grain().map(Grain::minutes), segment.from(), segment.to(), segment.sign());
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
