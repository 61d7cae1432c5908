package io.managerworkspace.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service, as a process of its own: the production jar or Quarkus' development mode. */
final class Service implements AutoCloseable {
  private static final String LOG = "service.log";
  private static final int LOG_LINES_TO_SHOW = 25;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Installation installation;
  private final Ports ports;
  private final boolean development;
  private Process process;

  Service(Installation installation, Ports ports, boolean development) {
    this.installation = installation;
    this.ports = ports;
    this.development = development;
  }

  /** Returns when the service is ready, or is to stop before that. */
  void start(String jdbcUrl, Stop stop) throws IOException {
    var builder = new ProcessBuilder(command()).directory(installation.project().toFile());
    builder.environment().putAll(settings(jdbcUrl));
    // A demo is for this machine, unless whoever starts it says otherwise.
    builder.environment().putIfAbsent("QUARKUS_HTTP_HOST", "localhost");
    builder.environment().putIfAbsent("QUARKUS_MANAGEMENT_HOST", "localhost");
    // Without a terminal to read from, Quarkus' console leaves Ctrl-C to the launcher.
    builder.redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true);
    builder.redirectOutput(
        development ? Redirect.INHERIT : Redirect.to(installation.file(LOG).toFile()));
    process = builder.start();
    LeftBehind.remember(installation, process.toHandle());
    process.onExit().thenRun(stop::request);
    awaitReady(stop);
  }

  /** A service that ends without being asked to is a failure. */
  void failIfEnded(Stop stop) throws IOException {
    if (!process.isAlive() && !stop.isBySignal()) {
      if (!development) {
        showEndOfLog();
      }
      throw new DemoException(
          "The service has ended by itself, with exit code %d.".formatted(process.exitValue()));
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      LeftBehind.end(process.toHandle());
      Files.deleteIfExists(installation.file("service.pid"));
    }
  }

  private void showEndOfLog() throws IOException {
    var lines = Files.readAllLines(installation.file(LOG));
    System.err.printf("The end of .data/%s:%n", LOG);
    lines.stream().skip(Math.max(0, lines.size() - LOG_LINES_TO_SHOW)).forEach(System.err::println);
  }

  private List<String> command() {
    if (development) {
      return List.of(
          "./mvnw",
          "-q",
          "-B",
          "-ntp",
          "quarkus:dev",
          "-Ddebug=false",
          "-Dquarkus.console.enabled=false");
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jar = installation.project().resolve("target/quarkus-app/quarkus-run.jar").toString();
    var options = "@" + installation.project().resolve("bin/jvm.options");
    var cache = installation.project().resolve("target/quarkus-app/app.aot");
    return Files.exists(cache)
        ? List.of(java, options, "-XX:AOTCache=" + cache, "-jar", jar)
        : List.of(java, options, "-jar", jar);
  }

  private Map<String, String> settings(String jdbcUrl) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL",
        jdbcUrl,
        "QUARKUS_DATASOURCE_USERNAME",
        "postgres",
        "QUARKUS_DATASOURCE_PASSWORD",
        "postgres",
        "QUARKUS_HTTP_PORT",
        Integer.toString(ports.http()),
        "QUARKUS_MANAGEMENT_PORT",
        Integer.toString(ports.management()),
        "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
        "false",
        "QUARKUS_SHUTDOWN_TIMEOUT",
        "10S",
        "WORKSPACE_ADMIN_TOKEN",
        installation.adminToken());
  }

  private void awaitReady(Stop stop) {
    var request =
        HttpRequest.newBuilder(ports.managementUrl().resolve("/q/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    try (var client = HttpClient.newHttpClient()) {
      while (!stop.within(Duration.ofMillis(200))) {
        if (System.nanoTime() > giveUp) {
          throw new DemoException("The service was not ready in time.");
        }
        if (isUp(client, request)) {
          return;
        }
      }
    }
  }

  private static boolean isUp(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new DemoException("Interrupted.", e);
    }
  }
}
