package io.managerworkspace.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs statements on one connection. */
public final class Session {
  private static final int ALL_ROWS = 0;
  private static final int ROWS_AT_ONCE = 1_000;

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "text",
          Long.class, "bigint",
          Integer.class, "integer",
          Boolean.class, "boolean",
          BigDecimal.class, "numeric");

  private final Connection connection;
  private final Runnable beforeStatement;
  private final Optional<NodeCalls> nodes;

  /**
   * @param beforeStatement run ahead of each statement
   * @param nodes how a cluster is called; empty on one PostgreSQL
   */
  Session(Connection connection, Runnable beforeStatement, Optional<NodeCalls> nodes) {
    this.connection = connection;
    this.beforeStatement = beforeStatement;
    this.nodes = nodes;
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
   * As {@link #query}, for a question's statement: it is planned once for any values, also by the
   * node of a cluster that has the account.
   *
   * @param sql of this account's rows alone, each parameter with a name; none of its answers is
   *     without a row but one about an account that is not there
   */
  public <T> List<T> answer(String accountId, Sql sql, RowReader<T> reader) {
    if (nodes.isEmpty()) {
      return query(sql, reader);
    }
    return calls(nodes.get(), accountId, sql).stream()
        .map(call -> query(call, reader))
        .filter(rows -> !rows.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Sql> calls(NodeCalls calls, String accountId, Sql sql) {
    try {
      return calls.of(this, accountId, sql);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Of the rows that a statement would have. */
  ResultSetMetaData columns(Sql sql) throws SQLException {
    try (var statement = prepare(sql)) {
      return statement.getMetaData();
    }
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

  Object encoded(Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Parameter(_, var named) -> encoded(named);
      case Object[] values -> connection.createArrayOf(elementType(values), values);
      default -> value;
    };
  }

  /** PostgreSQL's type of a parameter, which has a value. */
  static String type(Object value) {
    return value instanceof Object[] values ? elementType(values) + "[]" : typeOf(value.getClass());
  }

  private static String elementType(Object[] values) {
    return typeOf(values.getClass().getComponentType());
  }

  private static String typeOf(Class<?> values) {
    return Objects.requireNonNull(TYPES.get(values), values::getName);
  }
}
