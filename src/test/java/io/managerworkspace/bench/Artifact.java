package io.managerworkspace.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the service is started from.
 *
 * @param command that starts it
 */
record Artifact(List<String> command) {
  private static final String JAR = "target/quarkus-app/quarkus-run.jar";
  private static final String CACHE = "target/quarkus-app/app.aot";

  /** The production jar as it is delivered: with its AOT cache, once one was recorded. */
  static Artifact jar(Path project) {
    var cache = project.resolve(CACHE);
    return Files.exists(cache) ? java(project, "-XX:AOTCache=" + cache) : jarWithoutCache(project);
  }

  static Artifact jarWithoutCache(Path project) {
    return java(project);
  }

  /** The production jar; it records its AOT cache when it ends. */
  static Artifact jarThatRecords(Path project) {
    return java(project, "-XX:AOTCacheOutput=" + project.resolve(CACHE));
  }

  /** The native binary. */
  static Artifact binary(Path binary) {
    return new Artifact(List.of(binary.toString()));
  }

  private static Artifact java(Path project, String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + project.resolve("bin/jvm.options"));
    command.addAll(List.of(options));
    javaOptions().ifPresent(more -> command.addAll(List.of(more.split(" "))));
    command.add("-jar");
    command.add(project.resolve(JAR).toString());
    return new Artifact(command);
  }

  /** Options of the service's JVM beside those it is delivered with, from the environment. */
  static Optional<String> javaOptions() {
    return Optional.ofNullable(System.getenv("BENCH_JAVA_OPTIONS")).filter(text -> !text.isBlank());
  }
}
