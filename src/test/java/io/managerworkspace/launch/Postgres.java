package io.managerworkspace.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** An embedded PostgreSQL. */
public final class Postgres implements AutoCloseable {
  public static final String USER = "postgres";
  public static final String PASSWORD = "postgres";

  /** What makes it as durable as in production. */
  public static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** One with data that end with it; what it says is appended to the log. */
  public static Postgres temporary(Path log) throws IOException {
    return new Postgres(builder(log).start());
  }

  /**
   * One that keeps its data, and goes on with those that there are; its log is beside them.
   *
   * @param endsWithUs whether it ends when this process does, however nobody has closed it
   */
  public static Postgres onData(Path data, Map<String, String> settings, boolean endsWithUs)
      throws IOException {
    var builder =
        builder(data.resolveSibling("postgres.log"))
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(endsWithUs);
    settings.forEach(builder::setServerConfig);
    return new Postgres(builder.start());
  }

  private static EmbeddedPostgres.Builder builder(Path log) {
    var output = Redirect.appendTo(log.toFile());
    return EmbeddedPostgres.builder()
        .setPGStartupWait(Duration.ofMinutes(1))
        .setOutputRedirector(output)
        .setErrorRedirector(output);
  }

  public int port() {
    return server.getPort();
  }

  public String jdbcUrl() {
    return jdbcUrl("postgres");
  }

  public String jdbcUrl(String database) {
    return server.getJdbcUrl(USER, database);
  }

  public DataSource dataSource() {
    return server.getPostgresDatabase();
  }

  public Connection connect() throws SQLException {
    return connect("postgres");
  }

  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
