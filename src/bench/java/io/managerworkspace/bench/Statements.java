package io.managerworkspace.bench;

import io.managerworkspace.launch.Postgres;
import java.sql.SQLException;

/** Where the database's time goes, statement by statement. */
final class Statements {
  private Statements() {}

  static void reset(Postgres postgres) throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      statement.execute("SELECT pg_stat_statements_reset()");
    }
  }

  /** How many were run since then. */
  static long count(Postgres postgres) throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT sum(calls) FROM pg_stat_statements")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** What planning takes, on average, for each call of the statement that took most since then. */
  static double planningMillis(Postgres postgres) throws SQLException {
    var sql =
        """
        SELECT total_plan_time / calls FROM pg_stat_statements WHERE calls > 0
        ORDER BY total_exec_time + total_plan_time DESC LIMIT 1""";
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getDouble(1);
    }
  }

  static void print(Postgres postgres) throws SQLException {
    var sql =
        """
        SELECT round(total_exec_time) AS ms, round(total_plan_time) AS planning, calls,
          (shared_blks_hit + shared_blks_read) / calls AS pages, rows / calls AS rows,
          pg_size_pretty(wal_bytes) AS wal,
          regexp_replace(left(query, 200), '\\s+', ' ', 'g') AS query
        FROM pg_stat_statements WHERE calls > 0 ORDER BY total_exec_time + total_plan_time DESC LIMIT 20""";
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        System.out.printf(
            "%8s ms + %5s ms planning %7s calls, each %7s pages %6s rows; %9s WAL  %.100s%n",
            rows.getString(1),
            rows.getString(2),
            rows.getString(3),
            rows.getString(4),
            rows.getString(5),
            rows.getString(6),
            rows.getString(7));
      }
    }
  }
}
