package io.managerworkspace.testsupport;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often anybody turned to the database: what has no connection asks it nothing. */
@Singleton
public class BorrowedConnections implements AgroalPoolInterceptor {
  private static final long QUIET_MS = 400;

  private final AtomicLong count = new AtomicLong();

  /** How many connections were borrowed so far. */
  public long count() {
    return count.get();
  }

  /** Returns when nobody has turned to the database for a while: jobs end what they have begun. */
  public void awaitQuiet() throws InterruptedException {
    long seen;
    do {
      seen = count.get();
      Thread.sleep(QUIET_MS);
    } while (seen != count.get());
  }

  @Override
  public void onConnectionAcquire(Connection connection) {
    count.incrementAndGet();
  }
}
