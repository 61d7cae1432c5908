package io.managerworkspace.database;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/**
 * Numbers the generations of each account's data on this node, so that what was read from the
 * database can be told from what may have changed since. A generation that is read before a query
 * begins covers every change that was answered before: a change ends its generation behind its
 * commit and ahead of its answer.
 */
@Singleton
public class AccountChanges {
  /**
   * Accounts share counters, so that memory is bounded; a foreign change only costs a new query.
   */
  private static final int COUNTERS = 4_096;

  private final AtomicLongArray generations = new AtomicLongArray(COUNTERS);

  /** The account's present generation. */
  public long generation(String accountId) {
    return generations.get(counter(accountId));
  }

  /**
   * Runs what changes the account's data, commit included, and ends the generation.
   *
   * @return what the change returns
   */
  public <T> T during(String accountId, Supplier<T> change) {
    try {
      return change.get();
    } finally {
      // Also when it failed: parts may be committed, or the commit's answer may be lost.
      generations.incrementAndGet(counter(accountId));
    }
  }

  private static int counter(String accountId) {
    int hash = accountId.hashCode();
    return (hash ^ hash >>> 16) & (COUNTERS - 1);
  }
}
