package io.managerworkspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/operations.md has every setting, with its name in the environment and its default. */
class OperationsDocumentTest {
  @Test
  void everySettingIsDocumented() throws IOException {
    var settings = Setting.all().map(OperationsDocumentTest::row).toList();

    assertThat(settings).isNotEmpty();
    assertThat(Files.readString(Path.of("docs/operations.md"))).contains(settings);
  }

  /** How the table's row of a setting begins. */
  private static String row(Setting setting) {
    var byDefault = setting.byDefault().map(value -> "`" + value + "`").orElse("none");
    return "| `%s` | `%s` | %s |".formatted(setting.name(), setting.environment(), byDefault);
  }
}
