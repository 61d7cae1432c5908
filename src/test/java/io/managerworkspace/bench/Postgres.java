package io.managerworkspace.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An embedded PostgreSQL with a data directory of its own, durable as in production. */
final class Postgres implements AutoCloseable {
  /** The service's own connection options: see application.properties. */
  static final String SERVICE_OPTIONS =
      "-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan -c enable_nestloop=off";

  /** What an administrator of a machine with 2 cores would set; everything else is the default. */
  private static final Map<String, String> SETTINGS = settings();

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  static Postgres start(Path directory, boolean withStatements) throws IOException {
    var log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
            .setDataDirectory(directory.resolve("postgres"))
            .setPGStartupWait(Duration.ofMinutes(1))
            .setOutputRedirector(log)
            .setErrorRedirector(log);
    SETTINGS.forEach(builder::setServerConfig);
    if (withStatements) {
      builder.setServerConfig("shared_preload_libraries", "pg_stat_statements");
      builder.setServerConfig("pg_stat_statements.track_planning", "on");
    }
    return new Postgres(builder.start());
  }

  private static Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    settings.put("max_connections", "100");
    settings.put("shared_buffers", "1GB");
    settings.put("effective_cache_size", "4GB");
    settings.put("maintenance_work_mem", "256MB");
    settings.put("work_mem", "16MB");
    settings.put("max_wal_size", "4GB");
    settings.put("random_page_cost", "1.1");
    return settings;
  }

  static String describeSettings() {
    return SETTINGS.entrySet().stream()
        .map(setting -> setting.getKey() + " = " + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  String jdbcUrl() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** A connection as any client gets it. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl());
  }

  /** A connection with the options that the service sets on its own. */
  Connection connectAsService() throws SQLException {
    var separator = jdbcUrl().contains("?") ? "&" : "?";
    var options =
        java.net.URLEncoder.encode(SERVICE_OPTIONS, java.nio.charset.StandardCharsets.UTF_8);
    return DriverManager.getConnection(
        jdbcUrl() + separator + "options=" + options.replace("+", "%20"));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
