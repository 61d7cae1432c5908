package io.managerworkspace.database;

import io.managerworkspace.model.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a bounded number work at the same time, and of those a smaller number for one account, so
 * that no account can take every place. First come, first served.
 */
final class AccountTurns {
  private static final int RETRY_AFTER = 5;

  private final Semaphore places;
  private final int placesOfOne;
  private final Map<String, Queue> queues = new ConcurrentHashMap<>();

  /**
   * @param atOnce how many may work, for all accounts together
   * @param ofOne how many of them for one account
   */
  AccountTurns(int atOnce, int ofOne) {
    places = new Semaphore(atOnce, true);
    placesOfOne = ofOne;
  }

  /** An account's places, and how many have one or wait for it: without any it is forgotten. */
  private record Queue(Semaphore places, int members) {
    Queue joined() {
      return new Queue(places, members + 1);
    }

    Optional<Queue> left() {
      return members == 1 ? Optional.empty() : Optional.of(new Queue(places, members - 1));
    }
  }

  /**
   * Works when it is the caller's turn.
   *
   * @param patience how long it waits for that
   * @throws UnavailableException when its turn has not come by then; nothing was done
   */
  <T> T take(String accountId, Duration patience, Supplier<T> work) {
    long until = System.nanoTime() + patience.toNanos();
    var mine = join(accountId).places;
    try {
      // The account's first: callers who wait for it take no place from others.
      return within(mine, until, () -> within(places, until, work));
    } finally {
      queues.computeIfPresent(accountId, (_, queue) -> queue.left().orElse(null));
    }
  }

  private Queue join(String accountId) {
    return queues.compute(
        accountId,
        (_, queue) ->
            queue == null ? new Queue(new Semaphore(placesOfOne, true), 1) : queue.joined());
  }

  private static <T> T within(Semaphore places, long until, Supplier<T> work) {
    if (!hasPlace(places, until)) {
      throw new UnavailableException(
          "Too many calls are writing at once; try again later.", RETRY_AFTER);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private static boolean hasPlace(Semaphore places, long until) {
    try {
      return places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
