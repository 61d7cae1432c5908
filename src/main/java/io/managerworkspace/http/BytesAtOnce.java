package io.managerworkspace.http;

import io.managerworkspace.model.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes that requests of one kind may take of the heap at the same time, on this node, and of
 * them those that one account may take: it cannot keep others out by sending slowly.
 */
final class BytesAtOnce {
  private final long most;
  private final long mostOfOne;
  private final Map<String, Long> heldByOne = new HashMap<>();
  private volatile long held;
  private final Counter refused;

  /**
   * @param kind the requests' name in the process metrics
   * @param mostOfOne how many of them one account may take
   */
  BytesAtOnce(String kind, long most, long mostOfOne, MeterRegistry meters) {
    if (most < 1) {
      throw new IllegalStateException("bytes-at-once must be 1 or more");
    }
    this.most = most;
    this.mostOfOne = mostOfOne;
    Gauge.builder("workspace.bodies.held", this, BytesAtOnce::held)
        .description("Room that the bodies in progress take")
        .baseUnit("bytes")
        .tag("kind", kind)
        .register(meters);
    refused =
        Counter.builder("workspace.bodies.refused")
            .description("Requests answered with 503 because their bodies had no room")
            .tag("kind", kind)
            .register(meters);
  }

  /** What one request has been given; back it goes once, however often it is closed. */
  final class Place implements AutoCloseable {
    private final String accountId;
    private long bytes;
    private boolean closed;

    private Place(String accountId) {
      this.accountId = accountId;
    }

    /**
     * Takes more, or gives some back, until it has so many.
     *
     * @throws UnavailableException when there are no more; what was taken stays
     */
    synchronized void resize(long size) {
      if (!closed) {
        add(accountId, bytes, size - bytes);
        bytes = size;
      }
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        add(accountId, bytes, -bytes);
      }
    }
  }

  /**
   * Takes bytes for a request of an account.
   *
   * @throws UnavailableException when others leave too few
   */
  Place take(String accountId, long bytes) {
    var place = new Place(accountId);
    place.resize(bytes);
    return place;
  }

  /** Who is alone gets whatever it needs, since nothing would be free later that is not now. */
  private synchronized void add(String accountId, long own, long more) {
    long ofOne = heldByOne.getOrDefault(accountId, 0L);
    if (!fits(held, own, more, most) || !fits(ofOne, own, more, mostOfOne)) {
      refused.increment();
      // Once a body is done there is room; how long that takes nobody knows.
      throw new UnavailableException("There is no room for another body now; try again soon.", 1);
    }
    held += more;
    heldByOne.compute(accountId, (_, _) -> ofOne + more == 0 ? null : ofOne + more);
  }

  private static boolean fits(long now, long own, long more, long most) {
    return more <= 0 || now == own || now + more <= most;
  }

  private long held() {
    return held;
  }
}
