package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.Postgres;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks how far the roll-ups are behind and how long their runs take: oftener than runs follow each
 * other, so that each is seen by itself.
 */
final class RollupWatch {
  private static final long EVERY_MS = 1_000;
  private static final int LOOKS_TO_RUNS = 5;
  private static final long MINUTE_MS = 60_000;
  private static final String RUN = "workspace_rollup_run_seconds_";
  private static final String OLDEST =
      "SELECT floor(extract(epoch FROM now()) * 1000) - min(unsummed_since) FROM account_work";

  /** What a replica has told of its runs: how many, and how many seconds they took. */
  private record Runs(double count, double seconds) {}

  private final Postgres postgres;
  private final List<ServiceProcess> replicas;
  private final Map<ServiceProcess, Runs> known = new HashMap<>();
  private double oldestSeconds;
  private double longestRunSeconds;

  RollupWatch(Postgres postgres, List<ServiceProcess> replicas) {
    this.postgres = postgres;
    this.replicas = replicas;
  }

  /** Watches for so long; what came out are the worst values of this time. */
  void look(int seconds) {
    oldestSeconds = 0;
    longestRunSeconds = 0;
    lookAtRuns();
    longestRunSeconds = 0;
    long next = System.currentTimeMillis();
    try (var connection = postgres.connect()) {
      for (int look = 1; look <= seconds; look++) {
        next += EVERY_MS;
        Pause.millis(Math.max(1, next - System.currentTimeMillis()));
        oldestSeconds = Math.max(oldestSeconds, oldest(connection));
        if (look % LOOKS_TO_RUNS == 0) {
          lookAtRuns();
        }
      }
    } catch (SQLException e) {
      throw new CannotGoOnException("The roll-ups could not be watched: " + e.getMessage(), e);
    }
  }

  /** Since when the oldest minute with facts that no sum has was over, at worst. */
  double oldestSeconds() {
    return oldestSeconds;
  }

  double longestRunSeconds() {
    return longestRunSeconds;
  }

  private static double oldest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(OLDEST)) {
      rows.next();
      double age = rows.getDouble(1);
      return rows.wasNull() ? 0 : Math.max(0, age - MINUTE_MS) / 1e3;
    }
  }

  private void lookAtRuns() {
    for (var replica : replicas) {
      if (replica.isAlive()) {
        var now = runs(replica);
        var before = known.getOrDefault(replica, now);
        known.put(replica, now);
        double count = now.count() - before.count();
        if (count > 0) {
          longestRunSeconds =
              Math.max(longestRunSeconds, (now.seconds() - before.seconds()) / count);
        }
      }
    }
  }

  private static Runs runs(ServiceProcess replica) {
    try (var in = replica.health("ready").resolve("/q/metrics").toURL().openStream()) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Runs(value(text, RUN + "count"), value(text, RUN + "sum"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double value(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new CannotGoOnException("There is no " + name));
  }
}
