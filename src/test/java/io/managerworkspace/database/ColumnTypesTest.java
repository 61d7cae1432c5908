package io.managerworkspace.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rows are inserted as arrays of the columns' own types. PostgreSQL would cast others, but a table
 * that Citus distributes takes no cast there.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ColumnTypesTest {
  private static final Pattern NAMES = Pattern.compile("\\(account_id, (.*)\\) VALUES");
  private static final Pattern TYPE = Pattern.compile("unnest\\(\\?::(\\w+)\\[]\\)");

  /** A column with its type; a length or a scale counts as another type. */
  private record Typed(String name, String type) {}

  @Inject Database database;

  private Map<String, Set<Typed>> tables() {
    var sql =
        """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND NOT c.relispartition""";
    var tables = new HashMap<String, Set<Typed>>();
    database.with(
        session ->
            session.query(
                Sql.of(sql),
                row ->
                    tables
                        .computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                        .add(new Typed(row.getString(2), row.getString(3)))));
    return tables;
  }

  /** Those that conversations, events, facts and counts are written to. */
  private static Stream<JavaField> inserted() {
    return new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(
                "io.managerworkspace.ingest.conversation", "io.managerworkspace.opencounts")
            .stream()
            .flatMap(owner -> owner.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> field.getRawType().isEquivalentTo(Columns.class));
  }

  private static Set<Typed> types(JavaField field) {
    try {
      var reflected = field.reflect();
      reflected.setAccessible(true);
      var insert = ((Columns<?>) reflected.get(null)).insertInto("t", "a", List.of()).text();
      var names = NAMES.matcher(insert).results().findFirst().orElseThrow().group(1).split(", ");
      var types = TYPE.matcher(insert).results().map(found -> found.group(1)).toList();
      var typed = new HashSet<Typed>();
      for (int i = 0; i < names.length; i++) {
        typed.add(new Typed(names[i], types.get(i)));
      }
      return typed;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(field.getFullName(), e);
    }
  }

  @Test
  void arraysHaveTheTypesOfTheirTable() {
    var tables = tables();
    assertThat(inserted().toList())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            field ->
                assertThat(tables)
                    .as(field.getFullName())
                    .anySatisfy((_, columns) -> assertThat(columns).containsAll(types(field))));
  }
}
