package io.managerworkspace.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** What became of what was sent, how long it took, and how old it was. */
@Startup
@Singleton
final class IngestMeters {
  private final Counter accepted;
  private final Counter duplicates;
  private final Counter rejected;
  private final Counter events;
  private final Counter refolds;
  private final Timer batch;
  private final Timer lag;

  IngestMeters(MeterRegistry registry) {
    accepted = items("accepted", registry);
    duplicates = items("duplicate", registry);
    rejected = items("rejected", registry);
    events =
        Counter.builder("workspace.ingest.events")
            .description("New events that were stored")
            .register(registry);
    refolds =
        Counter.builder("workspace.ingest.refolds")
            .description("Conversations folded again because an event came late")
            .register(registry);
    batch =
        Timer.builder("workspace.ingest.batch")
            .description("Time from the items of a call to their commit")
            .register(registry);
    lag =
        Timer.builder("workspace.ingest.lag")
            .description("Age of the youngest new event of a call at its commit")
            .register(registry);
  }

  private static Counter items(String outcome, MeterRegistry registry) {
    return Counter.builder("workspace.ingest.items")
        .description("Items of ingestion calls by outcome")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** A call's items are committed. */
  void committed(BatchOutcome taken, long tookNs, long now) {
    accepted.increment(taken.answer().accepted());
    duplicates.increment(taken.answer().duplicates());
    rejected.increment(taken.answer().rejected().size());
    events.increment(taken.events());
    refolds.increment(taken.refolds());
    batch.record(tookNs, TimeUnit.NANOSECONDS);
    taken.youngest().ifPresent(time -> lag.record(Math.max(0, now - time), TimeUnit.MILLISECONDS));
  }
}
