package io.managerworkspace.rollup;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Grain;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction makes necessary for an account: to sum its facts, to let its counts of open
 * conversations age, and to compare them. It is noted in table {@code account_work}, so that jobs
 * visit no account that nothing happens in.
 */
public final class AccountWork {
  private static final long NONE = Long.MAX_VALUE;
  private static final String UNSUMMED = "unsummed_since < ?";
  private static final String AGING = "ages_at <= ?";

  /**
   * What is noted already is not written again, so that batches do not wait for each other, nor
   * commit in two phases where accounts are distributed: that takes a statement that might write.
   */
  private static final String NOTED =
      """
      SELECT 1 FROM account_work
      WHERE account_id = ? AND (?::bigint IS NULL OR unsummed_since <= ?::bigint)
        AND (NOT ? OR changed AND visit IS NULL
          AND ages_at <= floor(extract(epoch FROM now()) * 1000)::bigint)""";

  private static final String NOTE =
      """
      INSERT INTO account_work AS w (account_id, unsummed_since, ages_at, changed)
      VALUES (?, ?::bigint,
        CASE WHEN ? THEN floor(extract(epoch FROM now()) * 1000)::bigint END, ?)
      ON CONFLICT (account_id) DO UPDATE SET
        unsummed_since = least(w.unsummed_since, excluded.unsummed_since),
        ages_at = least(w.ages_at, excluded.ages_at),
        changed = w.changed OR excluded.changed,
        visit = CASE WHEN excluded.changed THEN NULL ELSE w.visit END""";

  private final Session session;
  private final String accountId;
  private long unsummedSince = NONE;
  private boolean isCounted;

  /** That of the session's transaction, under the account's watermark held. */
  public AccountWork(Session session, String accountId) {
    this.session = session;
    this.accountId = accountId;
  }

  /** A fact came that no sum has. */
  void unsummed(long time) {
    unsummedSince = Math.min(unsummedSince, Grain.MINUTE.floor(time));
  }

  /** Counts of open conversations have changed. */
  public void counted() {
    isCounted = true;
  }

  /** Notes it: last of all, since others of the account wait for its row. */
  public void save() {
    if (unsummedSince < NONE || isCounted) {
      var since = unsummedSince < NONE ? Long.valueOf(unsummedSince) : null;
      if (!isNoted(since)) {
        session.update(new Sql(NOTE, Arrays.asList(accountId, since, isCounted, isCounted)));
      }
    }
  }

  private boolean isNoted(Long since) {
    var noted = new Sql(NOTED, Arrays.asList(accountId, since, since, isCounted));
    return session.first(noted, _ -> true).isPresent();
  }

  /**
   * Whether this transaction may work on the account: nobody else does until it ends. Replicas
   * share the work by it.
   */
  public static boolean claim(Session session, String accountId) {
    return session
        .first(
            Sql.of(
                "SELECT pg_try_advisory_xact_lock(hashtextextended('work ' || ?, 0))", accountId),
            row -> row.getBoolean(1))
        .orElseThrow();
  }

  /** Accounts with facts of a minute that began before a time and that no sum has. */
  public static List<String> unsummedBefore(Session session, long time) {
    return due(session, UNSUMMED, time);
  }

  /** Whether the account is one of those. */
  static boolean isUnsummedBefore(Session session, String accountId, long time) {
    return isDue(session, accountId, UNSUMMED, time);
  }

  /** Accounts with counts that time has changed, or will have by then. */
  public static List<String> agingUntil(Session session, long time) {
    return due(session, AGING, time);
  }

  /** Whether the account is one of those. */
  public static boolean isAgingUntil(Session session, String accountId, long time) {
    return isDue(session, accountId, AGING, time);
  }

  private static boolean isDue(Session session, String accountId, String condition, long time) {
    return session
        .first(
            Sql.of(
                "SELECT 1 FROM account_work WHERE account_id = ? AND " + condition,
                accountId,
                time),
            _ -> true)
        .isPresent();
  }

  /** In any order: replicas that begin at once shall not meet at each account. */
  private static List<String> due(Session session, String condition, long time) {
    return session.query(
        Sql.of(
            "SELECT account_id FROM account_work JOIN account USING (account_id) WHERE "
                + condition
                + " ORDER BY random()",
            time),
        row -> row.getString(1));
  }

  /** The begin of the earliest minute of any account with facts that no sum has. */
  public static Optional<Long> oldestUnsummed(Session session) {
    return session.first(
        Sql.of(
            "SELECT unsummed_since FROM account_work JOIN account USING (account_id)"
                + " WHERE unsummed_since IS NOT NULL ORDER BY unsummed_since LIMIT 1"),
        row -> row.getLong(1));
  }

  /**
   * Notes the first minute of the account that is not summed.
   *
   * @param since its begin; null when all are
   */
  static void summed(Session session, String accountId, Long since) {
    session.update(
        new Sql(
            "UPDATE account_work SET unsummed_since = ?::bigint"
                + " WHERE account_id = ? AND unsummed_since IS DISTINCT FROM ?::bigint",
            Arrays.asList(since, accountId, since)));
  }
}
