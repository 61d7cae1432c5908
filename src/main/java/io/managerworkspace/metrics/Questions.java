package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.metrics.query.AgentViewQuery;
import io.managerworkspace.metrics.query.HistoricalQuery;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.MetricsSettings;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.metrics.query.RowsQuery;
import io.managerworkspace.metrics.query.SkillAvailabilityQuery;
import io.managerworkspace.metrics.sql.Engine;
import io.managerworkspace.metrics.sql.QuestionMeters;
import io.managerworkspace.metrics.sql.QuestionMeters.Step;
import io.managerworkspace.metrics.sql.QuestionMeters.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Answers questions: those that are the same share one query. */
@ApplicationScoped
public class Questions {
  private final RepeatedQuestions repeated;
  private final Engine engine;
  private final QuestionMeters meters;
  private final ObjectMapper json;

  Questions(
      Engine engine,
      AccountChanges changes,
      MetricsSettings settings,
      QuestionMeters meters,
      ObjectMapper json) {
    this.engine = engine;
    this.meters = meters;
    this.json = json;
    repeated =
        new RepeatedQuestions(
            changes,
            settings.reuse(),
            Ticker.systemTicker(),
            // Plain threads: a query belongs to no single request, and has nothing of its context.
            Thread::startVirtualThread);
  }

  /** The answer, as it is written in JSON. Never blocks. */
  public CompletableFuture<AnswerBody> answer(Question question) {
    return repeated.answer(question, () -> asked(question));
  }

  private AnswerBody asked(Question question) {
    var steps = meters.begin(question.method());
    var answer = engine.answer(question, steps);
    var body = AnswerBody.of(answer, steps, json);
    steps.ended(Step.REPRESENT);
    return body;
  }

  /**
   * Writes the answer as a table, by a query of its own: it may be too large to be kept for others.
   * Never blocks.
   */
  CompletableFuture<WrittenTable> write(Question question, OutputStream out) {
    return CompletableFuture.supplyAsync(() -> written(question, out), Thread::startVirtualThread);
  }

  private WrittenTable written(Question question, OutputStream out) {
    var steps = meters.begin(question.method());
    var asOf =
        switch (question) {
          case RowsQuery rows -> written(rows, out, steps);
          case MetricsQuery _, AgentViewQuery _, HistoricalQuery _, SkillAvailabilityQuery _ -> {
            var answer = engine.answer(question, steps);
            CsvTable.of(answer, json).writeTo(out);
            yield answer.asOf();
          }
        };
    steps.ended(Step.REPRESENT);
    return new WrittenTable(AnswerBody.instant(asOf), steps);
  }

  private Instant written(RowsQuery rows, OutputStream out, Steps steps) {
    try (var table = new RowsTable(out)) {
      return engine.each(rows, steps, table::write);
    }
  }
}
