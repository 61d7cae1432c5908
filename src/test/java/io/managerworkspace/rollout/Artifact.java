package io.managerworkspace.rollout;

import io.managerworkspace.testsupport.AdminApi;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was built, the jar or the native binary, run as it is delivered on a database. */
record Artifact(EmbeddedPostgres postgres, String database, Path directory) {
  /** Starts it with settings as variables of the environment; it writes to {@code log}. */
  Process start(Path log, Map<String, String> settings) throws IOException {
    var builder = new ProcessBuilder(command());
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("postgres", database));
    environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("WORKSPACE_ADMIN_TOKEN", AdminApi.ADMIN_TOKEN);
    environment.putAll(settings);
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  private static List<String> command() {
    return Optional.ofNullable(System.getProperty("native.image.path"))
        .map(List::of)
        .orElseGet(
            () ->
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + Path.of("bin/jvm.options").toAbsolutePath(),
                    "-jar",
                    Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
  }
}
