package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.Postgres;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** What 10,000 accounts cost two replicas and their database: all of them idle, and a few fed. */
final class ManyAccounts {
  private static final int ACCOUNTS = 10_000;
  private static final int CONNECTIONS = 4;
  private static final int SETTLE_SECONDS = 20;
  private static final int BASE_SECONDS = 60;
  private static final int IDLE_SECONDS = 120;
  private static final double MOST_PERCENT = 3;

  /** What an account has that was fed once and has nothing to do any more. */
  private static final String FED_ONCE =
      "INSERT INTO account_work (account_id, changed) SELECT account_id, false FROM account"
          + " ON CONFLICT DO NOTHING";

  private final Path directory;
  private final Postgres postgres;
  private final List<ServiceProcess> replicas;
  private final Report report;
  private final boolean withStatements;

  private ManyAccounts(
      Path directory,
      Postgres postgres,
      List<ServiceProcess> replicas,
      Report report,
      boolean withStatements) {
    this.directory = directory;
    this.postgres = postgres;
    this.replicas = replicas;
    this.report = report;
    this.withStatements = withStatements;
  }

  /** Measures and writes down. */
  static void run(Path project, Path directory, String run, boolean withStatements)
      throws IOException, SQLException {
    try (var postgres = Database.start(directory)) {
      var data = "%,d accounts, %d of them fed".formatted(ACCOUNTS, FedAccounts.FED);
      var machine = Machine.describe(postgres);
      var report = new Report("accounts", data, machine, Yardstick.of(postgres));
      var services = Services.on(project, directory, postgres);
      try (var one = services.startJar();
          var other = services.startJar()) {
        var replicas = List.of(one, other);
        new ManyAccounts(directory, postgres, replicas, report, withStatements).measure();
      }
      report.write(project.resolve("bench/results"), run);
    }
  }

  static String accountId(int number) {
    return "account-" + number;
  }

  private void measure() throws SQLException {
    usage("no account", SETTLE_SECONDS, () -> Pause.millis(BASE_SECONDS * 1_000L));
    createAccounts();
    var when = "%,d accounts idle".formatted(ACCOUNTS);
    var usage = usage(when, SETTLE_SECONDS, () -> Pause.millis(IDLE_SECONDS * 1_000L));
    report.add(
        List.of(
            Figure.atMost(when + ": together, of one core", MOST_PERCENT, usage.together(), " %")));
    try (var fed = FedAccounts.begin(postgres, replicas, report)) {
      usage(FedAccounts.STEADY, 0, fed::steady);
      fed.oneAsFastAsItGoes();
      fed.oneReplicaKilled();
    }
  }

  private Usage.Percent usage(String when, int afterSeconds, Runnable meanwhile)
      throws SQLException {
    Pause.millis(afterSeconds * 1_000L);
    if (withStatements) {
      Statements.reset(postgres);
    }
    var usage = Usage.begin(postgres, directory.resolve("postgres"), replicas);
    meanwhile.run();
    var percent = usage.untilNow();
    report.add(percent.figures(when));
    if (withStatements) {
      Statements.print(postgres);
    }
    return percent;
  }

  private void createAccounts() throws SQLException {
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var all =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(connection -> threads.submit(() -> createAccounts(connection)))
              .toList();
      for (var each : all) {
        each.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new CannotGoOnException("Accounts could not be created: " + e.getMessage(), e);
    }
    Report.say("Created in %.0f s.".formatted((System.nanoTime() - start) / 1e9));
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute(FED_ONCE);
      statement.execute("VACUUM ANALYZE account, account_work");
      statement.execute("CHECKPOINT");
    }
  }

  private void createAccounts(int connection) {
    try (var wire = new Wire(replicas.get(connection % replicas.size()).port())) {
      for (int i = connection; i < ACCOUNTS; i += CONNECTIONS) {
        Tenant.createAccount(wire, accountId(i));
      }
    }
  }
}
