package io.managerworkspace.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** The one way to PostgreSQL for written SQL. */
@ApplicationScoped
public class Database {
  private final DataSource dataSource;
  private final DatabaseSettings settings;

  Database(DataSource dataSource, DatabaseSettings settings) {
    this.dataSource = dataSource;
    this.settings = settings;
  }

  /**
   * Runs single statements, each its own transaction and snapshot, and each within {@link
   * DatabaseSettings#statementTimeout}.
   */
  public <T> T with(Function<Session, T> work) {
    try (var connection = dataSource.getConnection()) {
      return work.apply(new Session(connection));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Runs the work in one transaction: committed when it returns, rolled back when it throws. Each
   * statement has {@link DatabaseSettings#writeTimeout}, since writers wait for each other.
   */
  public <T> T inTransaction(Function<Session, T> work) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var session = new Session(connection);
        session.update(StatementTimeout.inThisTransaction(settings.writeTimeout()));
        var result = work.apply(session);
        connection.commit();
        return result;
      } catch (RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
