package io.managerworkspace.rollup;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.UnknownIdException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How far an account is rolled up: the facts before it are in the rollups, the others are not.
 * Whoever writes facts holds the account's lock shared, whoever moves the watermark holds it alone,
 * both to the end of the transaction, so that no fact falls between them. It is an advisory lock
 * because it queues: with a row lock a steady stream of writers could keep the roll-up out.
 *
 * <p>Whoever writes anything of an account holds its lock, so that a deletion can wait for those
 * who found the account still there.
 *
 * @param closedUntil the end of a minute; epoch ms
 */
public record Watermark(long closedUntil) {
  static final Watermark NONE = new Watermark(0);

  /** One row, worked out on the node that has the account's. */
  private static final String AT_ITS_ROWS =
      " FROM (SELECT count(*) FROM rollup_watermark WHERE account_id = ?) AS of_account";

  /**
   * The watermark, which stays where it is until the transaction ends.
   *
   * @throws UnknownIdException when there is no such account
   */
  public static Watermark holdStill(Session session, String accountId) {
    lock(session, "pg_advisory_xact_lock_shared", accountId);
    return read(session, accountId).orElse(NONE);
  }

  /**
   * Ingestion queues behind who waits to move: rather try again later than let it wait for long.
   */
  public static void waitBriefly(Session session) {
    session.update(Sql.of("SET LOCAL lock_timeout = '1s'"));
  }

  /** Waits for all who hold the lock of an account, whether it is still there or not. */
  public static void waitForAll(Session session, String accountId) {
    lock(session, "pg_advisory_xact_lock", accountId);
  }

  /**
   * The watermark, which only this transaction may move.
   *
   * @throws UnknownIdException when there is no such account
   */
  public static Optional<Watermark> holdToMove(Session session, String accountId) {
    lock(session, "pg_advisory_xact_lock", accountId);
    return read(session, accountId);
  }

  /** What is older than the retention is not rolled up any more. */
  Watermark notBefore(long since) {
    return new Watermark(Math.max(closedUntil, since));
  }

  /** Where the complete buckets of a grain end; epoch ms. */
  long until(Grain grain) {
    return grain.floor(closedUntil);
  }

  /**
   * Twice where accounts are distributed: all replicas meet on the coordinator, and its word alone
   * lasts while an account moves to another node. But a node may still have to commit what the
   * coordinator is through with, or has forgotten: there the lock ends with the rows' own
   * transaction, one that is prepared included.
   */
  private static void lock(Session session, String function, String accountId) {
    var locked = "SELECT " + function + "(hashtextextended('rollup ' || ?, 0))";
    session.query(Sql.of(locked, accountId), _ -> true);
    session.query(Sql.of(locked + AT_ITS_ROWS, accountId, accountId), _ -> true);
  }

  private static Optional<Watermark> read(Session session, String accountId) {
    return session
        .first(
            Sql.of(
                "SELECT closed_until FROM account"
                    + " LEFT JOIN rollup_watermark USING (account_id) WHERE account_id = ?",
                accountId),
            Watermark::read)
        .orElseThrow(() -> UnknownIdException.ofAccount(accountId));
  }

  private static Optional<Watermark> read(ResultSet row) throws SQLException {
    long closedUntil = row.getLong(1);
    return row.wasNull() ? Optional.empty() : Optional.of(new Watermark(closedUntil));
  }
}
