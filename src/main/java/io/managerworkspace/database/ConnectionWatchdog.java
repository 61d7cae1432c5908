package io.managerworkspace.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Ends the wait for a database that does not answer, or a byte at a time. A statement's own timeout
 * is PostgreSQL's, whose word may not come through: so whoever has borrowed a connection loses it a
 * moment after that timeout, and after twice of it for several statements. The socket's own timeout
 * would not do: it ends no write that the network does not take. Once one connection was lost,
 * those that lie idle are dropped too, so that nobody has to find out about each of them.
 */
@Singleton
public class ConnectionWatchdog implements AgroalPoolInterceptor {
  private static final Logger LOG = Logger.getLogger(ConnectionWatchdog.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final DatabaseSettings settings;
  private final Instance<AgroalDataSource> pool;
  private final Map<Connection, Loan> loans = new ConcurrentHashMap<>();
  private final Thread watch =
      Thread.ofVirtual().name("connection-watchdog").unstarted(this::watch);

  ConnectionWatchdog(DatabaseSettings settings, Instance<AgroalDataSource> pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /** A connection in use, from now on for as long as a statement may take, and twice in all. */
  private static final class Loan {
    private final long begun = System.nanoTime();
    private volatile long since;
    private volatile Duration timeout;

    Loan(Duration timeout) {
      renew(timeout);
    }

    void renew(Duration next) {
      since = System.nanoTime();
      timeout = next;
    }

    boolean isOver(Duration grace) {
      long now = System.nanoTime();
      return !timeout.isZero()
          && (now - since > timeout.plus(grace).toNanos()
              || now - begun > timeout.multipliedBy(2).plus(grace).toNanos());
    }
  }

  /** Behind everything else of the start: migrations take as long as they take. */
  void onStart(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
    watch.start();
  }

  void onStop(@Observes ShutdownEvent event) {
    watch.interrupt();
  }

  @Override
  public void onConnectionAcquire(Connection connection) {
    // Twice from the start, for those who borrow without Database and never renew it.
    var whole = settings.statementTimeout().multipliedBy(2);
    open(connection).ifPresent(mine -> loans.put(mine, new Loan(whole)));
  }

  @Override
  public void onConnectionReturn(Connection connection) {
    open(connection).ifPresentOrElse(loans::remove, this::forgetLost);
  }

  @Override
  public void onConnectionDestroy(Connection connection) {
    if (open(connection).isEmpty()) {
      forgetLost();
      pool.get().flush(FlushMode.IDLE);
    }
  }

  /**
   * What gives a borrowed connection time for one more statement.
   *
   * @param timeout how long PostgreSQL may work on it; 0: without an end
   */
  Runnable renewal(Connection connection, Duration timeout) {
    var loan = open(connection).map(loans::get);
    return () -> loan.ifPresent(given -> given.renew(timeout));
  }

  /** The driver's connection, since those of the pool are new ones each time; empty once lost. */
  private static Optional<Connection> open(Connection connection) {
    try {
      return Optional.of(connection.unwrap(Connection.class));
    } catch (SQLException _) {
      return Optional.empty();
    }
  }

  private void forgetLost() {
    loans.keySet().removeIf(mine -> open(mine).isEmpty());
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS);
        lookAtAll();
      }
    } catch (InterruptedException _) {
      // The service stops.
    }
  }

  private void lookAtAll() {
    try {
      loans.forEach(this::endIfOver);
    } catch (RuntimeException | Error e) {
      // Whatever it was, memory that ran short: without a watch nothing bounds a call any more.
      LOG.error("Borrowed connections could not be checked; the next check follows", e);
    }
  }

  private void endIfOver(Connection connection, Loan loan) {
    if (loan.isOver(settings.grace()) && loans.remove(connection, loan)) {
      LOG.warn("The database did not answer in time; its connection is closed.");
      try {
        // Not here: closing waits for who still writes to an encrypted connection.
        connection.abort(Thread::startVirtualThread);
      } catch (SQLException | RuntimeException e) {
        LOG.warn("A connection could not be closed", e);
      }
    }
  }
}
