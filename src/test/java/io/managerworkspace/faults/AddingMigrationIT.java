package io.managerworkspace.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A migration takes nothing away that replicas of the version before read, and demands nothing that
 * they do not write.
 */
class AddingMigrationIT {
  private static final String COLUMNS =
      """
      SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        a.attnotnull AND NOT a.atthasdef
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND c.relname NOT LIKE 'flyway%'
        AND a.attnum > 0 AND NOT a.attisdropped""";

  /** A constraint has a row for each of its columns. */
  private static final String CONSTRAINTS =
      """
      SELECT c.conrelid::regclass, a.attname, pg_get_constraintdef(c.oid)
      FROM pg_constraint c
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
      WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('c', 'f', 'p', 'u')""";

  private static MortalPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = MortalPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @TestFactory
  List<DynamicTest> migrationsAdd() {
    var versions = Schema.versions(postgres);
    return IntStream.range(1, versions.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    "to " + versions.get(i), () -> adds(versions.get(i - 1), versions.get(i))))
        .toList();
  }

  private static void adds(MigrationVersion from, MigrationVersion to) throws SQLException {
    adds(Schema.of(postgres, from), Schema.of(postgres, to));
  }

  @Test
  void whatOnlyAddsIsTold() throws SQLException {
    var newest = Schema.versions(postgres).getLast();
    var newer = Schema.of(postgres, newest);
    newer.migrate(MigrationVersion.LATEST, Schema.MIGRATIONS, RollingUpgradeIT.WIDE);
    adds(Schema.of(postgres, newest), newer);

    try (var connection = newer.connect()) {
      connection.createStatement().execute("ALTER TABLE conversation DROP COLUMN stage");
    }
    var older = Schema.of(postgres, newest);
    assertThatThrownBy(() -> adds(older, newer)).isInstanceOf(AssertionError.class);
  }

  private static void adds(Schema older, Schema newer) throws SQLException {
    var tables = older.tables();
    var known = rows(older, COLUMNS, tables);
    var columnsNow = rows(newer, COLUMNS, tables);

    assertThat(columnsNow).containsAll(known);
    columnsNow.removeAll(known);
    assertThat(columnsNow)
        .as("must be given with every row")
        .noneMatch(column -> column.getLast().equals("t"));

    var columns = known.stream().map(column -> column.subList(0, 2)).collect(Collectors.toSet());
    var constraints = rows(newer, CONSTRAINTS, tables);
    constraints.removeIf(constraint -> !columns.contains(constraint.subList(0, 2)));
    var before = rows(older, CONSTRAINTS, tables);
    assertThat(constraints).allMatch(now -> before.stream().anyMatch(was -> allows(now, was)));
  }

  /** Whether a constraint is the one from before, or of the same column with more values. */
  private static boolean allows(List<String> now, List<String> was) {
    return now.equals(was)
        || (now.subList(0, 2).equals(was.subList(0, 2))
            && was.getLast().startsWith("CHECK")
            && values(now.getLast()).containsAll(values(was.getLast())));
  }

  private static List<String> values(String check) {
    return Pattern.compile("'([^']*)'").matcher(check).results().map(MatchResult::group).toList();
  }

  /** What a query tells of these tables. */
  private static Set<List<String>> rows(Schema schema, String sql, List<String> tables)
      throws SQLException {
    try (var connection = schema.connect()) {
      var rows = new HashSet<>(Schema.read(connection, sql));
      rows.removeIf(row -> !tables.contains(row.getFirst()));
      return rows;
    }
  }
}
