package io.managerworkspace.opencounts;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.AccountWork;
import io.managerworkspace.rollup.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

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

  /**
   * When time changes a count again, as of the bounds. Who changes the account's settings meanwhile
   * notes another time, and that one stays.
   */
  private static final String NOTE_NEXT =
      """
      UPDATE account_work w SET ages_at = n.next_at
      FROM (SELECT k.ages_at AS known, least(
          (SELECT min(due_at) + 1 FROM open_conversation
            WHERE account_id = ? AND due_at >= due_until),
          (SELECT min(started_at) + 1 FROM open_conversation
            WHERE account_id = ? AND started_at >= old_until) + ?,
          (SELECT min(last_activity_at) FROM open_conversation
            WHERE account_id = ? AND fixed_weight IS NULL AND waiting_since IS NULL
              AND last_activity_at >= idle_until) + nullif(inactive_after_ms, 0)) AS next_at
        FROM account_work k JOIN open_bound USING (account_id) JOIN account USING (account_id)
        WHERE account_id = ? OFFSET 0) n
      WHERE w.account_id = ? AND w.ages_at IS NOT DISTINCT FROM n.known""";

  private final Database database;
  private final long maxAgeMs;
  private final Clock clock;

  public Aging(Database database, OpenConversationSettings settings, Clock clock) {
    this.database = database;
    this.clock = clock;
    maxAgeMs = settings.maxAge().toMillis();
  }

  /** Moves the account's bounds to this instant, where that changes counts and nobody else does. */
  public void catchUp(String accountId) {
    database.inTransaction(
        session -> {
          Watermark.waitBriefly(session);
          if (AccountWork.claim(session, accountId)
              && AccountWork.isAgingUntil(session, accountId, clock.millis())) {
            Watermark.holdToMove(session, accountId);
            move(session, accountId, OpenAging.bound(accountId, maxAgeMs));
            session.update(
                Sql.of(NOTE_NEXT, accountId, accountId, maxAgeMs, accountId, accountId, accountId));
          }
          return null;
        });
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
