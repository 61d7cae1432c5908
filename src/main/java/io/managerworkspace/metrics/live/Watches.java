package io.managerworkspace.metrics.live;

import io.managerworkspace.metrics.AnswerBody;
import io.managerworkspace.metrics.Questions;
import io.managerworkspace.metrics.query.LiveQuestion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The questions that streams watch on this replica, each once. */
@Startup
@Singleton
final class Watches {
  private final Questions questions;
  private final Clock clock;
  private final Semaphore places;
  private final Map<LiveQuestion, Watch> watches = new ConcurrentHashMap<>();

  Watches(Questions questions, Clock clock, LiveSettings settings, MeterRegistry meters) {
    this.questions = questions;
    this.clock = clock;
    if (settings.queriesAtOnce() < 1) {
      throw new IllegalStateException("workspace.live.queries-at-once must be 1 or more");
    }
    // In turn, so that each is asked as often as any other.
    places = new Semaphore(settings.queriesAtOnce(), true);
    Gauge.builder("workspace.live.questions", watches, Map::size)
        .description("Different questions that live streams watch")
        .register(meters);
  }

  /** What is known of the question once a stream has joined those who watch it. */
  Watch join(LiveQuestion question, LiveStream stream) {
    return watches.compute(
        question,
        (_, present) -> {
          var watch = present == null ? begin(question, stream) : present;
          watch.join(stream);
          return watch;
        });
  }

  void leave(LiveQuestion question, LiveStream stream) {
    watches.computeIfPresent(question, (_, watch) -> watch.leave(stream) ? watch : null);
  }

  private Watch begin(LiveQuestion question, LiveStream first) {
    var watch = new Watch(() -> inTurn(question));
    watch.join(first);
    Thread.ofVirtual().name("live").start(watch::run);
    return watch;
  }

  /** The answer as of now, as the method's own call would have it. Never blocks. */
  CompletableFuture<AnswerBody> ask(LiveQuestion question) {
    return CompletableFuture.supplyAsync(() -> inTurn(question), Thread::startVirtualThread);
  }

  private AnswerBody inTurn(LiveQuestion question) {
    places.acquireUninterruptibly();
    try {
      return questions.answer(question.at(clock.instant())).join();
    } finally {
      places.release();
    }
  }
}
