package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.query.Method;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How many questions there are of each method, and how long the steps to their answers take. */
@Singleton
public final class QuestionMeters {
  public static final String QUESTIONS = "workspace.metrics.questions";
  public static final String QUERIES = "workspace.metrics.queries";

  private static final String QUESTION = "question";

  private final Map<Method, Map<Step, Timer>> timers = new EnumMap<>(Method.class);

  public QuestionMeters(MeterRegistry registry) {
    for (var method : Method.values()) {
      timers.put(method, timers(method, registry));
    }
  }

  private static Map<Step, Timer> timers(Method method, MeterRegistry registry) {
    var timers = new EnumMap<Step, Timer>(Step.class);
    for (var step : Step.values()) {
      timers.put(
          step,
          Timer.builder("workspace.metrics.steps")
              .description("Duration of the steps of questions")
              .tag(QUESTION, method.toString())
              .tag("step", step.toString())
              .register(registry));
    }
    FunctionCounter.builder(QUESTIONS, timers.get(Step.READ), Timer::count)
        .description("Questions that could be read")
        .tag(QUESTION, method.toString())
        .register(registry);
    FunctionCounter.builder(QUERIES, timers.get(Step.PLAN), Timer::count)
        .description("Queries that questions sent to the database")
        .tag(QUESTION, method.toString())
        .register(registry);
    return timers;
  }

  /** The steps from a request to its answer. */
  public enum Step {
    READ,
    PLAN,
    /** Waiting for a connection included. */
    DATABASE,
    REPRESENT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Begins to time steps that follow on each other. */
  public Steps begin(Method method) {
    return new Steps(timers.get(method));
  }

  /** What steps took that one thread took one after another. */
  public static final class Steps {
    private final Map<Step, Timer> timers;
    private final Map<Step, Long> took = new EnumMap<>(Step.class);
    private final long beganNs = System.nanoTime();
    private long endedNs = beganNs;

    private Steps(Map<Step, Timer> timers) {
      this.timers = timers;
    }

    /** A step ends now, which began when the last one ended. */
    public void ended(Step step) {
      long now = System.nanoTime();
      took.put(step, now - endedNs);
      timers.get(step).record(now - endedNs, TimeUnit.NANOSECONDS);
      endedNs = now;
    }

    /** Nanoseconds that each step took. */
    public Map<Step, Long> took() {
      return took;
    }

    /** By {@link System#nanoTime}. */
    public long beganNs() {
      return beganNs;
    }
  }
}
