package io.managerworkspace.rollout;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static io.managerworkspace.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.launch.ServiceProcess;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.RawAnswer;
import io.managerworkspace.testsupport.Replicas;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.TestPostgres;
import io.managerworkspace.testsupport.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica ends while clients insist on it and a call is under way. */
class ShutdownIT {
  private static final int TERMINATED = 128 + 15;

  /** Jobs run all the time, and one is under way at the end. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "QUARKUS_SHUTDOWN_DELAY", "2S",
          "QUARKUS_SHUTDOWN_TIMEOUT", "1M",
          "WORKSPACE_ROLLUP_EVERY", "PT1S",
          "WORKSPACE_DATABASE_LOCK_TIMEOUT", "PT2M",
          "WORKSPACE_DATABASE_WRITE_TIMEOUT", "PT2M");

  private TestPostgres postgres;
  private ServiceProcess replica;
  private Workspace workspace;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    postgres = EmbeddedDatabase.startPostgres();
    replica = new Replicas(postgres.jdbcUrl(), directory).start(SETTINGS);
    replica.awaitReady();
    workspace = Workspace.open(replica.at("/"));
  }

  @AfterEach
  void stop() throws IOException {
    replica.kill();
    postgres.close();
  }

  @Test
  void everyRequestIsAnsweredUntilThePortIsClosed() throws Exception {
    CompletableFuture<Reply> underWay;
    LastCallers callers;
    try (var _ = held()) {
      underWay = CompletableFuture.supplyAsync(this::ingest, Thread::startVirtualThread);
      await("the call waits", this::waits);
      callers = LastCallers.start(replica.at("/"), workspace);
      await("questions are answered", () -> has(callers, 200, "application/json"));
      replica.terminate();
      await("it is not ready", () -> !replica.isReady());
      await("it refuses", () -> has(callers, 503, "application/problem+json"));
      await("it refuses in Rocket.Chat's way", () -> has(callers, 503, "application/json"));
    }

    assertThat(underWay.join().isOk().at("/accepted").asInt()).isEqualTo(1);
    assertThat(replica.awaitEnd()).isEqualTo(TERMINATED);
    callers.awaitEnd();
    assertThat(callers.failures()).isEmpty();
    callers.answers().values().forEach(ShutdownIT::isAsPromised);
    whatWasLoggedWasDelivered(callers);
  }

  /** Holds what whoever writes to the account needs, until the connection is closed. */
  private Connection held() throws SQLException {
    var connection = postgres.connect();
    try (var lock =
        connection.prepareStatement(
            "SELECT pg_advisory_lock(hashtextextended('rollup ' || ?, 0))")) {
      lock.setString(1, workspace.id());
      lock.execute();
    }
    return connection;
  }

  private Reply ingest() {
    return workspace.ingest("events", "[" + started("c-1", ago(1), "1") + "]");
  }

  private boolean waits() {
    return !new TestDatabase(postgres.dataSource())
        .texts(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                + " AND mode = 'ShareLock'")
        .isEmpty();
  }

  private static boolean has(LastCallers callers, int status, String contentType) {
    return callers.answer(status, contentType).isPresent();
  }

  private static void isAsPromised(RawAnswer answer) {
    assertThat(answer.status()).isIn(200, 404, 503);
    if (answer.status() == 503) {
      assertThat(answer.headers()).containsEntry("connection", "close").containsKey("retry-after");
      assertThat(Loose.json(answer.body()).toString()).contains("This replica is stopping");
    }
  }

  private void whatWasLoggedWasDelivered(LastCallers callers) {
    var logged =
        replica.log().stream().filter(line -> line.startsWith("{")).map(Loose::json).toList();

    assertThat(logged).noneMatch(line -> line.path("level").asText().equals("ERROR"));
    for (var line : accesses(logged)) {
      var fields = line.path("mdc");
      assertThat(callers.answers()).containsKey(fields.path("requestId").asText());
      assertThat(callers.answers().get(fields.path("requestId").asText()).status())
          .isEqualTo(fields.path("status").asInt());
    }
  }

  /** Those of the callers, who name their requests. */
  private static List<JsonNode> accesses(List<JsonNode> logged) {
    return logged.stream()
        .filter(line -> line.path("loggerName").asText().equals("access"))
        .filter(line -> line.at("/mdc/requestId").asText().startsWith(LastCallers.PREFIX))
        .toList();
  }
}
