package io.managerworkspace.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs statements on one connection. */
public final class Session {
  private static final int ALL_ROWS = 0;
  private static final int ROWS_AT_ONCE = 1_000;

  private final Connection connection;
  private final Runnable beforeStatement;

  /**
   * @param beforeStatement run ahead of each statement
   */
  Session(Connection connection, Runnable beforeStatement) {
    this.connection = connection;
    this.beforeStatement = beforeStatement;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> query(Sql sql, RowReader<T> reader) {
    var read = new ArrayList<T>();
    query(sql, reader, ALL_ROWS, read::add);
    return read;
  }

  /**
   * Hands over the rows one by one, of which some thousand at a time are held; within a
   * transaction, or else all are. Other statements may run in between.
   */
  public <T> void each(Sql sql, RowReader<T> reader, Consumer<T> consumer) {
    query(sql, reader, ROWS_AT_ONCE, consumer);
  }

  private <T> void query(Sql sql, RowReader<T> reader, int fetchSize, Consumer<T> consumer) {
    try (var statement = prepare(sql)) {
      statement.setFetchSize(fetchSize);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          consumer.accept(reader.read(rows));
        }
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The first row, if any. */
  public <T> Optional<T> first(Sql sql, RowReader<T> reader) {
    return query(sql, reader).stream().findFirst();
  }

  /** Runs a statement without a result; answers how many rows it changed. */
  public int update(Sql sql) {
    try (var statement = prepare(sql)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private PreparedStatement prepare(Sql sql) throws SQLException {
    beforeStatement.run();
    var statement = connection.prepareStatement(sql.text());
    for (int i = 0; i < sql.parameters().size(); i++) {
      statement.setObject(i + 1, encoded(sql.parameters().get(i)));
    }
    return statement;
  }

  private Object encoded(Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Parameter(_, var named) -> encoded(named);
      case String[] texts -> connection.createArrayOf("text", texts);
      case Object[] others -> connection.createArrayOf(arrayType(others), others);
      default -> value;
    };
  }

  private static String arrayType(Object[] values) {
    return switch (values) {
      case Long[] _ -> "bigint";
      case Integer[] _ -> "integer";
      case Boolean[] _ -> "boolean";
      default -> "numeric";
    };
  }
}
