package io.managerworkspace.metrics.sql;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** How long the engine's steps take. */
@Singleton
public final class EngineMeters {
  private final Timer plan;
  private final Timer database;

  EngineMeters(MeterRegistry registry) {
    plan = step("plan", registry);
    database = step("database", registry);
  }

  /** The timer of one step of a metrics question; each step is timed where it is taken. */
  public static Timer step(String step, MeterRegistry registry) {
    return Timer.builder("workspace.metrics.steps")
        .description("Duration of the steps of metrics questions")
        .tag("step", step)
        .register(registry);
  }

  /** Took a plan and a statement up to one instant and the database up to the next. */
  MetricsAnswer.Took took(long beganNs, long plannedNs, long endedNs) {
    var took = new MetricsAnswer.Took(plannedNs - beganNs, endedNs - plannedNs);
    plan.record(took.planNs(), TimeUnit.NANOSECONDS);
    database.record(took.databaseNs(), TimeUnit.NANOSECONDS);
    return took;
  }
}
