package io.managerworkspace.testsupport;

import io.managerworkspace.launch.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL of a test; {@code -Dtests.database} and {@code -Dtests.citus} choose where it
 * comes from.
 */
public sealed interface TestPostgres extends AutoCloseable
    permits TestPostgres.Embedded, PostgresContainer, CitusDatabase {
  /** What the tests run on, the cluster where one is given. */
  static TestPostgres start() throws IOException {
    var cluster = CitusDatabase.url();
    return cluster.isPresent() ? CitusDatabase.create(cluster.get()) : startOne();
  }

  /** Starts one. */
  static TestPostgres startOne() throws IOException {
    return switch (System.getProperty("tests.database", "embedded")) {
      case "embedded" -> new Embedded(Postgres.temporary(Embedded.LOG));
      case "testcontainers" -> PostgresContainer.start();
      case String other ->
          throw new IllegalArgumentException(
              "-Dtests.database is embedded or testcontainers, and not " + other);
    };
  }

  String jdbcUrl(String database);

  /** The database that tests have to themselves. */
  default String name() {
    return "postgres";
  }

  /** What the service needs to be told of it. */
  default Map<String, String> settings() {
    return Map.of(
        "quarkus.datasource.jdbc.url", jdbcUrl(),
        "quarkus.datasource.username", Postgres.USER,
        "quarkus.datasource.password", Postgres.PASSWORD);
  }

  @Override
  void close() throws IOException;

  default String jdbcUrl() {
    return jdbcUrl(name());
  }

  default DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    return source;
  }

  default Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /** A process of this machine. */
  record Embedded(Postgres server) implements TestPostgres {
    /**
     * Beside the reports of the tests; everything that PostgreSQL says in a run, and in earlier
     * ones.
     */
    private static final Path LOG = Path.of("target", "postgresql.log");

    @Override
    public String jdbcUrl(String database) {
      return server.jdbcUrl(database);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
