package io.managerworkspace.bench;

import io.managerworkspace.launch.Artifact;
import io.managerworkspace.launch.Postgres;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts services on the bench's database.
 *
 * @param directory of their log
 * @param settings beside the admin token; variables of the environment
 */
record Services(Path project, Path directory, String jdbcUrl, Map<String, String> settings) {
  static final String ADMIN_TOKEN = "bench-admin-token";

  static Services on(Path project, Path directory, Postgres postgres) {
    return new Services(project, directory, postgres.jdbcUrl(), Map.of());
  }

  ServiceProcess startJar() throws IOException {
    return start(Artifact.jar(project));
  }

  /** Starts one and returns when it is ready. */
  ServiceProcess start(Artifact artifact) throws IOException {
    var log = Redirect.appendTo(directory.resolve("service.log").toFile());
    var all = new HashMap<>(settings);
    all.put("WORKSPACE_ADMIN_TOKEN", ADMIN_TOKEN);
    return ServiceProcess.start(artifact, log, jdbcUrl, all).endsWithUs().awaitReady();
  }
}
