package io.managerworkspace.bench;

import io.managerworkspace.database.Sql;
import io.managerworkspace.launch.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How fast this machine is at this time.
 *
 * @param millis that PostgreSQL takes to count a million rows
 */
record Yardstick(double millis) {
  static final String STATEMENT = "SELECT count(*) FROM generate_series(1, 1000000)";
  private static final int TIMES = 20;

  static Yardstick of(Postgres postgres) throws SQLException {
    return of(postgres.connect());
  }

  /** On a connection, which is closed. */
  static Yardstick of(Connection connection) throws SQLException {
    try (var sql = new BareSql(connection)) {
      Timings.Task count = _ -> sql.run(Sql.of(STATEMENT));
      return new Yardstick(Timings.inTurn(0, TIMES, Duration.ofSeconds(20), count)[0].p50());
    }
  }

  Figure figure(String when) {
    return Figure.plain("%s, %s: p50".formatted(STATEMENT, when), millis, " milliseconds");
  }
}
