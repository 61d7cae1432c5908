package io.managerworkspace.testsupport;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.Postgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL's official image in the container engine of this machine. */
record PostgresContainer(PostgreSQLContainer container) implements TestPostgres {
  /** As the embedded one has them: nothing needs to outlive a test. */
  private static final String SERVER =
      "postgres -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
          + " -c max_connections=300";

  static PostgresContainer start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new CannotGoOnException(
          "-Dtests.database=testcontainers needs a container engine, and none answers."
              + " Without the option the tests start PostgreSQL themselves.");
    }
    var container =
        new PostgreSQLContainer("postgres:" + System.getProperty("tests.postgres", "18"))
            .withUsername(Postgres.USER)
            .withPassword(Postgres.PASSWORD)
            .withDatabaseName("postgres")
            // Else the encoding is what the image's environment happens to say.
            .withEnv("LANG", "C.UTF-8")
            .withCommand(SERVER);
    container.start();
    return new PostgresContainer(container);
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            container.getHost(),
            container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            database,
            Postgres.USER,
            Postgres.PASSWORD);
  }

  @Override
  public void close() {
    container.stop();
  }
}
