package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import java.time.Duration;
import java.util.Arrays;

/** How long something took, each time it was done. */
final class Timings {
  /** Something that can be done again and again, each time a little differently. */
  @FunctionalInterface
  interface Task {
    void run(int number) throws Exception;
  }

  private static final int FEWEST = 5;

  private final double[] millis;

  private Timings(double[] millis) {
    this.millis = millis;
    Arrays.sort(millis);
  }

  static Timings of(double[] millis) {
    return new Timings(millis);
  }

  /**
   * Times several things in turn, so that what else happens on the machine meets all of them. Ends
   * early, but not before five times, when the patience is over.
   *
   * @param first the number of the first time; the next ones go up from it
   */
  static Timings[] inTurn(int first, int times, Duration patience, Task... tasks) {
    var millis = new double[tasks.length][times];
    long giveUp = System.nanoTime() + patience.toNanos();
    int done = 0;
    while (done < times && (done < FEWEST || System.nanoTime() < giveUp)) {
      for (int task = 0; task < tasks.length; task++) {
        millis[task][done] = time(tasks[task], first + done);
      }
      done++;
    }
    int count = done;
    return Arrays.stream(millis)
        .map(all -> new Timings(Arrays.copyOf(all, count)))
        .toArray(Timings[]::new);
  }

  private static double time(Task task, int number) {
    long start = System.nanoTime();
    try {
      task.run(number);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CannotGoOnException("What was to be measured failed: " + e.getMessage(), e);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  double percentile(int percent) {
    return millis[Math.min(millis.length - 1, millis.length * percent / 100)];
  }

  int count() {
    return millis.length;
  }

  double p50() {
    return percentile(50);
  }

  double p99() {
    return percentile(99);
  }
}
