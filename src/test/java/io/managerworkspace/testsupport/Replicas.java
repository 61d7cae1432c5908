package io.managerworkspace.testsupport;

import io.managerworkspace.launch.Artifact;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Processes of what was built, as it is delivered, on one database.
 *
 * @param directory of their logs
 */
public record Replicas(String jdbcUrl, Path directory) {
  /** Starts one and does not wait. */
  public ServiceProcess start(Map<String, String> settings) throws IOException {
    return start(Artifact.built(), settings);
  }

  /** Starts another artifact and does not wait. */
  public ServiceProcess start(Artifact artifact, Map<String, String> settings) throws IOException {
    var all = new HashMap<>(Map.of("WORKSPACE_ADMIN_TOKEN", AdminApi.ADMIN_TOKEN));
    all.putAll(settings);
    var log = Files.createTempFile(directory, "service-", ".log");
    return ServiceProcess.start(artifact, Redirect.to(log.toFile()), jdbcUrl, all).endsWithUs();
  }
}
