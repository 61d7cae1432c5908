package io.managerworkspace.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The service as a process of its own. */
public final class ServiceProcess implements AutoCloseable {
  private static final String PORT = "QUARKUS_HTTP_PORT";
  private static final String MANAGEMENT_PORT = "QUARKUS_MANAGEMENT_PORT";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(30);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(2);
  private static final int PROBE_TIMEOUT_MS = 4_000;
  private static final int LINES_TO_SHOW = 25;

  private final Process process;
  private final Redirect output;
  private final long startedAt;
  private final int port;
  private final int managementPort;
  private Duration startup;

  private ServiceProcess(
      Process process, Redirect output, long startedAt, Map<String, String> settings) {
    this.process = process;
    this.output = output;
    this.startedAt = startedAt;
    port = Integer.parseInt(settings.get(PORT));
    managementPort = Integer.parseInt(settings.get(MANAGEMENT_PORT));
  }

  /**
   * Starts it and does not wait. Unless the settings say otherwise, it listens for this machine
   * only and at ports that nobody has.
   *
   * @param settings variables of its environment
   */
  public static ServiceProcess start(
      Artifact artifact, Redirect output, String jdbcUrl, Map<String, String> settings)
      throws IOException {
    var all = new HashMap<String, String>();
    all.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
    all.put("QUARKUS_DATASOURCE_USERNAME", Postgres.USER);
    all.put("QUARKUS_DATASOURCE_PASSWORD", Postgres.PASSWORD);
    all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    all.put(PORT, Integer.toString(FreePort.find()));
    all.put(MANAGEMENT_PORT, Integer.toString(FreePort.find()));
    all.putAll(settings);
    var builder = new ProcessBuilder(artifact.command()).directory(artifact.project().toFile());
    builder.environment().putAll(all);
    // Without a terminal to read from, Quarkus' console leaves Ctrl-C to whoever started it.
    builder.redirectInput(new File("/dev/null")).redirectErrorStream(true).redirectOutput(output);
    long startedAt = System.nanoTime();
    return new ServiceProcess(builder.start(), output, startedAt, all);
  }

  /** Ends, by force, when this process does. */
  public ServiceProcess endsWithUs() {
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return this;
  }

  public ServiceProcess awaitReady() {
    while (!isReady()) {
      if (!isAlive() || System.nanoTime() - startedAt > PATIENCE.toNanos()) {
        throw new CannotGoOnException("The service did not become ready. " + endOfLog());
      }
      LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
    }
    startup = Duration.ofNanos(System.nanoTime() - startedAt);
    return this;
  }

  /** From its start until it was seen to be ready. */
  public Duration startup() {
    return startup;
  }

  /** Its own word, as the platform asks for it. */
  public boolean isReady() {
    try {
      var connection = (HttpURLConnection) health("ready").toURL().openConnection();
      connection.setConnectTimeout(PROBE_TIMEOUT_MS);
      connection.setReadTimeout(PROBE_TIMEOUT_MS);
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /** Where it tells of its health: {@code live} or {@code ready}. */
  public URI health(String check) {
    return URI.create("http://127.0.0.1:%d/q/health/%s".formatted(managementPort, check));
  }

  /** The address of one of its paths. */
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port).resolve(path);
  }

  public int port() {
    return port;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The lines that it has logged so far; none where the output is no file. */
  public List<String> log() {
    try {
      return output.file() == null ? List.of() : Files.readAllLines(output.file().toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines that it has logged, for whom it disappoints. */
  public String endOfLog() {
    var lines = log();
    var last = lines.subList(Math.max(0, lines.size() - LINES_TO_SHOW), lines.size());
    return last.isEmpty() ? "" : "The end of its log:\n" + String.join("\n", last);
  }

  /** Resident memory, in MiB. */
  public double residentMiB() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
        .findFirst()
        .orElseThrow();
  }

  /** CPU time so far. */
  public Duration cpu() {
    return handle().info().totalCpuDuration().orElseThrow();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Its exit status, once it has ended. */
  public int awaitEnd() {
    return process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join().exitValue();
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, and force where that takes too long. */
  @Override
  public void close() {
    terminate();
    process
        .onExit()
        .completeOnTimeout(process, PATIENCE_AT_END.toSeconds(), TimeUnit.SECONDS)
        .join();
    kill();
  }
}
