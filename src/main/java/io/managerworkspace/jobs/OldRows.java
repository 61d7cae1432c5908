package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.shutdown.JobRuns;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes away counts that are zero and conversations that are too old. One account after another,
 * since each may be on a node of its own; one that fails does not keep the others. Waits for
 * nobody: writers take these rows in another order.
 */
final class OldRows {
  private static final int CONVERSATIONS_AT_ONCE = 1_000;

  private static final String HAS_EMPTY_COUNTS =
      "SELECT 1 FROM open_count WHERE account_id = ? AND conversations = 0 LIMIT 1";

  private static final String DROP_EMPTY_COUNTS =
      """
      DELETE FROM open_count WHERE account_id = ? AND ctid = ANY (ARRAY(
        SELECT ctid FROM open_count WHERE account_id = ? AND conversations = 0
        FOR UPDATE SKIP LOCKED))""";

  private static final String HAS_CONVERSATIONS =
      "SELECT 1 FROM closed_conversation WHERE account_id = ? AND started_at < ? LIMIT 1";

  /** Locks as ingestion does, the conversation first. */
  private static final String DROP_CONVERSATIONS =
      """
      WITH old AS (
        SELECT c.conversation_id
        FROM closed_conversation d JOIN conversation c USING (account_id, conversation_id)
        WHERE account_id = ? AND d.started_at < ?
          AND c.stage = 'CLOSED' AND c.last_event_at < ?
        LIMIT ? FOR UPDATE OF c SKIP LOCKED
      ), report AS (
        DELETE FROM closed_conversation d USING old
        WHERE d.account_id = ? AND d.conversation_id = old.conversation_id)
      DELETE FROM conversation c USING old
      WHERE c.account_id = ? AND c.conversation_id = old.conversation_id""";

  private final Database database;
  private final JobRuns runs;

  OldRows(Database database, JobRuns runs) {
    this.database = database;
    this.runs = runs;
  }

  void dropEmptyCounts() {
    eachAccount(
        account -> {
          if (has(Sql.of(HAS_EMPTY_COUNTS, account))) {
            drop(Sql.of(DROP_EMPTY_COUNTS, account, account));
          }
        });
  }

  /**
   * Drops closed conversations whose last event was before {@code before}, epoch ms. Each round is
   * a transaction of its own, so that no lock is held for long.
   */
  void dropConversations(long before) {
    eachAccount(
        account -> {
          var old =
              Sql.of(
                  DROP_CONVERSATIONS,
                  account,
                  before,
                  before,
                  CONVERSATIONS_AT_ONCE,
                  account,
                  account);
          boolean isMore = has(Sql.of(HAS_CONVERSATIONS, account, before));
          while (isMore && runs.goOn()) {
            isMore = drop(old) > 0;
          }
        });
  }

  /** Rows of deleted accounts go with their account. */
  private void eachAccount(Consumer<String> work) {
    RuntimeException failure = null;
    for (var account : accounts()) {
      if (!runs.goOn()) {
        return;
      }
      try {
        work.accept(account);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private List<String> accounts() {
    return database.with(
        session ->
            session.query(Sql.of("SELECT account_id FROM account"), row -> row.getString(1)));
  }

  private boolean has(Sql rows) {
    return database.with(session -> session.first(rows, _ -> true).isPresent());
  }

  private int drop(Sql rows) {
    return database.inTransaction(session -> session.update(rows));
  }
}
