package io.managerworkspace.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas are replaced one after the other while they work, as a Deployment does it. */
class RollingRestartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** As in k8s/base/kustomization.yaml, with less patience. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "QUARKUS_SHUTDOWN_DELAY", "3S",
          "QUARKUS_SHUTDOWN_TIMEOUT", "30S",
          "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "15");

  private final List<Replica> started = new ArrayList<>();
  private EmbeddedPostgres postgres;

  @TempDir Path directory;

  @BeforeEach
  void startPostgres() throws IOException {
    postgres = EmbeddedDatabase.startPostgres();
  }

  @AfterEach
  void stopAll() throws IOException {
    started.forEach(Replica::close);
    postgres.close();
  }

  @Test
  void noCallerNoticesARollingRestart() throws IOException, InterruptedException {
    var first = start();
    var second = start();
    try (var rotation = Rotation.of(first, second);
        var callers = Callers.start(Workspace.open(first.at("/")), rotation)) {
      var third = replaced(first, rotation, callers);
      var fourth = replaced(second, rotation, callers);
      until("the new replicas answer", () -> haveAnswered(callers, third, fourth));

      assertThat(callers.failures()).isEmpty();
      assertThat(callers.closed()).isPositive();
      nothingIsLost(callers, fourth);
      aLossIsNoticed(callers, third);
    }
  }

  private Replica start() throws IOException, InterruptedException {
    var replica = Replica.start(new Artifact(postgres, "postgres", directory), SETTINGS);
    started.add(replica);
    return replica.awaitReady();
  }

  private Replica replaced(Replica old, Rotation rotation, Callers callers)
      throws IOException, InterruptedException {
    until("it works", () -> haveAnswered(callers, old));
    var next = start();
    rotation.add(next);
    old.stop();
    assertThat(rotation.has(old)).as("in rotation at its end").isFalse();
    return next;
  }

  private static boolean haveAnswered(Callers callers, Replica... replicas) {
    for (var replica : replicas) {
      if (callers.answersOf(replica) < 50) {
        return false;
      }
    }
    return true;
  }

  /** What other replicas accepted is in the answer within {@code workspace.metrics.reuse}. */
  private static void nothingIsLost(Callers callers, Replica replica) throws InterruptedException {
    int before = callers.closed();
    until("all is answered", () -> callers.closedAsAnsweredBy(replica) >= before);
  }

  /** The callers would have noticed: a replica that is killed costs calls. */
  private static void aLossIsNoticed(Callers callers, Replica replica) throws InterruptedException {
    replica.close();
    until("calls fail", () -> !callers.failures().isEmpty());
  }

  private static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }
}
