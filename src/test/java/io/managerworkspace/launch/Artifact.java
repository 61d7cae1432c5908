package io.managerworkspace.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the service is started from.
 *
 * @param project where it is started
 * @param command that starts it
 */
public record Artifact(Path project, List<String> command) {
  private static final String CACHE = "target/quarkus-app/app.aot";

  /** What this build has made: the native binary that the tests are told of, or the jar. */
  public static Artifact built() {
    var project = Path.of("").toAbsolutePath();
    return Optional.ofNullable(System.getProperty("native.image.path"))
        .map(binary -> binary(project, Path.of(binary)))
        .orElseGet(() -> jar(project));
  }

  /** The production jar as it is delivered: with its AOT cache, once one was recorded. */
  public static Artifact jar(Path project) {
    var cache = project.resolve(CACHE);
    return Files.exists(cache) ? java(project, "-XX:AOTCache=" + cache) : jarWithoutCache(project);
  }

  public static Artifact jarWithoutCache(Path project) {
    return java(project);
  }

  /** The production jar; it records its AOT cache when it ends. */
  public static Artifact jarThatRecords(Path project) {
    return java(project, "-XX:AOTCacheOutput=" + project.resolve(CACHE));
  }

  public static Artifact binary(Path project, Path binary) {
    return new Artifact(project, List.of(binary.toString()));
  }

  /** Quarkus' development mode. */
  public static Artifact development(Path project) {
    var command = "./mvnw -q -B -ntp quarkus:dev -Ddebug=false -Dquarkus.console.enabled=false";
    return new Artifact(project, List.of(command.split(" ")));
  }

  private static Artifact java(Path project, String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + project.resolve("bin/jvm.options"));
    command.addAll(List.of(options));
    javaOptions().ifPresent(more -> command.addAll(List.of(more.split(" "))));
    command.add("-jar");
    command.add(project.resolve("target/quarkus-app/quarkus-run.jar").toString());
    return new Artifact(project, command);
  }

  /** Options of the service's JVM beside those it is delivered with, from the environment. */
  public static Optional<String> javaOptions() {
    return Optional.ofNullable(System.getenv("BENCH_JAVA_OPTIONS")).filter(text -> !text.isBlank());
  }
}
