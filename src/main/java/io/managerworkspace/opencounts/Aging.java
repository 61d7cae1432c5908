package io.managerworkspace.opencounts;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.AccountWork;
import io.managerworkspace.rollup.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes into an account's counts of open conversations what time alone has changed, so that little
 * is left for questions to look for; any number of replicas may try at once.
 */
@ApplicationScoped
public class Aging {
  private static final String MOVED =
      """
      ),
      moved AS (
      INSERT INTO open_bound (account_id, old_until, due_until, idle_until)
      SELECT ?, old_to, due_to, idle_to FROM bound
      ON CONFLICT (account_id) DO UPDATE SET old_until = excluded.old_until,
        due_until = excluded.due_until, idle_until = excluded.idle_until)""";

  private static final String NEXT =
      """
      SELECT least(
        (SELECT min(due_at) + 1 FROM open_conversation WHERE account_id = ? AND due_at >= due_until),
        (SELECT min(started_at) + 1 FROM open_conversation
          WHERE account_id = ? AND started_at >= old_until) + ?,
        (SELECT min(last_activity_at) FROM open_conversation
          WHERE account_id = ? AND fixed_weight IS NULL AND waiting_since IS NULL
            AND last_activity_at >= idle_until) + nullif(inactive_after_ms, 0))
      FROM open_bound JOIN account USING (account_id) WHERE account_id = ?""";

  private final Database database;
  private final long maxAgeMs;

  public Aging(Database database, OpenConversationSettings settings) {
    this.database = database;
    maxAgeMs = settings.maxAge().toMillis();
  }

  /** Moves the account's bounds to this instant. */
  public void catchUp(String accountId) {
    database.inTransaction(
        session -> {
          Watermark.waitBriefly(session);
          if (AccountWork.claim(session, accountId)) {
            Watermark.holdToMove(session, accountId);
            move(session, accountId, OpenAging.bound(accountId, maxAgeMs));
            AccountWork.aged(session, accountId, next(session, accountId));
          }
          return null;
        });
  }

  /** When time changes a count again, as of the bounds; null when there is none to change. */
  private Long next(Session session, String accountId) {
    return session
        .first(
            Sql.of(NEXT, accountId, accountId, maxAgeMs, accountId, accountId),
            row -> Optional.ofNullable(row.getObject(1, Long.class)))
        .flatMap(Function.identity())
        .orElse(null);
  }

  /**
   * Moves counts and bounds in one statement: the account's settings may change at any time, and
   * two statements could see different ones.
   */
  public static void move(Session session, String accountId, Sql bound) {
    OpenCounting.addNow(
        session,
        accountId,
        Sql.of("bound AS (\n").plus(bound).plus(MOVED, accountId),
        OpenAging.changes(accountId));
  }
}
