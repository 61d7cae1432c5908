package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Patience.await;
import static io.managerworkspace.testsupport.Question.ofLastHour;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.metrics.sql.QuestionMeters;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One query answers those who ask the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MetricsReuseTest {
  private static final int ASKING = 8;

  /** Questions that wait for a lock, on a cluster that of a node. */
  private static final String WAITING =
      """
      FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()
        AND (wait_event_type = 'Lock' AND query LIKE 'WITH RECURSIVE%'
          OR query LIKE '%FROM answer_on_node(%')""";

  TestDatabase database;
  @TestHTTPResource URI server;
  @Inject MeterRegistry meters;

  private final Question question = ofLastHour().byGroup().byTime("transfers");
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
    // So that the token is known and every class is loaded.
    workspace.ask(ofLastHour()).isOk();
  }

  private double queries() {
    return meters.get(QuestionMeters.QUERIES).tag("question", "metrics").functionCounter().count();
  }

  private double questions() {
    return meters
        .get(QuestionMeters.QUESTIONS)
        .tag("question", "metrics")
        .functionCounter()
        .count();
  }

  private List<CompletableFuture<Reply>> askAtOnce(int times, Executor threads) {
    return Stream.generate(
            () -> CompletableFuture.supplyAsync(() -> workspace.ask(question), threads))
        .limit(times)
        .toList();
  }

  private static List<Reply> replies(List<CompletableFuture<Reply>> asked) {
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void questionsAtOnceAreOneQuery() throws Exception {
    var before = queries();
    var expected = questions() + ASKING;
    try (var threads = Executors.newFixedThreadPool(ASKING)) {
      List<CompletableFuture<Reply>> asked;
      long start = System.nanoTime();
      try (var held = database.holding("agent_group")) {
        asked = askAtOnce(ASKING, threads);
        await("all questions", () -> questions() == expected);
        held.rollback();
      }
      assertThat(replies(asked)).allSatisfy(Reply::isOk);
      long seconds = (System.nanoTime() - start) / 1_000_000_000;

      // A query that is a second old is not joined any more, on a slow machine.
      assertThat(queries() - before).isBetween(1.0, 1.0 + seconds);
    }
  }

  @Test
  void aFailedQuestionIsToldToAllAndNotKept() throws Exception {
    var expected = questions() + 2;
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<CompletableFuture<Reply>> asked;
      try (var held = database.holding("agent_group")) {
        asked = askAtOnce(2, threads);
        await(
            "a query",
            () -> questions() == expected && !database.texts("SELECT 1 " + WAITING).isEmpty());
        await(
            "every answer",
            () ->
                database.texts("SELECT pg_cancel_backend(pid) " + WAITING).isEmpty()
                    && asked.stream().allMatch(CompletableFuture::isDone));
        held.rollback();
      }

      assertThat(replies(asked)).allSatisfy(reply -> reply.isProblem(503));
      workspace.ask(question).isOk();
    }
  }

  @Test
  void anAnswerIsReusedForASecond() throws Exception {
    var before = asOf();
    var reused = asOf();
    for (int trial = 0; trial < 100 && !reused.equals(before); trial++) {
      // On a slow machine the second may have been over.
      before = reused;
      reused = asOf();
    }
    assertThat(reused).isEqualTo(before);

    Thread.sleep(1_001);

    assertThat(asOf()).isNotEqualTo(reused);
  }

  private String asOf() {
    return workspace.ask(question).isOk().header("X-Data-As-Of");
  }

  @Test
  void nothingMayKeepAnAnswer() {
    assertThat(workspace.ask(question).header("Cache-Control")).isEqualTo("no-store");
  }
}
