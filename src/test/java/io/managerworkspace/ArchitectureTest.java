package io.managerworkspace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The arrows between the packages, as docs/architecture.md draws them, and the size of files. */
class ArchitectureTest {
  private static final String BASE = "io.managerworkspace";

  /** Each package with those that it may use. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("admin", Set.of("http", "security", "metrics", "database", "model", "input")),
          entry(
              "metrics",
              Set.of(
                  "http",
                  "security",
                  "opencounts",
                  "retention",
                  "shutdown",
                  "database",
                  "model",
                  "input")),
          entry("rocketchat", Set.of("http", "security", "database", "input")),
          entry(
              "ingest",
              Set.of("http", "opencounts", "rollup", "retention", "database", "model", "input")),
          entry(
              "jobs", Set.of("opencounts", "rollup", "retention", "shutdown", "database", "model")),
          entry("http", Set.of("security", "shutdown", "model", "input")),
          entry("health", Set.of("shutdown")),
          entry("page", Set.of("http")),
          entry("security", Set.of("database", "model", "input")),
          entry("opencounts", Set.of("rollup", "database", "model")),
          entry("rollup", Set.of("retention", "shutdown", "database", "model")),
          entry("retention", Set.of("database")),
          entry("database", Set.of("model")),
          entry("model", Set.of()),
          entry("input", Set.of()),
          entry("shutdown", Set.of()));

  static final Set<String> PACKAGES = ARROWS.keySet();

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  @ParameterizedTest
  @FieldSource("PACKAGES")
  void aPackageUsesOnlyThoseItsArrowsPointTo(String name) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(notUsableBy(name))
        .allowEmptyShould(true)
        .check(PRODUCTION);
  }

  @Test
  void everyPackageHasItsArrows() {
    var packages =
        PRODUCTION.stream()
            .map(type -> type.getPackageName().substring(BASE.length()).replaceFirst("^\\.", ""))
            .map(name -> name.replaceFirst("\\..*", ""));

    assertThat(packages).isSubsetOf(PACKAGES);
  }

  @Test
  void packagesHaveNoCycles() {
    holds(slices().matching(BASE + ".(*)..").should().beFreeOfCycles());
    holds(slices().matching(BASE + ".(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyTheDatabaseHasConnections() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("database"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("javax.sql.."));
  }

  /** Whoever writes for a caller waits for the account's turn before it borrows a connection. */
  @Test
  void ingestionTakesItsTurns() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(in("ingest"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(BASE + ".database.Database"));
  }

  @Test
  void classesAreNamedForWhatTheyAre() {
    holds(
        noClasses()
            .should()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .orShould()
            .haveSimpleNameEndingWith("Impl"));
  }

  /** Shares, not a cap: no limit is worth cutting a thought in two. */
  @ParameterizedTest
  @CsvSource({
    "src/main/java, 70, 150",
    "src/test/java, 100, 200",
    "src/bench/java, 100, 200",
    "src/demo/java, 100, 200"
  })
  void mostFilesAreShort(String directory, int median, int ninthTenth) {
    var lengths = sources(directory).map(ArchitectureTest::lines).sorted().toList();

    assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(median);
    assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThanOrEqualTo(ninthTenth);
  }

  private static void holds(ArchRule rule) {
    rule.check(PRODUCTION);
  }

  private static String[] notUsableBy(String name) {
    return PACKAGES.stream()
        .filter(other -> !other.equals(name) && !ARROWS.get(name).contains(other))
        .map(ArchitectureTest::in)
        .toArray(String[]::new);
  }

  private static String in(String name) {
    return BASE + "." + name + "..";
  }

  private static Stream<Path> sources(String directory) {
    try (var files = Files.walk(Path.of(directory))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
