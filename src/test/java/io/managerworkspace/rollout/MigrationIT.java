package io.managerworkspace.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service's mode that migrates and ends, and replicas that leave it to that. */
class MigrationIT {
  /** As the Job of k8s/base/migration.yaml has it. */
  private static final Map<String, String> JOB =
      Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "true", "QUARKUS_INIT_AND_EXIT", "true");

  private static final Map<String, String> REPLICA =
      Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");

  private static EmbeddedPostgres postgres;

  @TempDir Path directory;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedDatabase.startPostgres();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  private Artifact on(String database) throws SQLException {
    execute("CREATE DATABASE " + database);
    return new Artifact(postgres, database, directory);
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int run(Artifact artifact, Map<String, String> settings)
      throws IOException, InterruptedException {
    var process = artifact.start(log(), settings);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
    return process.exitValue();
  }

  private Path log() {
    return directory.resolve("service.log");
  }

  @Test
  void theJobMigratesAndThenReplicasStart() throws Exception {
    var artifact = on("migrated");

    assertThat(run(artifact, JOB)).isZero();
    assertThat(run(artifact, JOB)).as("again, with nothing to do").isZero();
    try (var replica = Replica.start(artifact, REPLICA)) {
      replica.awaitReady();
    }
  }

  @Test
  void noReplicaStartsOnASchemaThatIsTooOld() throws Exception {
    assertThat(run(on("never_migrated"), REPLICA)).isNotZero();
    assertThat(Files.readString(log())).contains("The schema's version is none and this build");
  }

  @Test
  void aJobThatCannotMigrateFails() throws Exception {
    var artifact = on("gone");
    execute("DROP DATABASE gone");

    assertThat(run(artifact, JOB)).isNotZero();
  }
}
