package io.managerworkspace.database;

import io.agroal.api.AgroalDataSource;
import io.managerworkspace.model.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/**
 * The transactions of callers who write to an account. They share a part of the connections, of
 * which one account gets half, and wait for their turn before they borrow one: a locked account
 * delays its own callers, and neither questions nor health nor other accounts.
 */
@ApplicationScoped
public class AccountWrites {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Database database;
  private final AccountChanges changes;
  private final Duration patience;
  private final AccountTurns turns;

  AccountWrites(
      Database database, AccountChanges changes, DatabaseSettings settings, AgroalDataSource pool) {
    this.database = database;
    this.changes = changes;
    patience = settings.lockTimeout();
    if (patience.compareTo(SHORTEST) < 0) {
      throw new IllegalStateException("workspace.database.lock-timeout must be PT0.1S or more");
    }
    int connections = pool.getConfiguration().connectionPoolConfiguration().maxSize();
    int part = part(connections, settings.ingestionPercent());
    turns = new AccountTurns(part, Math.ceilDiv(part, 2));
  }

  private static int part(int connections, int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalStateException("workspace.database.ingestion-percent must be 1 to 100");
    }
    return Math.max(1, connections * percent / 100);
  }

  /**
   * As {@link Database#inTransaction}, and ends the generation of the account's data; waits for
   * {@link DatabaseSettings#lockTimeout} for its turn, and then for each lock.
   *
   * @throws UnavailableException when its turn did not come
   */
  public <T> T inTransaction(String accountId, Function<Session, T> work) {
    return waiting(accountId, patience, work);
  }

  /**
   * The same for work that needs the account for itself: others queue behind it and wait longer.
   */
  public <T> T alone(String accountId, Function<Session, T> work) {
    return waiting(accountId, patience.dividedBy(2), work);
  }

  private <T> T waiting(String accountId, Duration lockTimeout, Function<Session, T> work) {
    return turns.take(
        accountId,
        patience,
        () -> changes.during(accountId, () -> database.inTransaction(lockTimeout, work)));
  }
}
