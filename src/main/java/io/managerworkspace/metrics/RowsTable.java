package io.managerworkspace.metrics;

import io.managerworkspace.metrics.sql.RowsAnswer;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** What a value is made of as a table, written row by row. */
final class RowsTable implements AutoCloseable {
  private static final List<String> HEADER =
      List.of("conversationId", "time", "value", "agentId", "agentGroupId", "skillId");

  private final CsvLines lines;

  RowsTable(OutputStream out) {
    lines = new CsvLines(out, HEADER);
  }

  void write(RowsAnswer.Row row) {
    lines.write(
        Arrays.asList(
            row.conversationId(),
            row.time(),
            row.value(),
            row.agentId().orElse(null),
            row.agentGroupId().orElse(null),
            row.skillId().orElse(null)));
  }

  @Override
  public void close() {
    lines.close();
  }
}
