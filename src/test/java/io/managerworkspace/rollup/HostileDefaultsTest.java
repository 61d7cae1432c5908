package io.managerworkspace.rollup;

import static io.managerworkspace.testsupport.Events.ago;
import static io.managerworkspace.testsupport.Events.assigned;
import static io.managerworkspace.testsupport.Events.event;
import static io.managerworkspace.testsupport.Events.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.DatabaseException;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Question;
import io.managerworkspace.testsupport.Summed;
import io.managerworkspace.testsupport.TestDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service relies on it sets itself, whatever the database has for defaults. */
@QuarkusTest
@TestProfile(HostileDefaultsTest.HostileDefaults.class)
class HostileDefaultsTest {
  private static final String WAITERS =
      "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND mode = ?";
  private static final String INSERT_FACT =
      "INSERT INTO fact (account_id, conversation_id, time, event_id, %s) VALUES (?, 'c', ?, ?, %s)"
          .formatted(each(FactMeasure::column), each(_ -> "1"));

  TestDatabase database;
  @Inject Rollup rollup;
  @TestHTTPResource URI server;

  private Workspace workspace;

  /** A database that has been told to do everything otherwise. */
  public static final class HostileDefaults implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(
              EmbeddedDatabase.class,
              Map.ofEntries(
                  Map.entry("default_transaction_isolation", "serializable"),
                  Map.entry("default_transaction_deferrable", "on"),
                  Map.entry("lock_timeout", "1ms"),
                  Map.entry("statement_timeout", "1h"),
                  Map.entry("array_nulls", "off"),
                  Map.entry("standard_conforming_strings", "off"),
                  Map.entry("bytea_output", "escape"),
                  Map.entry("quote_all_identifiers", "on"),
                  Map.entry("extra_float_digits", "-15"),
                  Map.entry("DateStyle", "German, DMY"),
                  Map.entry("IntervalStyle", "sql_standard"),
                  Map.entry("TimeZone", "Asia/Kathmandu"))));
    }
  }

  private static String each(Function<FactMeasure, String> text) {
    return Arrays.stream(FactMeasure.values()).map(text).collect(Collectors.joining(", "));
  }

  @BeforeEach
  void open() {
    workspace = Workspace.open(server);
  }

  @Test
  void aMinuteIsClosedWithWhatWasWrittenWhileItsLockWasWaitedFor() throws Exception {
    CompletableFuture<Void> waiting;
    try (var writing = database.connect()) {
      lock(writing, "pg_advisory_xact_lock_shared");
      database.update(INSERT_FACT, workspace.id(), ago(30), "1");
      waiting = CompletableFuture.runAsync(this::close);
      awaitWaiter(waiting, "ExclusiveLock");
      try (var statement = writing.prepareStatement(INSERT_FACT)) {
        statement.setString(1, workspace.id());
        statement.setLong(2, ago(30));
        statement.setString(3, "2");
        statement.executeUpdate();
      }
      writing.commit();
    }
    waiting.join();
    close();

    var reply = workspace.ask(Question.ofLastHour().byTime("total_num_of_agent_responses")).isOk();
    assertThat(reply.at("/all/totalNumOfAgentResponses").asInt()).isEqualTo(2);
  }

  @Test
  void ingestionWaitsForItsLock() throws Exception {
    CompletableFuture<Void> feeding;
    try (var locking = database.connect()) {
      lock(locking, "pg_advisory_xact_lock");
      feeding = CompletableFuture.runAsync(() -> workspace.feed(started("c", ago(1), "1")));
      awaitWaiter(feeding, "ShareLock");
      locking.rollback();
    }
    feeding.join();
  }

  @Test
  void whatIsWrittenIsAnswered() {
    workspace.configure("agents", "[{'id': 'a', 'maxAsyncChats': 4}, {'id': 'b'}]").isOk();
    workspace.configure("agent_groups", "[{'id': 1, 'name': 'A\\\\B'}]").isOk();
    workspace.feed(
        started("c-1", ago(9), "1"),
        assigned("c-1", ago(8), "a", "1"),
        started("c-2", ago(9), "1"),
        event("c-2", ago(8), "WEIGHT", "'weight': 0.5"));

    var reply = workspace.ask(Question.ofLastHour().byGroup().current("open_conversations"));

    assertThat(reply.isOk().at("/all/openConversations").asInt()).isEqualTo(2);
    assertThat(reply.at("/groupBy/groups/0/keyDescription").asText()).isEqualTo("A\\B");
  }

  private void lock(Connection connection, String function) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement =
        connection.prepareStatement(
            "SELECT " + function + "(hashtextextended('rollup ' || ?, 0))")) {
      statement.setString(1, workspace.id());
      statement.execute();
    }
  }

  /** Somebody waits for a lock, or needs none any more. */
  private void awaitWaiter(CompletableFuture<Void> work, String mode) throws InterruptedException {
    while (!work.isDone() && database.texts(WAITERS, mode).isEmpty()) {
      Thread.sleep(10);
    }
  }

  /** The roll-up gives up to wait after a while, and comes again. */
  private void close() {
    try {
      Summed.until(rollup, workspace.id(), System.currentTimeMillis());
    } catch (DatabaseException e) {
      assertThat(e).hasMessageContaining("lock timeout");
    }
  }
}
