package io.managerworkspace.demo;

import io.managerworkspace.launch.CannotGoOnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ends what a launcher that was killed has left running. */
final class LeftBehind {
  private static final String SERVICE = "service.pid";
  private static final long START_TOLERANCE_MS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private LeftBehind() {}

  /** Remembers a process so that the next start can end it, should this one not. */
  static void remember(Installation installation, ProcessHandle process) {
    installation.write(SERVICE, process.pid() + " " + started(process).toEpochMilli());
  }

  static void end(Installation installation) throws IOException {
    installation.read(SERVICE).flatMap(LeftBehind::remembered).ifPresent(LeftBehind::end);
    Files.deleteIfExists(installation.file(SERVICE));
    endPostgres(installation.file(DemoDatabase.DIRECTORY));
  }

  /** Ends a process and what it started: with SIGTERM, and when that does not help, SIGKILL. */
  static void end(ProcessHandle process) {
    var all = Stream.concat(Stream.of(process), process.descendants()).toList();
    process.destroy();
    if (!all.stream().allMatch(each -> ends(each, PATIENCE))) {
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(each -> ends(each, PATIENCE));
    }
  }

  /** Ends the server that works in the directory; a stale pid file would keep a new one out. */
  static void endPostgres(Path directory) throws IOException {
    var pidFile = directory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var server = serverOf(Files.readAllLines(pidFile), directory);
    if (server.isPresent()) {
      // SIGINT: sessions are ended, everything committed is kept.
      new ProcessBuilder("bash", "-c", "kill -INT " + server.get().pid()).start();
      if (!ends(server.get(), PATIENCE)) {
        server.get().destroyForcibly();
        ends(server.get(), PATIENCE);
      }
    }
    Files.deleteIfExists(pidFile);
  }

  /** The first line of the file is the process id; a server works in its data directory. */
  private static Optional<ProcessHandle> serverOf(List<String> lines, Path directory) {
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(process -> worksIn(process, directory));
  }

  private static boolean worksIn(ProcessHandle process, Path directory) {
    try {
      return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), directory);
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<ProcessHandle> remembered(String line) {
    var words = line.split(" ");
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(process -> startedAt(process, Long.parseLong(words[1])));
  }

  /** Ids are used again: only with its time of start does one name a process. */
  private static boolean startedAt(ProcessHandle process, long time) {
    return Math.abs(started(process).toEpochMilli() - time) < START_TOLERANCE_MS;
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static boolean ends(ProcessHandle process, Duration patience) {
    try {
      long giveUp = System.nanoTime() + patience.toNanos();
      while (isRunning(process)) {
        if (System.nanoTime() > giveUp) {
          return false;
        }
        Thread.sleep(50);
      }
      return true;
    } catch (InterruptedException e) {
      throw new CannotGoOnException("Interrupted.", e);
    }
  }

  /** In a container whose first process collects nobody, an ended process stays in the list. */
  private static boolean isRunning(ProcessHandle process) {
    try {
      var state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return process.isAlive() && !state.substring(state.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return process.isAlive();
    }
  }
}
