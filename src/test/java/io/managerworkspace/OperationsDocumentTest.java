package io.managerworkspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md has every setting, with its name in the environment and its default. */
class OperationsDocumentTest {
  @Test
  void everySettingIsDocumented() throws IOException {
    var settings = settings().toList();

    assertThat(settings).isNotEmpty();
    assertThat(Files.readString(Path.of("docs/operations.md"))).contains(settings);
  }

  private static Stream<String> settings() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.managerworkspace")
            .stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .map(OperationsDocumentTest::row);
  }

  /** How the table's row of a setting begins. */
  private static String row(Method setting) {
    var prefix = setting.getDeclaringClass().getAnnotation(ConfigMapping.class).prefix();
    var name =
        prefix + "." + setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    var environment = name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    var byDefault =
        Optional.ofNullable(setting.getAnnotation(WithDefault.class))
            .map(value -> "`" + value.value() + "`")
            .orElse("none");
    return "| `%s` | `%s` | %s |".formatted(name, environment, byDefault);
  }
}
