package io.managerworkspace.faults;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/**
 * A database of its own whose schema is of some version.
 *
 * @param postgres where it is
 */
record Schema(MortalPostgres postgres, String database) {
  static final String MIGRATIONS = "classpath:db/migration";

  private static final String PARTITIONS =
      """
      SELECT parent.relname, child.relname, pg_get_expr(child.relpartbound, child.oid)
      FROM pg_inherits i JOIN pg_class child ON child.oid = i.inhrelid
        JOIN pg_class parent ON parent.oid = i.inhparent
      WHERE child.relkind = 'r' ORDER BY child.relname""";

  private static final String TABLES =
      """
      SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT LIKE 'flyway%'
      ORDER BY relname <> 'account', relname""";

  /** The versions of all migrations there are, oldest first. */
  static List<MigrationVersion> versions(MortalPostgres postgres) {
    var flyway =
        Flyway.configure()
            .locations(MIGRATIONS)
            .dataSource(postgres.jdbcUrl("template1"), "postgres", "postgres")
            .load();
    return Arrays.stream(flyway.info().all()).map(MigrationInfo::getVersion).toList();
  }

  /** A new database with the schema of that version and nothing in it. */
  static Schema of(MortalPostgres postgres, MigrationVersion version) throws SQLException {
    var name = "schema_" + version.getVersion().replace('.', '_') + "_" + System.nanoTime();
    try (var connection = postgres.connect()) {
      connection.createStatement().execute("CREATE DATABASE " + name);
    }
    var schema = new Schema(postgres, name);
    schema.migrate(version, MIGRATIONS);
    return schema;
  }

  void migrate(MigrationVersion target, String... locations) {
    Flyway.configure()
        .locations(locations)
        .dataSource(postgres.jdbcUrl(database), "postgres", "postgres")
        .target(target)
        .load()
        .migrate();
  }

  Connection connect() throws SQLException {
    return postgres.connect(database);
  }

  /** The tables, without their partitions. */
  List<String> tables() throws SQLException {
    try (var connection = connect()) {
      return read(connection, TABLES).stream().map(List::getFirst).toList();
    }
  }

  /**
   * Fills this schema from a newer one with what its version would have stored: a version only adds
   * tables, columns and values to those before.
   */
  void fillFrom(String newer) throws SQLException, IOException {
    try (var from = postgres.connect(newer);
        var to = connect()) {
      var tables = tables();
      for (var partition : read(from, PARTITIONS)) {
        if (tables.contains(partition.getFirst())) {
          to.createStatement()
              .execute("CREATE TABLE %2$s PARTITION OF %1$s %3$s".formatted(partition.toArray()));
        }
      }
      for (var table : tables) {
        copy(from, to, table);
      }
    }
  }

  private static void copy(Connection from, Connection to, String table)
      throws SQLException, IOException {
    var columns = String.join(", ", columns(to, table));
    var rows = new ByteArrayOutputStream();
    from.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut(
            "COPY (SELECT %s FROM %s WHERE %s) TO STDOUT"
                .formatted(columns, table, String.join(" AND ", checks(to, table))),
            rows);
    to.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "COPY %s (%s) FROM STDIN".formatted(table, columns),
            new ByteArrayInputStream(rows.toByteArray()));
  }

  /** What rows of a table have to fulfil; a check of nothing holds. */
  private static List<String> checks(Connection connection, String table) throws SQLException {
    return read(
            connection,
            "SELECT 'true' UNION ALL SELECT '(' || pg_get_expr(conbin, conrelid) || ') IS NOT FALSE'"
                + " FROM pg_constraint WHERE contype = 'c' AND conrelid = '%s'::regclass"
                    .formatted(table))
        .stream()
        .map(List::getFirst)
        .toList();
  }

  static List<String> columns(Connection connection, String table) throws SQLException {
    return read(
            connection,
            "SELECT attname FROM pg_attribute WHERE attrelid = '%s'::regclass AND attnum > 0"
                    .formatted(table)
                + " AND NOT attisdropped ORDER BY attnum")
        .stream()
        .map(List::getFirst)
        .toList();
  }

  /** The rows of a query, as text. */
  static List<List<String>> read(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var read = new ArrayList<List<String>>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        read.add(row);
      }
      return read;
    }
  }
}
