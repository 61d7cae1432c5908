package io.managerworkspace.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the service among several. */
final class Replica implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PROBE_TIMEOUT_MS = 4_000;

  private final Process process;
  private final Path log;
  private final URI api;
  private final URI readiness;

  private Replica(Process process, Path log, URI api, URI readiness) {
    this.process = process;
    this.log = log;
    this.api = api;
    this.readiness = readiness;
  }

  static Replica start(Artifact artifact, Map<String, String> settings) throws IOException {
    int port = FreePort.find();
    int managementPort = FreePort.find();
    var all = new HashMap<>(settings);
    all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    var log = Files.createTempFile(artifact.directory(), "replica-", ".log");
    return new Replica(
        artifact.start(log, all),
        log,
        URI.create("http://127.0.0.1:" + port),
        URI.create("http://127.0.0.1:%d/q/health/ready".formatted(managementPort)));
  }

  Replica awaitReady() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      assertThat(process.isAlive()).as(this::logged).isTrue();
      assertThat(System.nanoTime()).as("ready in time").isLessThan(until);
      Thread.sleep(50);
    }
    return this;
  }

  /** What it has logged, for whom it disappoints. */
  String logged() {
    return "alive, which has logged:\n" + String.join("\n", log());
  }

  /** The lines that it has logged so far. */
  List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its own word, as the platform asks for it. */
  boolean isReady() {
    try {
      var connection = (HttpURLConnection) readiness.toURL().openConnection();
      connection.setConnectTimeout(PROBE_TIMEOUT_MS);
      connection.setReadTimeout(PROBE_TIMEOUT_MS);
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The address of one of its paths. */
  URI at(String path) {
    return api.resolve(path);
  }

  /** SIGTERM, and the wait for its end. */
  void stop() throws InterruptedException {
    terminate();
    awaitEnd();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Answers its exit status. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** SIGKILL. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
