package io.managerworkspace.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL, durable as in production, that can be killed and comes back with its data. */
final class MortalPostgres implements AutoCloseable {
  private final Path directory;
  private EmbeddedPostgres server;

  private MortalPostgres(Path directory) {
    this.directory = directory;
  }

  static MortalPostgres start() throws IOException {
    var postgres = new MortalPostgres(Files.createTempDirectory("mortal-postgres"));
    postgres.revive();
    return postgres;
  }

  int port() {
    return server.getPort();
  }

  /** A connection around the network. */
  Connection connect() throws SQLException {
    return connect("postgres");
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database));
  }

  String jdbcUrl(String database) {
    return server.getJdbcUrl("postgres", database);
  }

  /** The first column of a query's rows, as text. */
  List<String> read(String sql, String... parameters) throws SQLException {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      var read = new ArrayList<String>();
      var rows = statement.executeQuery();
      while (rows.next()) {
        read.add(rows.getString(1));
      }
      return read;
    }
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
    var log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data())
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setPGStartupWait(Duration.ofMinutes(1))
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .start();
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
