package io.managerworkspace.opencounts;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.AccountWork;
import io.managerworkspace.rollup.RollupMeters;
import io.managerworkspace.rollup.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Compares counts with the open conversations they count, and agents with their configuration,
 * mends what differs, and takes away counts of nothing. Both are always written together, so a
 * difference is a fault, of this service or of somebody's hand; without this it would stay until
 * the account is rebuilt.
 */
@ApplicationScoped
public class CountComparison {
  /** The most accounts that are compared in a run, and rows that are mended in a transaction. */
  private static final int SLICE = 1_000;

  private final Database database;
  private final AccountWrites writes;
  private final RollupMeters meters;

  CountComparison(Database database, AccountWrites writes, RollupMeters meters) {
    this.database = database;
    this.writes = writes;
    this.meters = meters;
  }

  /** Some of the accounts whose counts have changed since they were last compared. */
  public List<String> changed() {
    return database.with(
        session ->
            session.query(
                Sql.of(
                    "SELECT account_id FROM account_work JOIN account USING (account_id)"
                        + " WHERE changed ORDER BY random() LIMIT ?",
                    SLICE),
                row -> row.getString(1)));
  }

  /**
   * Compares an account's counts with its conversations, each table in a snapshot of its own.
   * Writers wait while the visit is noted, and where something is mended. The mark stays when this
   * ends in the middle, or when somebody writes or begins another visit meanwhile.
   */
  public void compare(String accountId) {
    var visit = UUID.randomUUID();
    if (!begin(accountId, visit)) {
      return;
    }
    if (!database.inTransaction(session -> counting(session, accountId).isRight())) {
      mend(accountId);
    }
    dropEmpty(accountId);
    database.with(
        session ->
            session.update(
                Sql.of(
                    "UPDATE account_work SET changed = false, visit = NULL"
                        + " WHERE account_id = ? AND visit = ?",
                    accountId,
                    visit)));
  }

  /** Takes away counts that have become zero. */
  public void dropEmpty(String accountId) {
    database.inTransaction(
        session -> {
          counting(session, accountId).dropEmpty();
          return null;
        });
  }

  private static OpenCounting counting(Session session, String accountId) {
    return new OpenCounting(session, accountId, new AccountWork(session, accountId));
  }

  /** Answers whether there is something to compare: another replica may have done it. */
  private boolean begin(String accountId, UUID visit) {
    return database.inTransaction(
        session -> {
          Watermark.waitBriefly(session);
          // A batch that found the mark there, and did not set it, has to be seen by the
          // comparison.
          Watermark.holdToMove(session, accountId);
          var claim =
              Sql.of(
                  "UPDATE account_work SET visit = ? WHERE account_id = ? AND changed",
                  visit,
                  accountId);
          return session.update(claim) > 0;
        });
  }

  /** Sets right what is wrong of an account's agents, and all wrong counts, a slice at a time. */
  public void mend(String accountId) {
    mend(accountId, OpenCounting::mendAgents);
    int mended;
    do {
      mended = mend(accountId, counting -> counting.mend(SLICE));
    } while (mended >= SLICE);
  }

  private int mend(String accountId, Function<OpenCounting, Integer> work) {
    int mended =
        writes.alone(
            accountId,
            session -> {
              Watermark.holdToMove(session, accountId);
              return work.apply(counting(session, accountId));
            });
    meters.mended(mended);
    return mended;
  }
}
