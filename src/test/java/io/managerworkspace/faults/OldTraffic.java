package io.managerworkspace.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Reads and writes all columns of all tables as they are now, whatever becomes of them, and goes on
 * with statements that it has prepared before.
 */
final class OldTraffic {
  private final Schema schema;
  private final List<RecordedStatement> prepared;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile Duration longest = Duration.ZERO;
  private volatile int rounds;
  private volatile boolean isDone;

  OldTraffic(Schema schema) throws SQLException {
    this(schema, List.of());
  }

  /**
   * @param prepared of the schema's version
   */
  OldTraffic(Schema schema, List<RecordedStatement> prepared) throws SQLException {
    this.schema = schema;
    this.prepared = prepared;
    try (var connection = schema.connect()) {
      for (var table : schema.tables()) {
        columns.put(table, String.join(", ", Schema.columns(connection, table)));
      }
    }
  }

  void runUntilStopped() {
    try (var connection = schema.connect()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("SET statement_timeout = '5s'");
      for (int i = 0; i < prepared.size(); i++) {
        prepared.get(i).prepare(connection, name(i));
      }
      connection.commit();
      while (!isDone) {
        for (int i = 0; i < prepared.size(); i++) {
          goOnWith(connection, i);
        }
        for (var table : columns.keySet()) {
          use(connection, table);
        }
        rounds = rounds + 1;
      }
    } catch (SQLException e) {
      failures.add(e.toString());
    }
  }

  private static String name(int place) {
    return "prepared_" + place;
  }

  /** To explain it, PostgreSQL looks whether what was prepared still holds. */
  private void goOnWith(Connection connection, int place) throws SQLException {
    var statement = prepared.get(place);
    try (var running = connection.createStatement()) {
      running.execute("EXPLAIN EXECUTE " + name(place) + statement.nulls());
    } catch (SQLException e) {
      failures.add(statement.text() + ": " + e.getMessage());
    }
    connection.rollback();
  }

  private void use(Connection connection, String table) throws SQLException {
    long startedAt = System.nanoTime();
    var names = columns.get(table);
    try (var statement = connection.createStatement()) {
      statement.executeQuery("SELECT %s FROM %s LIMIT 1".formatted(names, table));
      statement.executeUpdate(
          "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s LIMIT 1 ON CONFLICT DO NOTHING"
              .formatted(table, names));
      statement.executeUpdate(
          "UPDATE %1$s SET %2$s = %2$s WHERE %2$s = (SELECT min(%2$s) FROM %1$s)"
              .formatted(table, names.split(",")[0]));
    } catch (SQLException e) {
      failures.add(table + ": " + e.getMessage());
    }
    connection.rollback();
    var took = Duration.ofNanos(System.nanoTime() - startedAt);
    longest = took.compareTo(longest) > 0 ? took : longest;
  }

  void stop() {
    isDone = true;
  }

  /** How often every table was used. */
  int rounds() {
    return rounds;
  }

  List<String> failures() {
    return failures;
  }

  /** The longest that the use of a table took. */
  Duration longest() {
    return longest;
  }
}
