package io.managerworkspace.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.metrics.query.Format;
import io.managerworkspace.metrics.query.MetricsSettings;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.metrics.sql.Engine;
import io.managerworkspace.metrics.sql.QuestionMeters;
import io.managerworkspace.metrics.sql.QuestionMeters.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** Answers questions: those that are the same share one query. */
@ApplicationScoped
class Questions {
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

  /** The answer, as it is written. Never blocks. */
  CompletableFuture<AnswerBody> answer(Question question, Format format) {
    return repeated.answer(question, format, () -> asked(question, format));
  }

  private AnswerBody asked(Question question, Format format) {
    var steps = meters.begin(question.method());
    var answer = engine.answer(question, steps);
    var body = AnswerBody.of(answer, format, steps, json);
    steps.ended(Step.REPRESENT);
    return body;
  }
}
