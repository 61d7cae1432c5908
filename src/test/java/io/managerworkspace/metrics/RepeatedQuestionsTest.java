package io.managerworkspace.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.Method;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.Page;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.metrics.query.Sort;
import io.managerworkspace.metrics.query.TimeWindow;
import io.managerworkspace.metrics.sql.QuestionMeters;
import io.managerworkspace.metrics.sql.QuestionMeters.Steps;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Which questions share an answer. Queries wait until the test lets them run. */
class RepeatedQuestionsTest {
  private static final Duration REUSE = Duration.ofSeconds(1);
  private static final Steps NONE =
      new QuestionMeters(new SimpleMeterRegistry()).begin(Method.METRICS);

  private final AccountChanges changes = new AccountChanges();
  private final AtomicLong nanos = new AtomicLong();
  private final Queue<Runnable> queries = new ArrayDeque<>();
  private final AtomicInteger count = new AtomicInteger();
  private Supplier<AnswerBody> database =
      () -> new AnswerBody("", count.incrementAndGet(), new byte[0], NONE);
  private RepeatedQuestions repeated = reusing(REUSE);

  private RepeatedQuestions reusing(Duration reuse) {
    return new RepeatedQuestions(changes, reuse, nanos::get, queries::add);
  }

  private static MetricsQuery about(String accountId) {
    return new MetricsQuery(
        new Selection(accountId, Scope.everything(), new TimeWindow(0, 60_000), Filters.NONE),
        Set.of(),
        Optional.empty(),
        true,
        Sort.byKey(),
        new Page(0, 50));
  }

  private CompletableFuture<AnswerBody> ask() {
    return repeated.answer(about("a"), database);
  }

  /** The number of the query that answered. */
  private static long number(CompletableFuture<AnswerBody> answer) {
    return answer.join().count();
  }

  private static <T> T fail() {
    throw new IllegalStateException("away");
  }

  private void runAll() {
    while (!queries.isEmpty()) {
      queries.remove().run();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void whoAsksMeanwhileGetsTheSameAnswer() {
    var first = ask();
    var second = ask();

    assertThat(queries).hasSize(1);
    runAll();
    assertThat(number(first)).isEqualTo(number(second)).isEqualTo(1);
  }

  @Test
  void anAnswerIsReusedUntilItsQueryIsASecondOld() {
    ask();
    pass(REUSE.dividedBy(2));
    runAll();
    pass(REUSE.dividedBy(2).minusNanos(1));
    assertThat(number(ask())).isEqualTo(1);

    pass(Duration.ofNanos(1));
    ask();
    assertThat(queries).hasSize(1);
  }

  @Test
  void aQueryThatTakesLongerIsNotJoinedAnyMore() {
    ask();
    pass(REUSE);
    ask();

    assertThat(queries).hasSize(2);
  }

  @Test
  void aChangeEndsTheReuseOfAnswers() {
    ask();
    runAll();

    changes.during("a", () -> "changed");

    var next = ask();
    runAll();
    assertThat(number(next)).isEqualTo(2);
  }

  @Test
  void aQueryThatBeganBeforeAChangeIsNeitherJoinedNorReusedBehindIt() {
    var before = ask();
    changes.during("a", () -> "changed");
    var behind = ask();

    runAll();

    assertThat(number(before)).isEqualTo(1);
    assertThat(number(behind)).isEqualTo(2);
    assertThat(number(ask())).isEqualTo(2);
  }

  @Test
  void aChangeThatFailsMayHaveChangedSomething() {
    ask();
    runAll();

    assertThatThrownBy(() -> changes.during("a", RepeatedQuestionsTest::fail)).hasMessage("away");

    ask();
    assertThat(queries).hasSize(1);
  }

  @Test
  void accountsShareNothing() {
    ask();
    repeated.answer(about("b"), database);
    assertThat(queries).hasSize(2);
    runAll();

    changes.during("b", () -> "changed");

    ask();
    assertThat(queries).isEmpty();
  }

  @Test
  void aFailureReachesThoseWhoWaitAndIsNotKept() {
    database = RepeatedQuestionsTest::fail;
    var first = ask();
    var second = ask();
    runAll();

    for (var answer : List.of(first, second)) {
      assertThatThrownBy(answer::join)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("away");
    }
    ask();
    assertThat(queries).hasSize(1);
  }

  @Test
  void whoLosesInterestTakesTheAnswerFromNobody() {
    var first = ask();
    var second = ask();

    first.cancel(true);
    runAll();

    assertThat(number(second)).isEqualTo(1);
    assertThat(number(ask())).isEqualTo(1);
  }

  @Test
  void withoutReuseEachQuestionIsAQuery() {
    repeated = reusing(Duration.ZERO);

    ask();
    ask();
    assertThat(queries).hasSize(2);
    runAll();
    ask();
    assertThat(queries).hasSize(1);
  }
}
