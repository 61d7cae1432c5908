package io.managerworkspace.bench;

import java.util.Arrays;

/** How long something took, each time it was done. */
final class Timings {
  /** Something that can be done again and again, each time a little differently. */
  @FunctionalInterface
  interface Task {
    void run(int number) throws Exception;
  }

  private final double[] millis;

  private Timings(double[] millis) {
    this.millis = millis;
    Arrays.sort(millis);
  }

  /**
   * Times several things in turn, so that what else happens on the machine meets all of them.
   *
   * @param times that each is timed; numbers go up from {@code first}
   */
  static Timings[] inTurn(int first, int times, Task... tasks) {
    var millis = new double[tasks.length][times];
    for (int i = 0; i < times; i++) {
      for (int task = 0; task < tasks.length; task++) {
        millis[task][i] = time(tasks[task], first + i);
      }
    }
    return Arrays.stream(millis).map(Timings::new).toArray(Timings[]::new);
  }

  private static double time(Task task, int number) {
    long start = System.nanoTime();
    try {
      task.run(number);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new BenchException("What was to be measured failed: " + e.getMessage(), e);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  double percentile(int percent) {
    return millis[Math.min(millis.length - 1, millis.length * percent / 100)];
  }

  double p50() {
    return percentile(50);
  }

  double p99() {
    return percentile(99);
  }
}
