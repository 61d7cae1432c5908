package io.managerworkspace.rollup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the roll-up is, and what it costs. Ages are taken when somebody looks, so that they grow
 * when the jobs do not run any more.
 */
@Singleton
public final class RollupMeters {
  private static final long UNKNOWN = Long.MIN_VALUE;
  private static final double SECOND_MS = TimeUnit.SECONDS.toMillis(1);

  private final Clock clock;
  private final AtomicLong oldestWatermark = new AtomicLong(UNKNOWN);
  private final Timer run;
  private final Counter failures;
  private final Counter repairs;
  private final Counter mended;

  RollupMeters(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    age("workspace.rollup.age", oldestWatermark, "Age of the oldest account's watermark")
        .register(registry);
    run =
        Timer.builder("workspace.rollup.run")
            .description("Duration of a roll-up of all accounts")
            .register(registry);
    failures =
        counter("workspace.rollup.failures", "Accounts that a run left to the next run")
            .register(registry);
    repairs =
        counter("workspace.rollup.repairs", "Facts that came or went after their minute was summed")
            .register(registry);
    mended =
        counter(
                "workspace.counts.mended",
                "Counts, configurations and states in current values that were set right")
            .register(registry);
  }

  /** Current values were wrong. */
  public void mended(int rows) {
    mended.increment(rows);
  }

  /** Facts before the watermark came or went, and the sums with them. */
  public void repaired(int facts) {
    repairs.increment(facts);
  }

  public void failed() {
    failures.increment();
  }

  public void ran(long beganNs) {
    run.record(System.nanoTime() - beganNs, TimeUnit.NANOSECONDS);
  }

  /** Epoch ms of the watermark that is the furthest behind; empty when no account has one. */
  public void oldestWatermark(Optional<Long> time) {
    oldestWatermark.set(time.orElse(UNKNOWN));
  }

  private Gauge.Builder<?> age(String name, AtomicLong since, String description) {
    return Gauge.builder(name, since, this::ageSeconds)
        .baseUnit("seconds")
        .description(description)
        // What it looks at is held by this object alone.
        .strongReference(true);
  }

  private double ageSeconds(AtomicLong since) {
    long time = since.get();
    return time == UNKNOWN ? Double.NaN : (clock.millis() - time) / SECOND_MS;
  }

  private static Counter.Builder counter(String name, String description) {
    return Counter.builder(name).description(description);
  }
}
