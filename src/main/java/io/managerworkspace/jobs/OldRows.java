package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.rollup.AccountWork;
import io.managerworkspace.rollup.Watermark;
import io.managerworkspace.shutdown.JobRuns;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * Takes away closed conversations and states of agents that are too old. Visits each account once a
 * day, as long as it has any that time makes too old. One account after another, since each may be
 * on a node of its own; one that fails does not keep the others.
 */
final class OldRows {
  private static final Logger LOG = Logger.getLogger(OldRows.class);
  private static final int CONVERSATIONS_AT_ONCE = 1_000;

  /** The partitions' turn comes between two runs; what is left waits for the next one. */
  private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

  private static final String HAS_CONVERSATIONS =
      "SELECT 1 FROM closed_conversation WHERE account_id = ? AND started_at < ? LIMIT 1";

  /** Locks as ingestion does, the conversation first; waits for nobody. */
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

  /** What a later visit takes away; or the partition's drop, once the events' ids have gone. */
  private static final String EXPIRES =
      """
      SELECT 1 FROM closed_conversation WHERE account_id = ?
      UNION ALL SELECT 1 FROM agent_state_event WHERE account_id = ? AND time >= ?
      UNION ALL SELECT 1 FROM conversation_event WHERE account_id = ?
      LIMIT 1""";

  private final Database database;
  private final Clock clock;
  private final JobRuns runs;
  private final OldStates states;
  private long began;

  OldRows(Database database, Clock clock, JobRuns runs) {
    this.database = database;
    this.clock = clock;
    this.runs = runs;
    states = new OldStates(database, runs);
  }

  /**
   * Visits the accounts that are due. Rows of deleted accounts go with their account.
   *
   * @param conversationsBefore closed ones go whose last event was before, epoch ms
   * @param beginning states go that nobody needs who begins there, epoch ms; empty while not every
   *     replica knows it
   */
  void drop(long conversationsBefore, OptionalLong beginning) {
    began = System.nanoTime();
    RuntimeException failure = null;
    for (var account : due()) {
      if (!mayGoOn()) {
        break;
      }
      try {
        visit(account, conversationsBefore, beginning);
      } catch (UnknownIdException _) {
        LOG.debug("An account was deleted meanwhile.");
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private List<String> due() {
    return database.with(session -> AccountWork.expiringUntil(session, clock.millis()));
  }

  private void visit(String accountId, long conversationsBefore, OptionalLong beginning) {
    // Another replica may have been there.
    if (database.with(session -> AccountWork.isExpiringUntil(session, accountId, clock.millis()))) {
      if (dropConversations(accountId, conversationsBefore)
          && beginning.isPresent()
          && states.delete(accountId, beginning.getAsLong())) {
        noteNext(accountId, beginning.getAsLong());
      }
    }
  }

  private boolean mayGoOn() {
    return runs.goOn() && System.nanoTime() - began < LONGEST_NANOS;
  }

  /**
   * Each round is a transaction of its own, so that no lock is held for long. Answers whether none
   * is left.
   */
  private boolean dropConversations(String accountId, long before) {
    var old =
        Sql.of(
            DROP_CONVERSATIONS,
            accountId,
            before,
            before,
            CONVERSATIONS_AT_ONCE,
            accountId,
            accountId);
    boolean isMore = database.with(session -> has(session, HAS_CONVERSATIONS, accountId, before));
    while (isMore && mayGoOn()) {
      isMore = database.inTransaction(session -> session.update(old)) > 0;
    }
    return !isMore;
  }

  private void noteNext(String accountId, long beginning) {
    database.inTransaction(
        session -> {
          Watermark.waitBriefly(session);
          Watermark.holdToMove(session, accountId);
          session.update(AccountRemoval.THROUGH_KEYS);
          boolean expires = has(session, EXPIRES, accountId, accountId, beginning, accountId);
          AccountWork.expires(
              session, accountId, expires ? Long.valueOf(clock.millis() + Retention.DAY_MS) : null);
          return null;
        });
  }

  private static boolean has(Session session, String rows, Object... values) {
    return session.first(Sql.of(rows, values), _ -> true).isPresent();
  }
}
