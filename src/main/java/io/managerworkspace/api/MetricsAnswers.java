package io.managerworkspace.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.engine.MetricsEngine;
import io.managerworkspace.query.MetricsQuery;
import io.managerworkspace.query.MetricsSettings;
import io.managerworkspace.store.AccountChanges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The engine's answers as they are written, of one query for all who ask the same. */
@Singleton
class MetricsAnswers {
  /** Counts questions that could be read; the metrics of this process. */
  static final String QUESTIONS = "workspace.metrics.questions";

  /** Counts those of them that the database was asked. */
  static final String QUERIES = "workspace.metrics.queries";

  private final MetricsEngine engine;
  private final ObjectMapper json;
  private final RepeatedQuestions repeated;
  private final Counter questions;
  private final Counter queries;

  MetricsAnswers(
      MetricsEngine engine,
      AccountChanges changes,
      MetricsSettings settings,
      ObjectMapper json,
      MeterRegistry meters) {
    this.engine = engine;
    this.json = json;
    questions = meters.counter(QUESTIONS);
    queries = meters.counter(QUERIES);
    repeated =
        new RepeatedQuestions(
            changes,
            settings.reuse(),
            Ticker.systemTicker(),
            // Plain threads: a query belongs to no single request, and has nothing of its context.
            Thread::startVirtualThread,
            this::query);
  }

  /** The answer; empty when there is no such account. Never blocks. */
  CompletableFuture<Optional<MetricsBody>> answer(MetricsQuery query) {
    questions.increment();
    return repeated.ask(query);
  }

  private Optional<MetricsBody> query(MetricsQuery query) {
    queries.increment();
    return engine.answer(query).map(answer -> MetricsBody.of(query, answer, json));
  }
}
