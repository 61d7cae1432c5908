package io.managerworkspace.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** The one way to PostgreSQL. */
@ApplicationScoped
public class Database {
  private final DataSource dataSource;
  private final ConnectionWatchdog watchdog;
  private final DatabaseSettings settings;
  private final Optional<NodeCalls> nodes;

  Database(DataSource dataSource, ConnectionWatchdog watchdog, DatabaseSettings settings) {
    this.dataSource = dataSource;
    this.watchdog = watchdog;
    this.settings = settings;
    nodes = settings.distributed() ? Optional.of(new NodeCalls()) : Optional.empty();
  }

  /**
   * Runs single statements, each its own transaction and snapshot, and each within {@link
   * DatabaseSettings#statementTimeout}. They are planned for any values and without nested loops:
   * one that joins large tables belongs into {@link #report}.
   */
  public <T> T with(Function<Session, T> work) {
    try (var connection = dataSource.getConnection()) {
      var renewal = watchdog.renewal(connection, settings.statementTimeout());
      return work.apply(new Session(connection, renewal, nodes));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * As {@link #with}, with a plan for the values of each statement, and in a transaction that can
   * change nothing, so that rows can be taken as they come ({@link Session#each}).
   */
  public <T> T reading(Function<Session, T> work) {
    return inTransaction(
        settings.statementTimeout(),
        Sql.of("SET TRANSACTION READ ONLY; SET LOCAL plan_cache_mode = force_custom_plan"),
        work);
  }

  /**
   * As {@link #with}, with a plan for the values of each statement: for those that read a day or a
   * year, and take long enough for a plan not to matter.
   */
  public <T> T report(Function<Session, T> work) {
    return planned(settings.statementTimeout(), Duration.ZERO, work);
  }

  /**
   * Runs the work in one transaction: committed when it returns, rolled back when it throws. Each
   * statement has {@link DatabaseSettings#writeTimeout}, since writers wait for each other. When
   * the commit's answer is lost, this throws although the work may have been committed.
   */
  public <T> T inTransaction(Function<Session, T> work) {
    return inTransaction(Duration.ZERO, work);
  }

  /**
   * @param lockTimeout how long a statement may wait for a lock; 0: as long as it may work
   */
  <T> T inTransaction(Duration lockTimeout, Function<Session, T> work) {
    return planned(settings.writeTimeout(), lockTimeout, work);
  }

  private <T> T planned(Duration timeout, Duration lockTimeout, Function<Session, T> work) {
    return inTransaction(timeout, StatementTimeout.inThisTransaction(timeout, lockTimeout), work);
  }

  private <T> T inTransaction(Duration timeout, Sql begin, Function<Session, T> work) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = committed(connection, timeout, begin, work);
        connection.setAutoCommit(true);
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private <T> T committed(
      Connection connection, Duration timeout, Sql begin, Function<Session, T> work)
      throws SQLException {
    var renewal = watchdog.renewal(connection, timeout);
    var session = new Session(connection, renewal, nodes);
    session.update(begin);
    var result = work.apply(session);
    renewal.run();
    connection.commit();
    return result;
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // A connection that is broken: the pool drops it, and PostgreSQL the transaction.
      reason.addSuppressed(e);
    }
  }
}
