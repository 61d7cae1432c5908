package io.managerworkspace.rollout;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.testsupport.Loose;
import io.managerworkspace.testsupport.RawAnswer;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica ends while clients insist on it and a call is under way. */
class ShutdownIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int TERMINATED = 128 + 15;

  /** Jobs run all the time, and one is under way at the end. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "QUARKUS_SHUTDOWN_DELAY", "2S",
          "QUARKUS_SHUTDOWN_TIMEOUT", "1M",
          "WORKSPACE_ROLLUP_EVERY", "PT1S",
          "WORKSPACE_DATABASE_LOCK_TIMEOUT", "PT2M",
          "WORKSPACE_DATABASE_WRITE_TIMEOUT", "PT2M");

  private EmbeddedPostgres postgres;
  private Replica replica;
  private Workspace workspace;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    postgres = EmbeddedPostgres.start();
    replica = Replica.start(new Artifact(postgres, "postgres", directory), SETTINGS).awaitReady();
    workspace = Workspace.open(replica.at("/"));
  }

  @AfterEach
  void stop() throws IOException {
    replica.close();
    postgres.close();
  }

  @Test
  void everyRequestIsAnsweredUntilThePortIsClosed() throws Exception {
    CompletableFuture<Reply> underWay;
    LastCallers callers;
    try (var _ = held()) {
      underWay = CompletableFuture.supplyAsync(this::ingest, Thread::startVirtualThread);
      until("the call waits", this::waits);
      callers = LastCallers.start(replica.at("/"), workspace);
      until("questions are answered", () -> has(callers, 200, "application/json"));
      replica.terminate();
      until("it is not ready", () -> !replica.isReady());
      until("it refuses", () -> has(callers, 503, "application/problem+json"));
      until("it refuses in Rocket.Chat's way", () -> has(callers, 503, "application/json"));
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
    var connection = postgres.getPostgresDatabase().getConnection();
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
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                        + " AND mode = 'ShareLock'")) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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

  private static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }
}
