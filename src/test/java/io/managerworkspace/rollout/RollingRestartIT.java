package io.managerworkspace.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
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

  @TempDir Path directory;

  @Test
  void noCallerNoticesARollingRestart() throws IOException, InterruptedException {
    try (var postgres = EmbeddedPostgres.start()) {
      var jar = new ServiceJar(postgres, "postgres", directory);
      try (var first = start(jar);
          var second = start(jar);
          var rotation = Rotation.of(first, second);
          var callers = Callers.start(Workspace.open(first.at("/")), rotation);
          var third = replaced(first, jar, rotation, callers);
          var fourth = replaced(second, jar, rotation, callers)) {
        until("the new replicas answer", () -> haveAnswered(callers, third, fourth));

        assertThat(callers.failures()).isEmpty();
        assertThat(callers.closed()).isPositive();
        nothingIsLost(callers, fourth);
        aLossIsNoticed(callers, third);
      }
    }
  }

  private static Replica start(ServiceJar jar) throws IOException, InterruptedException {
    return Replica.start(jar, SETTINGS).awaitReady();
  }

  private static Replica replaced(Replica old, ServiceJar jar, Rotation rotation, Callers callers)
      throws IOException, InterruptedException {
    until("it works", () -> haveAnswered(callers, old));
    var next = start(jar);
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

  /** Every conversation that was accepted before the question is in its answer. */
  private static void nothingIsLost(Callers callers, Replica replica) {
    int before = callers.closed();
    assertThat(callers.closedAsAnsweredBy(replica)).isGreaterThanOrEqualTo(before);
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
