package io.managerworkspace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CPU time that processes have taken, in seconds, as Linux counts it. */
final class CpuTime {
  private static final double TICKS_PER_SECOND = 100;

  /** Of the fields behind the name: user and system time, and both of children that have ended. */
  private static final int USER = 11;

  private CpuTime() {}

  /** Of the process and of all that it has started. */
  static double of(ProcessHandle process) {
    return ticks(process.pid(), 4) / TICKS_PER_SECOND
        + process.children().mapToDouble(child -> ticks(child.pid(), 2)).sum() / TICKS_PER_SECOND;
  }

  /** Of the PostgreSQL with its data in a directory. */
  static double ofPostgres(Path data) {
    try {
      var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
      return of(ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long ticks(long pid, int fields) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long sum = 0;
      for (int field = USER; field < USER + fields; field++) {
        sum += Long.parseLong(values[field]);
      }
      return sum;
    } catch (IOException _) {
      // It has ended: its parent has its time.
      return 0;
    }
  }
}
