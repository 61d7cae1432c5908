package io.managerworkspace.faults;

import io.managerworkspace.launch.Postgres;
import io.managerworkspace.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL, durable as in production, that can be killed and comes back with its data. */
final class MortalPostgres implements AutoCloseable {
  private final Path directory;
  private Postgres server;

  private MortalPostgres(Path directory) {
    this.directory = directory;
  }

  static MortalPostgres start() throws IOException {
    var postgres = new MortalPostgres(Files.createTempDirectory("mortal-postgres"));
    postgres.revive();
    return postgres;
  }

  int port() {
    return server.port();
  }

  /** A connection around the network. */
  Connection connect() throws SQLException {
    return server.connect();
  }

  Connection connect(String database) throws SQLException {
    return server.connect(database);
  }

  String jdbcUrl(String database) {
    return server.jdbcUrl(database);
  }

  /** Around the network as well. */
  TestDatabase database() {
    return new TestDatabase(server.dataSource());
  }

  /** {@code kill -9}, of the process that all others of it die with. */
  void kill() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).getFirst());
    var process = ProcessHandle.of(pid).orElseThrow();
    var children = process.children().toList();
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    // They hold on to shared memory that the next one needs.
    children.forEach(child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    server.close();
  }

  /** Starts it on the data that it has. */
  void revive() throws IOException {
    server = Postgres.onData(data(), Postgres.DURABLE, true);
  }

  private Path data() {
    return directory.resolve("data");
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
