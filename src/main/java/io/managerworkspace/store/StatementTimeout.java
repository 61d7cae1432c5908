package io.managerworkspace.store;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Gives every new connection the timeout of questions, so that no statement can be run without one
 * and none costs a round trip for it. Migrations lift it ({@code beforeEachMigrate.sql}).
 */
@Singleton
public class StatementTimeout implements AgroalPoolInterceptor {
  private static final String SETTING = "statement_timeout = ";

  private final DatabaseSettings settings;

  StatementTimeout(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void onConnectionCreate(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("SET " + SETTING + settings.statementTimeout().toMillis());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  static Sql inThisTransaction(Duration timeout) {
    return Sql.of("SET LOCAL " + SETTING + timeout.toMillis());
  }
}
