package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.oracle.ToldWorld;
import io.managerworkspace.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Replicas of the version before go on while the newest migration runs, and after it: first a
 * migration adds, and what nobody uses any more goes with a later one.
 */
class RollingUpgradeIT {
  /** Statements of the service, by the version of the schema that they were written for. */
  private static final Path STATEMENTS = Path.of("src/test/resources/upgrades");

  private static final String BUSY = "filesystem:src/test/resources/upgrades/busy";

  static final String WIDE = "filesystem:src/test/resources/upgrades/wide";

  /** How long a question may have to wait because of a migration. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(4_500);

  private static Stand stand;
  private static List<MigrationVersion> versions;

  @BeforeAll
  static void fill() throws IOException {
    stand = Stand.start();
    versions = Schema.versions(stand.postgres);
    var world = stand.world("rolling", 12, 40);
    new Feed(world, new Client(false)).begin(stand::api).join();
    useEverything(world);
    stand.stopService();
  }

  @AfterAll
  static void stop() throws IOException {
    stand.close();
  }

  private static void useEverything(ToldWorld world) {
    world.verify(3);
    world.askReports();
    world.rebuild();
    Stand.pause(1_000);
  }

  private static MigrationVersion newest() {
    return versions.getLast();
  }

  private static Schema filled(MigrationVersion version) throws SQLException, IOException {
    var schema = Schema.of(stand.postgres, version);
    schema.fillFrom("postgres");
    return schema;
  }

  @Test
  void theStatementsOfTheNewestVersionAreRecorded() {
    var file = STATEMENTS.resolve("statements-" + newest() + ".sql");
    if (Boolean.getBoolean("golden.write")) {
      Golden.assertSame(file, RecordedStatement.write(stand.network.statements()));
    }
    assertThat(stand.network.statements()).hasSizeGreaterThan(20);
  }

  @Test
  void statementsOfEarlierVersionsWork() throws IOException, SQLException {
    var schema = Schema.of(stand.postgres, newest());
    try (var files = Files.list(STATEMENTS);
        var connection = schema.connect();
        var running = connection.createStatement()) {
      var recorded = files.filter(file -> file.toString().endsWith(".sql")).toList();
      assertThat(recorded).isNotEmpty();
      for (var file : recorded) {
        var statements = RecordedStatement.read(Files.readString(file));
        assertThat(statements).as(file.toString()).hasSizeGreaterThan(20);
        for (var statement : statements) {
          statement.prepare(connection, "recorded");
          running.execute("DEALLOCATE ALL");
        }
      }
    }
  }

  @TestFactory
  List<DynamicTest> readersAndWritersOfEveryTableGoOnWhileAMigrationRuns() {
    return IntStream.range(1, versions.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    "to " + versions.get(i), () -> goesOn(versions.get(i - 1), versions.get(i))))
        .toList();
  }

  private static void goesOn(MigrationVersion from, MigrationVersion to)
      throws SQLException, IOException {
    var schema = filled(from);
    goesOn(new OldTraffic(schema), () -> schema.migrate(to, Schema.MIGRATIONS));
  }

  @Test
  void preparedStatementsGoOnWhenEveryTableGetsAColumn() throws SQLException, IOException {
    var schema = filled(newest());
    var statements = List.copyOf(stand.network.statements());
    assertThat(statements).hasSizeGreaterThan(20);
    goesOn(
        new OldTraffic(schema, statements),
        () -> schema.migrate(MigrationVersion.LATEST, Schema.MIGRATIONS, WIDE));
  }

  private static void goesOn(OldTraffic traffic, Runnable migration) {
    var running = CompletableFuture.runAsync(traffic::runUntilStopped, Thread::startVirtualThread);
    Stand.await("traffic", LONGEST_WAIT, () -> traffic.rounds() > 1);
    migration.run();
    int rounds = traffic.rounds();
    Stand.await("traffic behind it", LONGEST_WAIT, () -> traffic.rounds() > rounds + 1);
    traffic.stop();
    running.join();

    assertThat(traffic.failures()).isEmpty();
    assertThat(traffic.longest()).isLessThan(LONGEST_WAIT);
  }

  @Test
  void aMigrationGivesUpSoonerThanQuestionsQueueBehindIt() throws SQLException, IOException {
    var schema = filled(newest());
    var traffic = new OldTraffic(schema);
    try (var reading = schema.connect()) {
      reading.setAutoCommit(false);
      Schema.read(reading, "SELECT 1 FROM conversation LIMIT 1");
      var running =
          CompletableFuture.runAsync(traffic::runUntilStopped, Thread::startVirtualThread);
      assertThatThrownBy(() -> schema.migrate(MigrationVersion.LATEST, Schema.MIGRATIONS, BUSY))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("lock timeout");
      traffic.stop();
      running.join();
    }
    assertThat(traffic.failures()).isEmpty();
    assertThat(traffic.longest()).isLessThan(LONGEST_WAIT);
    schema.migrate(MigrationVersion.LATEST, Schema.MIGRATIONS, BUSY);
  }
}
