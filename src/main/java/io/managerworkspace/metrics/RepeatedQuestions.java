package io.managerworkspace.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.metrics.query.Question;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Gives one answer to all who ask the same: to those who ask while it is being found, and to those
 * who ask soon after. Who asks gets the answer of a query that began in the account's present
 * generation, so that it contains every change that was answered before the question came, and at
 * most {@code reuse} ago, so that it is hardly older than what other replicas changed.
 */
// Caffeine finds the class of this sort of cache by its name, unseen by a native build.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMWA")
final class RepeatedQuestions {
  private static final long MOST_BYTES = 32L << 20;
  private static final int BYTES_OF_QUESTION = 1_000;
  private static final int BYTES_OF_ID = 100;

  private record Asked(long generation, Question question) {}

  private final AccountChanges changes;
  private final boolean isReusing;
  private final Executor threads;
  private final Cache<Asked, CompletableFuture<AnswerBody>> answers;

  /**
   * @param reuse how old a query may be whose answer is given again; none is when it is 0
   * @param threads where the database is waited for
   */
  RepeatedQuestions(AccountChanges changes, Duration reuse, Ticker ticker, Executor threads) {
    this.changes = changes;
    isReusing = !reuse.isZero();
    this.threads = threads;
    answers =
        Caffeine.newBuilder()
            // A question is put in when its query begins; its answer does not lengthen its life.
            .expireAfter(Expiry.creating((Asked _, Object _) -> reuse))
            .maximumWeight(MOST_BYTES)
            .weigher(RepeatedQuestions::bytes)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /**
   * The answer, found by this query or by another one of the same. Never blocks.
   *
   * @param query asks the database
   */
  CompletableFuture<AnswerBody> answer(Question question, Supplier<AnswerBody> query) {
    // Read ahead of everything: what is committed later may be missing in the query's snapshot.
    long generation = changes.generation(question.selection().accountId());
    var asked = new Asked(generation, question);
    var answer =
        isReusing
            ? answers.get(asked, unanswered -> begin(unanswered, query))
            : begin(asked, query);
    // A copy, because whoever loses interest cancels what it was given, not what others wait for.
    return answer.copy();
  }

  private CompletableFuture<AnswerBody> begin(Asked asked, Supplier<AnswerBody> query) {
    var answer = new CompletableFuture<AnswerBody>();
    threads.execute(() -> complete(answer, asked, query));
    return answer;
  }

  private void complete(
      CompletableFuture<AnswerBody> answer, Asked asked, Supplier<AnswerBody> query) {
    try {
      answer.complete(query.get());
      // Weighs it again, now that its size is known.
      answers.asMap().replace(asked, answer, answer);
    } catch (Throwable e) {
      // Those who wait get the failure; who asks from now on asks anew.
      answers.asMap().remove(asked, answer);
      answer.completeExceptionally(e);
    }
  }

  private static int bytes(Asked asked, CompletableFuture<AnswerBody> answer) {
    int ids = asked.question().selection().ids();
    var found = answer.getNow(null);
    return BYTES_OF_QUESTION + ids * BYTES_OF_ID + (found == null ? 0 : found.bytes().length);
  }
}
