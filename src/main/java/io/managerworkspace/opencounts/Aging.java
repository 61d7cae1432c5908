package io.managerworkspace.opencounts;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.Watermark;
import jakarta.enterprise.context.ApplicationScoped;

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
          Watermark.holdToMove(session, accountId);
          move(session, accountId, OpenAging.bound(accountId, maxAgeMs));
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
