package io.managerworkspace.rollup;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Grain;
import io.managerworkspace.retention.Retention;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction makes necessary for an account: to sum its facts, to let its counts of open
 * conversations age, to compare them, and to take away what has become too old. It is noted in
 * table {@code account_work}, so that jobs visit no account that nothing happens in.
 */
public final class AccountWork {
  private static final long NONE = Long.MAX_VALUE;
  private static final String UNSUMMED = "unsummed_since < ?";
  private static final String AGING = "ages_at <= ?";
  private static final String EXPIRING = "expires_at <= ?";
  private static final String NOW = "floor(extract(epoch FROM now()) * 1000)::bigint";

  /**
   * What is noted already is not written again, so that batches do not wait for each other, nor
   * commit in two phases where accounts are distributed: that takes a statement that might write.
   */
  private static final String NOTED =
      """
      SELECT 1 FROM account_work
      WHERE account_id = ? AND (?::bigint IS NULL OR unsummed_since <= ?::bigint)
        AND (NOT ? OR changed AND visit IS NULL AND ages_at <= %s)
        AND (NOT ? OR expires_at IS NOT NULL)"""
          .formatted(NOW);

  private static final String NOTE =
      """
      INSERT INTO account_work AS w (account_id, unsummed_since, ages_at, changed, expires_at)
      VALUES (?, ?::bigint, CASE WHEN ? THEN %1$s END, ?, CASE WHEN ? THEN %1$s + %2$d END)
      ON CONFLICT (account_id) DO UPDATE SET
        unsummed_since = least(w.unsummed_since, excluded.unsummed_since),
        ages_at = least(w.ages_at, excluded.ages_at),
        changed = w.changed OR excluded.changed,
        visit = CASE WHEN excluded.changed THEN NULL ELSE w.visit END,
        expires_at = coalesce(w.expires_at, excluded.expires_at)"""
          .formatted(NOW, Retention.DAY_MS);

  private final Session session;
  private final String accountId;
  private long unsummedSince = NONE;
  private boolean isCounted;
  private boolean isLogged;

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

  /** Events came, which time makes too old. */
  public void logged() {
    isLogged = true;
  }

  /** Notes it: last of all, since others of the account wait for its row. */
  public void save() {
    if (unsummedSince < NONE || isCounted || isLogged) {
      var since = unsummedSince < NONE ? Long.valueOf(unsummedSince) : null;
      if (!isNoted(since)) {
        session.update(
            new Sql(NOTE, Arrays.asList(accountId, since, isCounted, isCounted, isLogged)));
      }
    }
  }

  private boolean isNoted(Long since) {
    var noted = new Sql(NOTED, Arrays.asList(accountId, since, since, isCounted, isLogged));
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

  /** Accounts to look through by then for rows that have become too old. */
  public static List<String> expiringUntil(Session session, long time) {
    return due(session, EXPIRING, time);
  }

  /** Whether the account is one of those. */
  public static boolean isExpiringUntil(Session session, String accountId, long time) {
    return isDue(session, accountId, EXPIRING, time);
  }

  /**
   * Notes when to look through the account next.
   *
   * @param time null when it has nothing that time makes too old, seen with its watermark held to
   *     move: a batch that found a time noted has to be seen
   */
  public static void expires(Session session, String accountId, Long time) {
    session.update(
        new Sql(
            "UPDATE account_work SET expires_at = ?::bigint WHERE account_id = ?",
            Arrays.asList(time, accountId)));
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
