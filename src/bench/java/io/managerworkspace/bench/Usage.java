package io.managerworkspace.bench;

import io.managerworkspace.launch.Postgres;
import io.managerworkspace.launch.ServiceProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL and the replicas use of the machine from its begin on. */
final class Usage {
  private static final String TRANSACTIONS =
      "SELECT sum(xact_commit + xact_rollback) FROM pg_stat_database";

  private final Postgres postgres;
  private final Path data;
  private final List<ServiceProcess> replicas;
  private final long began = System.nanoTime();
  private final double postgresSeconds;
  private final List<Double> replicaSeconds;
  private final double transactions;

  private Usage(Postgres postgres, Path data, List<ServiceProcess> replicas) throws SQLException {
    this.postgres = postgres;
    this.data = data;
    this.replicas = replicas;
    transactions = transactions();
    postgresSeconds = CpuTime.ofPostgres(data);
    replicaSeconds = replicaSeconds();
  }

  static Usage begin(Postgres postgres, Path data, List<ServiceProcess> replicas)
      throws SQLException {
    return new Usage(postgres, data, replicas);
  }

  private List<Double> replicaSeconds() {
    return replicas.stream().map(replica -> CpuTime.of(replica.handle())).toList();
  }

  private double transactions() throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(TRANSACTIONS)) {
      rows.next();
      return rows.getDouble(1);
    }
  }

  /** Until now, in percent of one core. */
  record Percent(double postgres, List<Double> replicas, double transactionsPerSecond) {
    double together() {
      return postgres + replicas.stream().mapToDouble(Double::doubleValue).sum();
    }

    List<Figure> figures(String when) {
      var figures = new ArrayList<Figure>();
      figures.add(Figure.plain(when + ": PostgreSQL, of one core", postgres, " %"));
      for (int i = 0; i < replicas.size(); i++) {
        var name = "%s: replica %d, of one core".formatted(when, i + 1);
        figures.add(Figure.plain(name, replicas.get(i), " %"));
      }
      figures.add(Figure.plain(when + ": transactions a second", transactionsPerSecond, ""));
      return figures;
    }
  }

  Percent untilNow() throws SQLException {
    double toPercent = 100 / ((System.nanoTime() - began) / 1e9);
    double ofPostgres = (CpuTime.ofPostgres(data) - postgresSeconds) * toPercent;
    var now = replicaSeconds();
    var ofReplicas = new ArrayList<Double>();
    for (int i = 0; i < now.size(); i++) {
      ofReplicas.add((now.get(i) - replicaSeconds.get(i)) * toPercent);
    }
    return new Percent(ofPostgres, ofReplicas, (transactions() - transactions) * toPercent / 100);
  }
}
