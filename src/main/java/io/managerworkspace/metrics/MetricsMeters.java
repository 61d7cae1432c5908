package io.managerworkspace.metrics;

import io.managerworkspace.metrics.sql.EngineMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** How many metrics questions there are, and how long reading them and writing answers takes. */
@Singleton
public final class MetricsMeters {
  public static final String QUESTIONS = "workspace.metrics.questions";
  public static final String QUERIES = "workspace.metrics.queries";

  private final Counter questions;
  private final Counter queries;
  private final Timer read;
  private final Timer represent;

  MetricsMeters(MeterRegistry registry) {
    questions =
        Counter.builder(QUESTIONS)
            .description("Metrics questions that could be read")
            .register(registry);
    queries =
        Counter.builder(QUERIES)
            .description("Queries that metrics questions sent to the database")
            .register(registry);
    read = EngineMeters.step("read", registry);
    represent = EngineMeters.step("represent", registry);
  }

  /** A question that came at an instant is read. */
  ReadTimes read(long beganNs) {
    questions.increment();
    return new ReadTimes(beganNs, record(read, beganNs));
  }

  /** The database is about to be asked. */
  void queried() {
    queries.increment();
  }

  /** An answer is written; answers how long that took. */
  long represented(long beganNs) {
    return record(represent, beganNs);
  }

  private static long record(Timer timer, long beganNs) {
    long took = System.nanoTime() - beganNs;
    timer.record(took, TimeUnit.NANOSECONDS);
    return took;
  }
}
