package io.managerworkspace.demo;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;

/** PostgreSQL with its data under {@code .data/postgres}, durable as in production. */
final class DemoDatabase implements AutoCloseable {
  static final String DIRECTORY = "postgres";
  private static final String FINISHED = "postgres.finished";

  private final Postgres postgres;
  private final Installation installation;

  private DemoDatabase(Postgres postgres, Installation installation) {
    this.postgres = postgres;
    this.installation = installation;
  }

  static DemoDatabase start(Installation installation) throws IOException {
    removeUnfinished(installation);
    try {
      // Not with this process: the service is stopped first and the database after it.
      var postgres = Postgres.onData(installation.file(DIRECTORY), Postgres.DURABLE, false);
      installation.write(FINISHED, "The data directory is complete.");
      return new DemoDatabase(postgres, installation);
    } catch (IOException | RuntimeException e) {
      LeftBehind.endPostgres(installation.file(DIRECTORY));
      throw new CannotGoOnException(
          "PostgreSQL did not start; see .data/postgres.log (or begin anew without .data/): "
              + e.getMessage(),
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
    return postgres.jdbcUrl();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    LeftBehind.endPostgres(installation.file(DIRECTORY));
  }
}
