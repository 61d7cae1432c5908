package io.managerworkspace.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How long ago each step of housekeeping succeeded, and what it could not drop yet. */
@Singleton
public final class HousekeepingMeters {
  private static final double SECOND_MS = TimeUnit.SECONDS.toMillis(1);

  /** A step, on which no other depends. */
  enum Step {
    PARTITIONS,
    EVENT_IDS,
    ROWS,
    DROPS;

    /** As in the label {@code step}. */
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Clock clock;
  private final Map<Step, AtomicLong> done = new EnumMap<>(Step.class);
  private final AtomicInteger overdue = new AtomicInteger();

  HousekeepingMeters(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    for (var step : Step.values()) {
      // One that never succeeds ages from the start on.
      var since = new AtomicLong(clock.millis());
      done.put(step, since);
      Gauge.builder("workspace.housekeeping.age", since, this::ageSeconds)
          .tag("step", step.label())
          .baseUnit("seconds")
          .description("Time since the step was last done, or since the start")
          .strongReference(true)
          .register(registry);
    }
    Gauge.builder("workspace.housekeeping.overdue", overdue, AtomicInteger::get)
        .baseUnit("partitions")
        .description("Partitions past their retention that are still there")
        .strongReference(true)
        .register(registry);
  }

  void done(Step step) {
    done.get(step).set(clock.millis());
  }

  void overdue(int partitions) {
    overdue.set(partitions);
  }

  private double ageSeconds(AtomicLong since) {
    return (clock.millis() - since.get()) / SECOND_MS;
  }
}
