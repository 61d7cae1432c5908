package io.managerworkspace.metrics.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** What streams do. How many there are, and of how many questions, those tell who hold them. */
@Startup
@Singleton
final class LiveMeters {
  private final Counter events;
  private final Counter skipped;
  private final Counter stuck;

  LiveMeters(MeterRegistry meters) {
    events =
        Counter.builder("workspace.live.events")
            .description("Answers that were sent on live streams")
            .register(meters);
    skipped =
        Counter.builder("workspace.live.skipped")
            .description("Times that a stream had an answer for a reader who was still at the last")
            .register(meters);
    stuck =
        Counter.builder("workspace.live.stuck")
            .description("Streams that were closed because their reader read nothing for long")
            .register(meters);
  }

  void sent() {
    events.increment();
  }

  void skipped() {
    skipped.increment();
  }

  void stuck() {
    stuck.increment();
  }
}
