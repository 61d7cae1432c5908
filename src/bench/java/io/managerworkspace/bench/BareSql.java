package io.managerworkspace.bench;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.launch.Postgres;
import io.managerworkspace.metrics.sql.QuestionStatement;
import io.managerworkspace.model.FactMeasure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Statements through one JDBC connection, prepared, with nothing around them. */
final class BareSql implements AutoCloseable {
  private static final String OPTIONS =
      "quarkus.datasource.jdbc.additional-jdbc-properties.options";

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  BareSql(Connection connection) {
    this.connection = connection;
  }

  /** With the options that the service sets on its own connections. */
  static BareSql asService(Postgres postgres) throws SQLException {
    try (var in = QuestionStatement.class.getResourceAsStream("/application.properties")) {
      var production = new Properties();
      production.load(in);
      var options = new Properties();
      options.put("options", production.getProperty(OPTIONS));
      return new BareSql(DriverManager.getConnection(postgres.jdbcUrl(), options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the engine would run for the question. */
  void asEngine(io.managerworkspace.metrics.query.Question question) throws SQLException {
    run(QuestionStatement.of(question));
  }

  /** The by-time question by group as anyone would write it. */
  void straightforward(Question question, String accountId) throws SQLException {
    var sums =
        Arrays.stream(FactMeasure.values())
            .map(measure -> "sum(" + measure.column() + ")")
            .collect(Collectors.joining(", "));
    var window = question.query(accountId).selection().window();
    run(
        Sql.of(
            "SELECT group_id, "
                + sums
                + " FROM fact WHERE account_id = ? AND time >= ? AND time < ? GROUP BY group_id",
            accountId,
            window.from(),
            window.to()));
  }

  /** Runs the statement and reads all of its rows as text. */
  String run(Sql sql) throws SQLException {
    var statement = prepared.get(sql.text());
    if (statement == null) {
      statement = connection.prepareStatement(sql.text());
      prepared.put(sql.text(), statement);
    }
    for (int i = 0; i < sql.parameters().size(); i++) {
      statement.setObject(i + 1, encoded(sql.parameters().get(i)));
    }
    var text = new StringBuilder();
    try (var rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          text.append(rows.getString(column)).append(column == columns ? '\n' : ' ');
        }
      }
    }
    return text.toString();
  }

  private Object encoded(Object value) throws SQLException {
    return switch (value) {
      case Parameter(_, var named) -> encoded(named);
      case String[] texts -> connection.createArrayOf("text", texts);
      case Long[] numbers -> connection.createArrayOf("bigint", numbers);
      default -> value;
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
