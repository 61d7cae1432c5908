package io.managerworkspace.demo;

import io.managerworkspace.launch.Artifact;
import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.ServiceProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** The service below the demo: the production jar or Quarkus' development mode. */
final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Installation installation;
  private final ServiceProcess process;

  private Service(Installation installation, ServiceProcess process) {
    this.installation = installation;
    this.process = process;
  }

  /** Starts it; when it ends, the demo is to stop. */
  static Service start(
      Installation installation, Ports ports, boolean development, String jdbcUrl, Stop stop)
      throws IOException {
    var project = installation.project();
    var process =
        ServiceProcess.start(
            development ? Artifact.development(project) : Artifact.jar(project),
            development ? Redirect.INHERIT : Redirect.to(installation.file("service.log").toFile()),
            jdbcUrl,
            Map.of(
                "QUARKUS_HTTP_HOST",
                hostIn("QUARKUS_HTTP_HOST"),
                "QUARKUS_MANAGEMENT_HOST",
                hostIn("QUARKUS_MANAGEMENT_HOST"),
                "QUARKUS_HTTP_PORT",
                Integer.toString(ports.http()),
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(ports.management()),
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "false",
                "QUARKUS_SHUTDOWN_TIMEOUT",
                // An orderly end closes the port, which live reload wants to go on with.
                development ? "0S" : "10S",
                "WORKSPACE_ADMIN_TOKEN",
                installation.adminToken()));
    LeftBehind.remember(installation, process.handle());
    process.handle().onExit().thenRun(stop::request);
    return new Service(installation, process);
  }

  /** A demo is for this machine, unless whoever starts it says otherwise. */
  private static String hostIn(String variable) {
    return System.getenv().getOrDefault(variable, "localhost");
  }

  /** Returns when the service is ready, or is to stop before that. */
  void awaitReady(Stop stop) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!stop.within(Duration.ofMillis(200)) && !process.isReady()) {
      if (System.nanoTime() > giveUp) {
        throw new CannotGoOnException("The service was not ready in time.");
      }
    }
  }

  /** A service that ends without being asked to is a failure. */
  void failIfEnded(Stop stop) {
    if (!process.isAlive() && !stop.isBySignal()) {
      throw new CannotGoOnException(
          "The service has ended by itself, with exit code %d. %s"
              .formatted(process.awaitEnd(), process.endOfLog()));
    }
  }

  @Override
  public void close() throws IOException {
    LeftBehind.end(process.handle());
    Files.deleteIfExists(installation.file("service.pid"));
  }
}
