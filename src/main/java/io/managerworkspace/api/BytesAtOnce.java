package io.managerworkspace.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes that requests of one kind may take of the heap at the same time, on this node. */
final class BytesAtOnce {
  private final long most;
  private final AtomicLong held = new AtomicLong();
  private final Counter refused;

  /**
   * @param kind the requests' name in the process metrics
   */
  BytesAtOnce(String kind, long most, MeterRegistry meters) {
    if (most < 1) {
      throw new IllegalStateException("bytes-at-once must be 1 or more");
    }
    this.most = most;
    Gauge.builder("workspace.bodies.held", held, AtomicLong::get)
        .description("Bytes that are set aside for the bodies being worked at")
        .baseUnit("bytes")
        .tag("kind", kind)
        .register(meters);
    refused =
        Counter.builder("workspace.bodies.refused")
            .description("Requests that were answered with 503 for want of room for their bodies")
            .tag("kind", kind)
            .register(meters);
  }

  /** What one request has been given; back it goes once, however often it is closed. */
  final class Place implements AutoCloseable {
    private long bytes;
    private boolean closed;

    /**
     * Takes more, or gives some back, until it has so many.
     *
     * @throws TooManyBytesException when there are no more; what was taken stays
     */
    synchronized void resize(long size) {
      if (!closed) {
        add(bytes, size - bytes);
        bytes = size;
      }
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        held.addAndGet(-bytes);
      }
    }
  }

  /**
   * Takes bytes for a request.
   *
   * @throws TooManyBytesException when others leave too few
   */
  Place take(long bytes) {
    var place = new Place();
    place.resize(bytes);
    return place;
  }

  /** Who is alone gets whatever it needs, since nothing would be free later that is not now. */
  private void add(long own, long more) {
    long before = held.getAndUpdate(now -> fits(now, own, more) ? now + more : now);
    if (!fits(before, own, more)) {
      refused.increment();
      throw new TooManyBytesException();
    }
  }

  private boolean fits(long now, long own, long more) {
    return more <= 0 || now == own || now + more <= most;
  }
}
