package io.managerworkspace.bench;

import io.managerworkspace.bench.Question.Shape;
import io.managerworkspace.launch.Postgres;
import io.managerworkspace.metrics.sql.QuestionStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** How PostgreSQL carries out typical questions. */
final class Explanations {
  private static final List<Shape> TYPICAL =
      List.of(
          Questions.BY_TIME_BY_GROUP,
          Questions.BY_TIME_OF_AN_HOUR,
          Questions.CURRENT_BY_GROUP,
          Questions.BOTH_BY_GROUP,
          Questions.BOTH_BY_SKILL,
          Questions.SUB_GROUPS);

  private Explanations() {}

  static void write(Path file, Postgres postgres, Tenant tenant) throws SQLException, IOException {
    var text = new StringBuilder("# Plans of typical questions\n");
    try (var sql = BareSql.asService(postgres)) {
      for (var shape : TYPICAL) {
        var statement = QuestionStatement.of(shape.variant(0).query(tenant.accountId()));
        var explain =
            new io.managerworkspace.database.Sql(
                "EXPLAIN (ANALYZE, BUFFERS) " + statement.text(), statement.parameters());
        sql.run(explain);
        text.append("\n## ").append(shape.name()).append("\n\n```\n");
        text.append(sql.run(explain)).append("```\n");
      }
    }
    Files.writeString(file, text);
    Report.say("Written to " + file);
  }
}
