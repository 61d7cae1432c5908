package io.managerworkspace.bench;

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

  static void print(Postgres postgres) throws SQLException {
    var sql =
        """
        SELECT round(total_exec_time) AS ms, calls, round(mean_exec_time::numeric, 2) AS mean, rows,
          pg_size_pretty(wal_bytes) AS wal,
          regexp_replace(left(query, 120), '\\s+', ' ', 'g') AS query
        FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 15""";
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        System.out.printf(
            "%8s ms %7s calls %8s ms each %9s rows %9s WAL  %s%n",
            rows.getString(1),
            rows.getString(2),
            rows.getString(3),
            rows.getString(4),
            rows.getString(5),
            rows.getString(6));
      }
    }
  }
}
