package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.MetricsSettings;
import io.managerworkspace.metrics.sql.MetricsAnswer;
import io.managerworkspace.metrics.sql.MetricsEngine;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The engine's answers as they are written, of one query for all who ask the same. */
@Singleton
class MetricsAnswers {
  private final MetricsEngine engine;
  private final ObjectMapper json;
  private final RepeatedQuestions repeated;
  private final MetricsMeters meters;

  MetricsAnswers(
      MetricsEngine engine,
      AccountChanges changes,
      MetricsSettings settings,
      ObjectMapper json,
      MetricsMeters meters) {
    this.engine = engine;
    this.json = json;
    this.meters = meters;
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
    return repeated.ask(query);
  }

  private Optional<MetricsBody> query(MetricsQuery query) {
    long began = System.nanoTime();
    meters.queried();
    return engine.answer(query).map(answer -> written(query, answer, began));
  }

  private MetricsBody written(MetricsQuery query, MetricsAnswer answer, long beganNs) {
    long answered = System.nanoTime();
    var sections = MetricsBody.sections(query, answer, json);
    var took = new QueryTimes(beganNs, answer.took(), meters.represented(answered));
    return MetricsBody.of(answer, sections, took);
  }
}
