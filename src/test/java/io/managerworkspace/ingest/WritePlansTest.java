package io.managerworkspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.conversation.ConversationStore;
import io.managerworkspace.ingest.conversation.OpenConversations;
import io.managerworkspace.testsupport.EmbeddedDatabase;
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
    for (var table : List.of("conversation", "open_conversation")) {
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
    var explained = new Sql("EXPLAIN " + statement.text(), statement.parameters());
    List<String> lines =
        database.with(session -> session.query(explained, row -> row.getString(1)));
    return String.join("\n", lines);
  }
}
