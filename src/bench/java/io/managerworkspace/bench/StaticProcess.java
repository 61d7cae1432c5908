package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import io.managerworkspace.launch.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The static server as a process of its own. */
final class StaticProcess implements AutoCloseable {
  private static final int TRIALS = 200;

  private final Process process;
  private final int port;

  private StaticProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Returns when it answers, with that many bytes. */
  static StaticProcess start(Path directory, int bytes) throws IOException {
    var answer = directory.resolve("answer-%d.json".formatted(bytes));
    Files.writeString(answer, "[\"" + "x".repeat(bytes - 4) + "\"]");
    int port = FreePort.find();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StaticServer.class.getName(),
                Integer.toString(port),
                answer.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("static-%d.log".formatted(bytes)).toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    var server = new StaticProcess(process, port);
    server.awaitAnswer();
    return server;
  }

  private void awaitAnswer() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Pause.millis(50);
      try (var wire = new Wire(port)) {
        wire.send(Wire.request("GET", "/", "", "", ""));
        return;
      } catch (UncheckedIOException e) {
        // It does not listen yet.
      }
    }
    throw new CannotGoOnException("The static server does not answer; see its log.");
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
