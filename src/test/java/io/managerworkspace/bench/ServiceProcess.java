package io.managerworkspace.bench;

import io.managerworkspace.testsupport.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own. */
public final class ServiceProcess implements AutoCloseable {
  static final String ADMIN_TOKEN = "bench-admin-token";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final int port;
  private final int managementPort;
  private final Duration startup;

  private ServiceProcess(Process process, int port, int managementPort, long startedAt) {
    this.process = process;
    this.port = port;
    this.managementPort = managementPort;
    startup = awaitReady(startedAt);
  }

  /** Starts the production jar and returns when it is ready. */
  static ServiceProcess start(Path project, Path directory, Postgres postgres) throws IOException {
    return start(Artifact.jar(project), directory, postgres);
  }

  /** Starts the service and returns when it is ready. */
  static ServiceProcess start(Artifact artifact, Path directory, Postgres postgres)
      throws IOException {
    var settings = Map.of("WORKSPACE_ADMIN_TOKEN", ADMIN_TOKEN);
    return start(artifact, directory, postgres.jdbcUrl(), settings);
  }

  /**
   * Starts the production jar and returns when it is ready.
   *
   * @param directory where it works and writes its log
   * @param settings further variables of its environment
   */
  public static ServiceProcess start(
      Path project, Path directory, String jdbcUrl, Map<String, String> settings)
      throws IOException {
    return start(Artifact.jar(project), directory, jdbcUrl, settings);
  }

  private static ServiceProcess start(
      Artifact artifact, Path directory, String jdbcUrl, Map<String, String> settings)
      throws IOException {
    int port = FreePort.find();
    int managementPort = FreePort.find();
    var builder = new ProcessBuilder(artifact.command()).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("service.log").toFile());
    var environment = builder.environment();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
    environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    environment.putAll(settings);
    long startedAt = System.nanoTime();
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ServiceProcess(process, port, managementPort, startedAt);
  }

  private Duration awaitReady(long startedAt) {
    var request = Wire.request("GET", "/q/health/ready", "", "", "");
    while (process.isAlive() && System.nanoTime() - startedAt < PATIENCE.toNanos()) {
      try (var wire = new Wire(managementPort)) {
        if (wire.send(request).status() == 200) {
          return Duration.ofNanos(System.nanoTime() - startedAt);
        }
      } catch (UncheckedIOException e) {
        // It does not listen yet.
      }
      Pause.millis(2);
    }
    throw new BenchException("The service did not become ready; see service.log.");
  }

  /** From the start of the process to the first answer that says it is ready. */
  Duration startup() {
    return startup;
  }

  public int port() {
    return port;
  }

  public int managementPort() {
    return managementPort;
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  long pid() {
    return process.pid();
  }

  /** Resident memory, in MiB. */
  double residentMiB() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    close(Duration.ofSeconds(30));
  }

  /** Ends the service, by force when it takes longer. */
  void close(Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new BenchException("Interrupted.", e);
    }
  }
}
