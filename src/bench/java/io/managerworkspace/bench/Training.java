package io.managerworkspace.bench;

import io.managerworkspace.launch.Artifact;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/**
 * A short life of the service from which its JVM records an AOT cache. A longer one was tried: the
 * start was no faster, and the cache and the memory it takes were larger by a fifth.
 */
public final class Training {
  private static final int CONVERSATIONS = 200;
  private static final int QUESTIONS = 3;
  private static final long MINUTE_MS = 60_000;
  private static final long DAY_MS = 86_400_000;

  private Training() {}

  /** {@code Training <project directory> <working directory>}. */
  public static void main(String[] args) throws IOException, SQLException {
    Locale.setDefault(Locale.ROOT);
    var project = Path.of(args[0]);
    var directory = Path.of(args[1]);
    try (var postgres = Database.start(directory)) {
      var services = Services.on(project, directory, postgres);
      // The schema is there in most starts, so its making is left out.
      services.start(Artifact.jarWithoutCache(project)).close();
      var service = services.start(Artifact.jarThatRecords(project));
      work(service);
      service.terminate();
      service.awaitEnd();
    }
    // Threads of the embedded PostgreSQL would hold this process.
    System.exit(0);
  }

  private static void work(ServiceProcess service) {
    var tenant = Tenant.create(service.port(), "training");
    long start = System.currentTimeMillis() / MINUTE_MS * MINUTE_MS - DAY_MS;
    var population = new Population(Size.SMALL, start);
    Loading.throughTheApi(tenant, population, CONVERSATIONS);
    try (var asking = new Asking(tenant)) {
      for (var shape : Questions.all(population)) {
        for (int i = 0; i < QUESTIONS; i++) {
          asking.ask(shape.variant(i));
        }
      }
    }
  }
}
