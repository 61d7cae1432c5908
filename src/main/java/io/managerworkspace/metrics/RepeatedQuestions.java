package io.managerworkspace.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.metrics.query.MetricsQuery;
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

  private record Question(long generation, MetricsQuery query) {}

  private final AccountChanges changes;
  private final boolean isReusing;
  private final Executor threads;
  private final Cache<Question, CompletableFuture<MetricsBody>> answers;

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
            .expireAfter(Expiry.creating((Question _, Object _) -> reuse))
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
  CompletableFuture<MetricsBody> answer(MetricsQuery asked, Supplier<MetricsBody> query) {
    // Read ahead of everything: what is committed later may be missing in the query's snapshot.
    var question = new Question(changes.generation(asked.accountId()), asked);
    var answer =
        isReusing
            ? answers.get(question, unanswered -> begin(unanswered, query))
            : begin(question, query);
    // A copy, because whoever loses interest cancels what it was given, not what others wait for.
    return answer.copy();
  }

  private CompletableFuture<MetricsBody> begin(Question question, Supplier<MetricsBody> query) {
    var answer = new CompletableFuture<MetricsBody>();
    threads.execute(() -> complete(answer, question, query));
    return answer;
  }

  private void complete(
      CompletableFuture<MetricsBody> answer, Question question, Supplier<MetricsBody> query) {
    try {
      answer.complete(query.get());
      // Weighs it again, now that its size is known.
      answers.asMap().replace(question, answer, answer);
    } catch (Throwable e) {
      // Those who wait get the failure; who asks from now on asks anew.
      answers.asMap().remove(question, answer);
      answer.completeExceptionally(e);
    }
  }

  private static int bytes(Question question, CompletableFuture<MetricsBody> answer) {
    var filters = question.query().filters();
    int ids =
        question.query().scope().groupIds().size()
            + filters.agentIds().size()
            + filters.agentGroupIds().size()
            + filters.skillIds().size();
    var found = answer.getNow(null);
    return BYTES_OF_QUESTION + ids * BYTES_OF_ID + (found == null ? 0 : found.sections().length);
  }
}
