package io.managerworkspace.contract;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Reply;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account whose lock somebody holds for long, and what everybody else notices of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class BusyAccountTest {
  /** As many as a credential may send at once, and as there are connections. */
  private static final int CALLS = 20;

  TestDatabase database;
  @TestHTTPResource URI server;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  @TestHTTPResource(value = "/metrics", management = true)
  URI processMetrics;

  private Workspace busy;
  private Workspace other;

  @BeforeEach
  void open() {
    busy = Workspace.open(server);
    other = Workspace.open(server);
  }

  /** Holds what whoever writes to the account needs, until the connection is closed. */
  private Connection held() throws SQLException {
    var connection = database.connect();
    try (var statement =
        connection.prepareStatement(
            "SELECT pg_advisory_lock(hashtextextended('rollup ' || ?, 0))")) {
      statement.setString(1, busy.id());
      statement.execute();
    }
    return connection;
  }

  private static List<CompletableFuture<Reply>> manyCalls(Supplier<Reply> call) {
    return Stream.generate(() -> CompletableFuture.supplyAsync(call, Thread::startVirtualThread))
        .limit(CALLS)
        .toList();
  }

  private Reply sendEvents() {
    return busy.ingest("events", "[" + started("c-1", ago(1), "1") + "]");
  }

  /** A room with an agent who has not served any yet. */
  private Reply sendRooms() {
    return busy.ingest(
        "rocketchat/rooms",
        """
        [{"_id": "c-1", "t": "l", "ts": %1$d, "open": true,
          "servedBy": {"_id": "ada", "username": "ada", "ts": %1$d}}]"""
            .formatted(ago(1)));
  }

  /** Returns when so many requests are in the service and one at least waits for a lock. */
  private void awaitWaiting() throws InterruptedException {
    while (active() < CALLS || waiting() == 0) {
      Thread.sleep(20);
    }
  }

  private double active() {
    return Workspace.send(HttpRequest.newBuilder(processMetrics))
        .text()
        .lines()
        .filter(line -> line.startsWith("http_server_active"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private int waiting() {
    var sql = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    return Integer.parseInt(database.texts(sql).getFirst());
  }

  private static int open(Workspace workspace) {
    return workspace
        .ask(Question.ofLastHour().current("open_conversations"))
        .isOk()
        .at("/all/openConversations")
        .asInt();
  }

  @Test
  void manyCallsThatWaitForItDelayNobodyElse() throws SQLException, InterruptedException {
    nobodyElseIsDelayedBy(this::sendEvents);
  }

  @Test
  void manyImportsOfRoomsThatWaitForItDelayNobodyElse() throws SQLException, InterruptedException {
    nobodyElseIsDelayedBy(this::sendRooms);
  }

  private void nobodyElseIsDelayedBy(Supplier<Reply> send)
      throws SQLException, InterruptedException {
    List<CompletableFuture<Reply>> calls;
    try (var _ = held()) {
      calls = manyCalls(send);
      awaitWaiting();

      other.feed(started("c-1", ago(1), "1"));
      assertThat(open(other)).isEqualTo(1);
      assertThat(open(busy)).isZero();
      assertThat(Workspace.send(HttpRequest.newBuilder(readiness)).status()).isEqualTo(200);
    }
    calls.forEach(call -> assertThat(call.join().status()).isIn(200, 503));
    assertThat(open(busy)).isEqualTo(1);
  }

  @Test
  void whoWantsItForItselfGivesUpAndIsToldWhenToComeBack() throws SQLException {
    try (var _ = held()) {
      var reply = busy.configure("skills", "[{'id': 1, 'name': 'Orders'}]").isProblem(503);

      assertThat(reply.header("Retry-After")).isEqualTo("5");
    }
    busy.configure("skills", "[{'id': 1, 'name': 'Orders'}]").isOk();
  }
}
