package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One connection that sends a request at a steady pace and notes how long each answer took. When
 * its replica is gone it goes on with the next one and sends the request again.
 */
final class Lane {
  private final List<Integer> ports;
  private final long everyMs;
  private final IntFunction<byte[]> requests;
  private final List<Double> millis = new ArrayList<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile String failure = "";
  private Wire wire;
  private int replica;

  private Lane(List<Integer> ports, int first, long everyMs, IntFunction<byte[]> requests) {
    this.ports = ports;
    this.everyMs = everyMs;
    this.requests = requests;
    replica = first;
    thread = Thread.ofVirtual().unstarted(this::run);
  }

  /**
   * Starts one.
   *
   * @param ports of the replicas
   * @param first number of the replica that it begins with
   * @param everyMs 0: again as soon as it is answered
   * @param requests by their number
   */
  static Lane start(List<Integer> ports, int first, long everyMs, IntFunction<byte[]> requests) {
    var lane = new Lane(ports, first, everyMs, requests);
    lane.thread.start();
    return lane;
  }

  private void run() {
    try {
      long next = System.currentTimeMillis();
      for (int number = 0; !stopped; number++) {
        var request = requests.apply(number);
        long began = System.nanoTime();
        send(request);
        note((System.nanoTime() - began) / 1e6);
        next += everyMs;
        Pause.millis(Math.max(0, next - System.currentTimeMillis()));
      }
    } catch (RuntimeException e) {
      failure = e.toString();
    } finally {
      hangUp();
    }
  }

  private void send(byte[] request) {
    Wire.Answer answer = null;
    for (int trial = 0; answer == null; trial++) {
      try {
        if (wire == null) {
          wire = new Wire(ports.get(replica % ports.size()));
        }
        answer = wire.send(request);
      } catch (UncheckedIOException e) {
        if (trial > ports.size()) {
          throw e;
        }
        hangUp();
        replica++;
      }
    }
    if (answer.status() != 200 || answer.text().contains("\"rejected\":[{")) {
      throw new CannotGoOnException(answer.head() + answer.text());
    }
  }

  private void hangUp() {
    if (wire != null) {
      wire.close();
      wire = null;
    }
  }

  private synchronized void note(double took) {
    millis.add(took);
  }

  /** The times since this was last asked. */
  private synchronized double[] take() {
    if (!failure.isEmpty()) {
      throw new CannotGoOnException("What was to be measured failed: " + failure);
    }
    var taken = millis.stream().mapToDouble(Double::doubleValue).toArray();
    millis.clear();
    return taken;
  }

  /** The times of all of them since this was last asked. */
  static Timings timings(List<Lane> lanes) {
    return Timings.of(lanes.stream().flatMapToDouble(lane -> Arrays.stream(lane.take())).toArray());
  }

  static void stop(List<Lane> lanes) {
    lanes.forEach(lane -> lane.stopped = true);
    try {
      for (var lane : lanes) {
        lane.thread.join();
      }
    } catch (InterruptedException e) {
      throw new CannotGoOnException("Interrupted.", e);
    }
  }
}
