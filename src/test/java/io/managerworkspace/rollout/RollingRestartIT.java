package io.managerworkspace.rollout;

import static io.managerworkspace.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Replicas;
import io.managerworkspace.testsupport.TestPostgres;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas are replaced one after the other while they work, as a Deployment does it. */
class RollingRestartIT {
  /** As in k8s/base/kustomization.yaml, with less patience. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "QUARKUS_SHUTDOWN_DELAY", "3S",
          "QUARKUS_SHUTDOWN_TIMEOUT", "30S",
          "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "15");

  private final List<ServiceProcess> started = new ArrayList<>();
  private TestPostgres postgres;

  @TempDir Path directory;

  @BeforeEach
  void startPostgres() throws IOException {
    postgres = EmbeddedDatabase.startPostgres();
  }

  @AfterEach
  void stopAll() throws IOException {
    started.forEach(ServiceProcess::kill);
    postgres.close();
  }

  @Test
  void noCallerNoticesARollingRestart() throws IOException {
    var first = start();
    var second = start();
    try (var rotation = Rotation.of(first, second);
        var callers = Callers.start(Workspace.open(first.at("/")), rotation)) {
      var third = replaced(first, rotation, callers);
      var fourth = replaced(second, rotation, callers);
      await("the new replicas answer", () -> haveAnswered(callers, third, fourth));

      assertThat(callers.failures()).isEmpty();
      assertThat(callers.closed()).isPositive();
      nothingIsLost(callers, fourth);
      aLossIsNoticed(callers, third);
    }
  }

  private ServiceProcess start() throws IOException {
    var replica = new Replicas(postgres.jdbcUrl(), directory).start(SETTINGS);
    started.add(replica);
    return replica.awaitReady();
  }

  private ServiceProcess replaced(ServiceProcess old, Rotation rotation, Callers callers)
      throws IOException {
    await("it works", () -> haveAnswered(callers, old));
    var next = start();
    rotation.add(next);
    old.terminate();
    old.awaitEnd();
    assertThat(rotation.has(old)).as("in rotation at its end").isFalse();
    return next;
  }

  private static boolean haveAnswered(Callers callers, ServiceProcess... replicas) {
    for (var replica : replicas) {
      if (callers.answersOf(replica) < 50) {
        return false;
      }
    }
    return true;
  }

  /** What other replicas accepted is in the answer within {@code workspace.metrics.reuse}. */
  private static void nothingIsLost(Callers callers, ServiceProcess replica) {
    int before = callers.closed();
    await("all is answered", () -> callers.closedAsAnsweredBy(replica) >= before);
  }

  /** The callers would have noticed: a replica that is killed costs calls. */
  private static void aLossIsNoticed(Callers callers, ServiceProcess replica) {
    replica.kill();
    await("calls fail", () -> !callers.failures().isEmpty());
  }
}
