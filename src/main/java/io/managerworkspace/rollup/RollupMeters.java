package io.managerworkspace.rollup;

import io.managerworkspace.model.Grain;
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
  private final AtomicLong oldestUnsummed = new AtomicLong(UNKNOWN);
  private final Timer run;
  private final Counter failures;
  private final Counter repairs;
  private final Counter mended;

  RollupMeters(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    Gauge.builder("workspace.rollup.age", this, RollupMeters::ageSeconds)
        .baseUnit("seconds")
        .description("Since when the oldest minute with facts that are not summed is over")
        // What it looks at is held by this object alone.
        .strongReference(true)
        .register(registry);
    run =
        Timer.builder("workspace.rollup.run")
            .description("Duration of a roll-up of the accounts that are due")
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

  /**
   * What a run has left.
   *
   * @param minute the begin of the first one with facts that no sum has; empty: all are summed
   */
  public void oldestUnsummed(Optional<Long> minute) {
    oldestUnsummed.set(minute.orElse(clock.millis()));
  }

  private double ageSeconds() {
    long minute = oldestUnsummed.get();
    return minute == UNKNOWN
        ? Double.NaN
        : Math.max(0, clock.millis() - minute - Grain.MINUTE.lengthMs()) / SECOND_MS;
  }

  private static Counter.Builder counter(String name, String description) {
    return Counter.builder(name).description(description);
  }
}
