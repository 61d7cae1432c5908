package io.managerworkspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SQL names its columns: PostgreSQL does not go on with a prepared statement whose columns became
 * more, so that a migration which adds one would fail the replicas of the version before.
 */
class WrittenSqlTest {
  private static final Pattern TEXT =
      Pattern.compile("\"\"\"\n(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  /** All columns of a table, a row or a function; neither a product nor {@code count(*)}. */
  private static final Pattern ALL_COLUMNS =
      Pattern.compile("(?:\\b(?:SELECT|ALL|DISTINCT|RETURNING)|,)(?:\\s|\\\\n)*\\*|\\w\\.\\*");

  private static List<String> withAllColumns(String source) {
    return TEXT.matcher(source)
        .results()
        .map(MatchResult::group)
        .filter(text -> ALL_COLUMNS.matcher(text).find())
        .toList();
  }

  @Test
  void noStatementAsksForAllColumns() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(100);
      assertThat(sources.stream().flatMap(WrittenSqlTest::found)).isEmpty();
    }
  }

  private static Stream<String> found(Path file) {
    try {
      return withAllColumns(Files.readString(file)).stream().map(text -> file + ": " + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM fact",
        "SELECT DISTINCT *",
        "SELECT ?, * FROM unnest(?)",
        "SELECT a.*, b",
        " RETURNING *",
        "SELECT\n  *"
      })
  void allColumnsAreFound(String sql) {
    assertThat(withAllColumns("x = \"" + sql.replace("\n", "\\n") + "\"")).hasSize(1);
    assertThat(withAllColumns("x = \"\"\"\n" + sql + "\"\"\"")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT count(*) FROM fact", "SELECT a, 1000 * b", "a.x * b.y"})
  void countsAndProductsAreNone(String sql) {
    assertThat(withAllColumns("x = \"" + sql + "\"")).isEmpty();
  }
}
