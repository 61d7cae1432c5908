package io.managerworkspace.http.observation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process metrics of HTTP. They are ours and not the framework's, which names a request that
 * meets no resource by its path, and looks a meter up by freshly made tags for each request.
 */
@Singleton
final class HttpMeters {
  /** How long requests took, from their first line to the end of the answer. */
  static final String REQUESTS = "http.server.requests";

  private record Key(String method, String route, int status) {}

  private final MeterRegistry registry;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
  private final AtomicInteger active = new AtomicInteger();

  HttpMeters(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("http.server.active", active, AtomicInteger::get)
        .description("Requests in progress")
        .register(registry);
  }

  void began() {
    active.incrementAndGet();
  }

  void ended(Exchange.End end) {
    timers
        .computeIfAbsent(new Key(end.method(), end.route(), end.status()), this::timer)
        .record(end.nanos(), TimeUnit.NANOSECONDS);
  }

  void left() {
    active.decrementAndGet();
  }

  private Timer timer(Key key) {
    return Timer.builder(REQUESTS)
        .description("Duration of requests, up to the end of their answer")
        .tag("method", key.method())
        .tag("uri", key.route())
        .tag("status", Integer.toString(key.status()))
        .register(registry);
  }
}
