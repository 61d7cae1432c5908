package io.managerworkspace.opencounts;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.AccountWork;
import io.managerworkspace.rollup.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes into an account's counts of open conversations what time alone has changed, so that little
 * is left for questions to look for; any number of replicas may try at once.
 */
@ApplicationScoped
public class Aging {
  private static final String BOUND =
      "bound AS (SELECT "
          + Stream.of("old_from", "old_to", "due_from", "due_to", "idle_from", "idle_to")
              .map("?::bigint AS %s"::formatted)
              .collect(Collectors.joining(", "))
          + ")";

  private static final String MOVE =
      """
      INSERT INTO open_bound (account_id, old_until, due_until, idle_until) VALUES (?, ?, ?, ?)
      ON CONFLICT (account_id) DO UPDATE SET old_until = excluded.old_until,
        due_until = excluded.due_until, idle_until = excluded.idle_until""";

  private static final String KNOWN =
      """
      SELECT ages_at, nullif(inactive_after_ms, 0) FROM account_work JOIN account USING (account_id)
      WHERE account_id = ?""";

  /** When time changes a count again, as of the bounds. */
  private static final String NEXT =
      """
      SELECT least(
        (SELECT min(due_at) + 1 FROM open_conversation WHERE account_id = ? AND due_at >= due_until),
        (SELECT min(started_at) + 1 FROM open_conversation
          WHERE account_id = ? AND started_at >= old_until) + ?,
        (SELECT min(last_activity_at) FROM open_conversation
          WHERE account_id = ? AND fixed_weight IS NULL AND waiting_since IS NULL
            AND last_activity_at >= idle_until) + ?::bigint)
      FROM open_bound WHERE account_id = ?""";

  /** Who changes the account's settings meanwhile notes another time, and that one stays. */
  private static final String NOTE_NEXT =
      """
      UPDATE account_work SET ages_at = ?::bigint
      WHERE account_id = ? AND ages_at IS NOT DISTINCT FROM ?::bigint""";

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
            session
                .first(Sql.of(KNOWN, accountId), Known::read)
                .ifPresent(known -> noteNext(session, accountId, known));
          }
          return null;
        });
  }

  /** The noted time, and the account's {@code inactiveAfter}, if any, as of the same snapshot. */
  private record Known(Long agesAt, Long inactiveAfterMs) {
    static Known read(ResultSet row) throws SQLException {
      return new Known(row.getObject(1, Long.class), row.getObject(2, Long.class));
    }
  }

  private void noteNext(Session session, String accountId, Known known) {
    var next =
        session.query(
            new Sql(
                NEXT,
                Arrays.asList(
                    accountId, accountId, maxAgeMs, accountId, known.inactiveAfterMs, accountId)),
            row -> Optional.ofNullable(row.getObject(1, Long.class)));
    if (!next.isEmpty()) {
      session.update(
          new Sql(NOTE_NEXT, Arrays.asList(next.getFirst().orElse(null), accountId, known.agesAt)));
    }
  }

  /**
   * Moves counts and bounds by what is read once: the account's settings may change at any time,
   * and two statements could see different ones.
   *
   * @param bound a row as {@link OpenAging#bound} has it
   */
  public static void move(Session session, String accountId, Sql bound) {
    session.first(bound, Aging::read).ifPresent(read -> move(session, accountId, read));
  }

  private static void move(Session session, String accountId, List<Object> bound) {
    session.update(Sql.of(MOVE, accountId, bound.get(1), bound.get(3), bound.get(5)));
    OpenCounting.addNow(session, accountId, new Sql(BOUND, bound), OpenAging.changes(accountId));
  }

  private static List<Object> read(ResultSet row) throws SQLException {
    return List.of(
        row.getLong("old_from"),
        row.getLong("old_to"),
        row.getLong("due_from"),
        row.getLong("due_to"),
        row.getLong("idle_from"),
        row.getLong("idle_to"));
  }
}
