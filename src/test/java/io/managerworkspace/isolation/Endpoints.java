package io.managerworkspace.isolation;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The endpoints of the service, as its resources declare them. */
final class Endpoints {
  private static final String ANY_METHOD = "{method: .+}";

  private Endpoints() {}

  /** Each as its method and path. */
  static Set<String> all() {
    var endpoints = new TreeSet<String>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.managerworkspace")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(Endpoints::of)
            .forEach(endpoints::add);
    return endpoints;
  }

  private static Stream<String> of(Class<?> resource) {
    var root = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .flatMap(verb -> Optional.ofNullable(verb).stream())
                    .flatMap(verb -> each(verb.value() + " " + path(root, method))));
  }

  /** One that names a method of the API by its path is there for each of them. */
  private static Stream<String> each(String endpoint) {
    return endpoint.contains(ANY_METHOD)
        ? Stream.of(io.managerworkspace.metrics.query.Method.values())
            .map(method -> endpoint.replace(ANY_METHOD, method.path()))
        : Stream.of(endpoint);
  }

  private static String path(String root, Method method) {
    var path = method.getAnnotation(Path.class);
    return path == null ? root : root + "/" + path.value().replaceFirst("^/", "");
  }
}
