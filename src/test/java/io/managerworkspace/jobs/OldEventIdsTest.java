package io.managerworkspace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.OnOnePostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids go through the keys of both tables, whatever statistics know of the account. */
@QuarkusTest
@OnOnePostgres
@QuarkusTestResource(EmbeddedDatabase.class)
class OldEventIdsTest {
  private static final int EVENTS = 20_000;

  @Inject Database database;

  @BeforeEach
  void fill() {
    database.with(
        session -> {
          session.update(Sql.of("CREATE TABLE day (LIKE conversation_event INCLUDING INDEXES)"));
          insert(session, "known_to_statistics");
          session.update(Sql.of("ANALYZE day, event_key"));
          insert(session, "not_known");
          return null;
        });
  }

  @AfterEach
  void empty() {
    database.with(
        session -> {
          session.update(Sql.of("DELETE FROM event_key WHERE account_id LIKE '%known%'"));
          return session.update(Sql.of("DROP TABLE day"));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"known_to_statistics", "not_known"})
  void everyRowIsFoundByItsKey(String accountId) {
    var statement =
        Sql.of(
            "EXPLAIN " + OldEventIds.DELETE.formatted("day"),
            accountId,
            "c",
            0L,
            "",
            5_000,
            accountId,
            Long.MAX_VALUE);
    var plan =
        database.inTransaction(
            session -> {
              session.update(AccountRemoval.THROUGH_KEYS);
              return session.query(statement, row -> row.getString(1));
            });
    assertThat(String.join("\n", plan))
        .contains("using day_pkey", "using event_key_pkey")
        .doesNotContain("Seq Scan", "Bitmap");
  }

  @Test
  void theLogHasItsKey() {
    var key =
        Sql.of(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                + " WHERE conrelid = CAST(? AS regclass) AND contype = 'p'",
            OldEventIds.LOG);
    assertThat(database.<List<String>>with(session -> session.query(key, row -> row.getString(1))))
        .containsExactly("PRIMARY KEY (account_id, conversation_id, \"time\", event_id)");
  }

  private static void insert(Session session, String accountId) {
    session.update(
        Sql.of(
            "INSERT INTO day (account_id, conversation_id, time, event_id, type)"
                + " SELECT ?, 'c' || n % 100, n, 'e' || n, 'MESSAGE' FROM generate_series(1, ?) n",
            accountId, EVENTS));
    session.update(
        Sql.of(
            "INSERT INTO event_key SELECT account_id, event_id, time FROM day WHERE account_id = ?",
            accountId));
  }
}
