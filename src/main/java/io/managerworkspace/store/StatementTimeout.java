package io.managerworkspace.store;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Gives every new connection the timeout of questions, so that no statement can be run without one
 * and none costs a round trip for it. Migrations lift it ({@code beforeEachMigrate.sql}). This is
 * PostgreSQL's part of the bound; {@link LentConnections} has the part for when it does not answer.
 */
@Singleton
public class StatementTimeout implements AgroalPoolInterceptor {
  private final DatabaseSettings settings;

  StatementTimeout(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void onConnectionCreate(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = " + settings.statementTimeout().toMillis());
      // The socket's timeout bounds the login, and would end writes that may take longer.
      connection.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Also for a transaction that this process has stopped to go on with: PostgreSQL takes it back
   * and frees its locks. Both go in one round trip, and leave the choice of isolation open.
   */
  static Sql inThisTransaction(Duration timeout) {
    return Sql.of(
        "SET LOCAL statement_timeout = %1$d; SET LOCAL idle_in_transaction_session_timeout = %1$d"
            .formatted(timeout.toMillis()));
  }
}
