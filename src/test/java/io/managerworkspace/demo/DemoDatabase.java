package io.managerworkspace.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;

/** PostgreSQL with its data under {@code .data/postgres}, durable as in production. */
final class DemoDatabase implements AutoCloseable {
  static final String DIRECTORY = "postgres";
  private static final String LOG = "postgres.log";
  private static final String FINISHED = "postgres.finished";

  private final EmbeddedPostgres postgres;
  private final Installation installation;

  private DemoDatabase(EmbeddedPostgres postgres, Installation installation) {
    this.postgres = postgres;
    this.installation = installation;
  }

  static DemoDatabase start(Installation installation) throws IOException {
    removeUnfinished(installation);
    var log = Redirect.appendTo(installation.file(LOG).toFile());
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(installation.file(DIRECTORY))
              .setCleanDataDirectory(false)
              // The launcher stops the service first and the database after it.
              .setRegisterShutdownHook(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setPGStartupWait(Duration.ofMinutes(1))
              .setOutputRedirector(log)
              .setErrorRedirector(log)
              .start();
      installation.write(FINISHED, "The data directory is complete.");
      return new DemoDatabase(postgres, installation);
    } catch (IOException | RuntimeException e) {
      LeftBehind.endPostgres(installation.file(DIRECTORY));
      throw new DemoException(
          "PostgreSQL did not start; see .data/%s (or begin anew without .data/): %s"
              .formatted(LOG, e.getMessage()),
          e);
    }
  }

  /** A data directory whose making was interrupted has nothing in it yet and is no use. */
  private static void removeUnfinished(Installation installation) throws IOException {
    var directory = installation.file(DIRECTORY);
    if (Files.exists(directory) && installation.read(FINISHED).isEmpty()) {
      try (var files = Files.walk(directory)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    LeftBehind.endPostgres(installation.file(DIRECTORY));
  }
}
