package io.managerworkspace.testsupport;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Deletes the accounts that a test class made: the jobs would look after each of them as long as
 * the service runs, and have less and less time for those of the tests that follow.
 */
public final class LeftAccounts implements QuarkusTestAfterAllCallback {
  private static final Logger LOG = Logger.getLogger(LeftAccounts.class);

  @Override
  public void afterAll(QuarkusTestContext context) {
    var container = Arc.container();
    // A service that is a process of its own has no other tests.
    if (container != null) {
      delete(container.instance(DataSource.class).get());
    }
  }

  private static void delete(DataSource dataSource) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      for (var table : new String[] {"account_deletion", "api_token", "account"}) {
        statement.execute("DELETE FROM " + table);
      }
    } catch (SQLException e) {
      // Some tests take the database away for good; the service ends behind them.
      LOG.debugf("The accounts stay: %s", e.getMessage());
    }
  }
}
