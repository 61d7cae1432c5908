package io.managerworkspace.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Replicas;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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

  private static TestPostgres postgres;

  @TempDir Path directory;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedDatabase.startPostgres();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  private Replicas on(String database) {
    execute("CREATE DATABASE " + database);
    return new Replicas(postgres.jdbcUrl(database), directory);
  }

  private static void execute(String sql) {
    new TestDatabase(postgres.dataSource()).update(sql);
  }

  @Test
  void theJobMigratesAndThenReplicasStart() throws Exception {
    var migrated = on("migrated");

    assertThat(migrated.start(JOB).awaitEnd()).isZero();
    assertThat(migrated.start(JOB).awaitEnd()).as("again, with nothing to do").isZero();
    try (var replica = migrated.start(REPLICA)) {
      replica.awaitReady();
    }
  }

  @Test
  void noReplicaStartsOnASchemaThatIsTooOld() throws Exception {
    var replica = on("never_migrated").start(REPLICA);

    assertThat(replica.awaitEnd()).isNotZero();
    assertThat(replica.log()).asString().contains("The schema's version is none and this build");
  }

  @Test
  void nothingIsDistributedWithoutTheExtension() throws Exception {
    var replica = on("plain").start(Map.of("WORKSPACE_DATABASE_DISTRIBUTED", "true"));

    assertThat(replica.awaitEnd()).isNotZero();
    assertThat(replica.log()).asString().contains("the database has no extension citus");
  }

  @Test
  void aJobThatCannotMigrateFails() throws Exception {
    var gone = on("gone");
    execute("DROP DATABASE gone");

    assertThat(gone.start(JOB).awaitEnd()).isNotZero();
  }
}
