package io.managerworkspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.conversation.ConversationStore;
import io.managerworkspace.ingest.conversation.OpenConversations;
import io.managerworkspace.opencounts.LiveStates;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.OnOnePostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statistics that know other accounts only, as they do when an account is new. */
@QuarkusTest
@OnOnePostgres
@QuarkusTestResource(EmbeddedDatabase.class)
class WritePlansTest {
  private static final int CONVERSATIONS = 5_000;
  private static final String[] BATCH =
      IntStream.range(0, 10).mapToObj(Integer::toString).toArray(String[]::new);

  @Inject Database database;

  @BeforeEach
  void fill() {
    database.with(
        session -> {
          insert(session, "known_to_statistics");
          session.update(Sql.of("ANALYZE conversation, open_conversation"));
          insert(session, "not_known");
          return null;
        });
  }

  @AfterEach
  void empty() {
    for (var table :
        List.of("conversation", "open_conversation", "agent_state_event", "live_agent")) {
      database.with(
          session ->
              session.update(
                  Sql.of(
                      "DELETE FROM " + table + " WHERE account_id = ANY (?)",
                      (Object) new String[] {"known_to_statistics", "not_known"})));
    }
  }

  @Test
  void conversationsAreLockedThroughTheirKey() {
    assertThat(plan(Sql.of(ConversationStore.LOCK, BATCH, "not_known")))
        .contains("conversation_pkey")
        .doesNotContain("Seq Scan");
  }

  @Test
  void closedConversationsAreRemovedThroughTheirKey() {
    assertThat(plan(Sql.of(OpenConversations.REMOVE, "not_known", BATCH)))
        .contains("open_conversation_pkey")
        .doesNotContain("Seq Scan", "open_conversation_by_start");
  }

  @Test
  void aStateThatFollowsReadsNothingThatWasBeforeIt() {
    database.with(WritePlansTest::repeatAState);
    var told =
        Sql.of(
            "SELECT 'a' AS agent_id, %d::bigint AS time, 'e%1$d' AS event_id"
                .formatted(CONVERSATIONS));

    assertThat(plan("(ANALYZE, COSTS OFF) ", LiveStates.asTold("not_known", told)))
        .contains(
            "agent_state_event_pkey on agent_state_event e", "live_agent_pkey", "never executed")
        .doesNotContain("Seq Scan on agent_state_event", "Rows Removed by Filter");
  }

  /** Told once more than the agent's row has. */
  private static int repeatAState(Session session) {
    session.update(
        Sql.of(
            "INSERT INTO live_agent (account_id, agent_id, state, state_at, state_event_id,"
                + " state_since, reason_since) VALUES ('not_known', 'a', 3, ?, ?, 0, 0)",
            CONVERSATIONS - 1,
            "e" + (CONVERSATIONS - 1)));
    return session.update(
        Sql.of(
            "INSERT INTO agent_state_event (account_id, agent_id, time, event_id, state)"
                + " SELECT 'not_known', 'a', n, 'e' || n, 'ONLINE' FROM generate_series(0, ?) n",
            CONVERSATIONS));
  }

  private static void insert(Session session, String accountId) {
    session.update(
        Sql.of(
            "INSERT INTO conversation (account_id, conversation_id)"
                + " SELECT ?, n::text FROM generate_series(0, ?) n",
            accountId,
            CONVERSATIONS));
    session.update(
        Sql.of(
            "INSERT INTO open_conversation (account_id, conversation_id, started_at, responded,"
                + " last_activity_at) SELECT ?, n::text, n, false, n FROM generate_series(0, ?) n",
            accountId,
            CONVERSATIONS));
  }

  private String plan(Sql statement) {
    return plan("", statement);
  }

  private String plan(String options, Sql statement) {
    var explained = new Sql("EXPLAIN " + options + statement.text(), statement.parameters());
    List<String> lines =
        database.with(session -> session.query(explained, row -> row.getString(1)));
    return String.join("\n", lines);
  }
}
