package io.managerworkspace.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Gives every new connection what statements rely on and the timeout of questions, so that no
 * statement can be run without them and none costs a round trip for it. Migrations lift the timeout
 * ({@code beforeEachMigrate.sql}). This is PostgreSQL's part of the bound; {@link
 * ConnectionWatchdog} has the part for when it does not answer.
 */
@Singleton
public class StatementTimeout implements AgroalPoolInterceptor {
  /**
   * What statements rely on, whatever the defaults of database and user are: each sees what was
   * committed before it began, also by those whose lock it waited for; it waits for locks as long
   * as it may run; a null in an array that goes out as text is a null.
   */
  private static final String RELIED_ON =
      """
      SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED;
      SET lock_timeout = 0;
      SET array_nulls = on;
      SET statement_timeout =\s""";

  /**
   * Citus finds an account's node by the values of a statement: no plan is for any. What is set in
   * a transaction holds on that node as well.
   */
  private static final String OF_CLUSTER =
      "; SET plan_cache_mode = auto; SET citus.propagate_set_commands = 'local'";

  private final DatabaseSettings settings;

  StatementTimeout(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void onConnectionCreate(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute(
          RELIED_ON
              + settings.statementTimeout().toMillis()
              + (settings.distributed() ? OF_CLUSTER : ""));
      // The socket's timeout bounds the login, and would end writes that may take longer.
      connection.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Also for a transaction that this process has stopped to go on with: PostgreSQL takes it back
   * and frees its locks. Statements are planned for their values: what a transaction touches may be
   * a row or a day, where a question's plan fits every question of its shape. All go in one round
   * trip, and leave the choice of isolation open.
   */
  static Sql inThisTransaction(Duration timeout, Duration lockTimeout) {
    return Sql.of(
        """
        SET LOCAL statement_timeout = %1$d; SET LOCAL idle_in_transaction_session_timeout = %1$d;
        SET LOCAL lock_timeout = %2$d; SET LOCAL plan_cache_mode = force_custom_plan;
        SET LOCAL enable_nestloop = on"""
            .formatted(timeout.toMillis(), lockTimeout.toMillis()));
  }
}
