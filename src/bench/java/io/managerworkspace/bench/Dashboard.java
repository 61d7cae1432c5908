package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many connections that poll the same few questions, each again as soon as it is answered. */
final class Dashboard {
  static final int CONNECTIONS = 64;
  private static final List<Integer> WINDOWS_HOURS = List.of(1, 4, 12, 24);

  private final Tenant tenant;
  private volatile List<byte[]> current = List.of();
  private volatile boolean stopped;
  private final LongAdder failures = new LongAdder();

  Dashboard(Tenant tenant) {
    this.tenant = tenant;
  }

  /** The 20 questions as of now. */
  private List<byte[]> polls() {
    long now = System.currentTimeMillis();
    return Questions.OF_A_DASHBOARD.stream()
        .flatMap(shape -> WINDOWS_HOURS.stream().map(hours -> shape.last(hours, now)))
        .map(question -> question.request(tenant))
        .toList();
  }

  /** How many bytes an answer has on average. */
  int meanAnswerBytes() {
    try (var wire = new Wire(tenant.port())) {
      return (int)
          polls().stream().mapToInt(poll -> wire.send(poll).body().length).average().orElseThrow();
    }
  }

  /**
   * Answers a second, over all connections. What is asked moves on with the clock each second, as
   * dashboards ask until now.
   *
   * @param port of whoever is to answer
   */
  double answersPerSecond(int port, Duration duration) {
    return answersPerSecond(port, duration, this::polls);
  }

  /** As {@link #answersPerSecond(int, Duration)}, with the same request over and over. */
  double answersPerSecond(int port, Duration duration, byte[] request) {
    return answersPerSecond(port, duration, () -> List.of(request));
  }

  private double answersPerSecond(int port, Duration duration, Supplier<List<byte[]>> requests) {
    current = requests.get();
    stopped = false;
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      long start = System.nanoTime();
      var all =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(i -> threads.submit(() -> poll(port, i)))
              .toList();
      for (long second = 0; second < duration.toSeconds(); second++) {
        Pause.millis(1_000);
        current = requests.get();
      }
      stopped = true;
      long answers = 0;
      for (var each : all) {
        answers += each.get();
      }
      return answers / ((System.nanoTime() - start) / 1e9);
    } catch (InterruptedException | ExecutionException e) {
      throw new CannotGoOnException("Polling failed: " + e.getMessage(), e);
    }
  }

  /** How many polls were not answered with 200, over all rounds. */
  long failures() {
    return failures.sum();
  }

  private long poll(int port, int first) {
    long answers = 0;
    long polled = first;
    try (var wire = new Wire(port)) {
      while (!stopped) {
        var polls = current;
        int status = wire.poll(polls.get((int) (polled % polls.size())));
        polled++;
        if (status == 200) {
          answers++;
        } else {
          failures.increment();
        }
      }
    }
    return answers;
  }
}
