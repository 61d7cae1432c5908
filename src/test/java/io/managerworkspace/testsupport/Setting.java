package io.managerworkspace.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A setting of the service, as an operator writes it. */
public record Setting(String name, Optional<String> byDefault) {
  /** All of them, from the interfaces that they are read through. */
  public static Stream<Setting> all() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.managerworkspace")
            .stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> !method.isDefault())
            .map(Setting::of);
  }

  private static Setting of(Method method) {
    var prefix = method.getDeclaringClass().getAnnotation(ConfigMapping.class).prefix();
    var name =
        prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return new Setting(
        name, Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value));
  }

  /** Its name as an environment variable. */
  public String environment() {
    return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
