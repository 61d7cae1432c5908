package io.managerworkspace.api;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that cannot be reached or answers too late from every other failure. */
final class DatabaseTrouble {
  /**
   * Connection exceptions, a password or a database that is not as it was, transaction rollbacks
   * (also: deadlocks), insufficient resources, objects not in the needed state (also: locks),
   * operator intervention (also: timeouts).
   */
  private static final Set<String> CLASSES = Set.of("08", "28", "3D", "40", "53", "55", "57");

  private static final int DEEPEST = 50;

  private DatabaseTrouble() {}

  static boolean causes(Throwable error) {
    var cause = error;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLException sql && isTrouble(sql)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isTrouble(SQLException error) {
    var state = error.getSQLState();
    return switch (error) {
      case SQLTransientConnectionException _, SQLTimeoutException _ -> true;
      // PostgreSQL always sends a state: one without comes from the pool, which had no connection.
      default -> state == null || (state.length() > 1 && CLASSES.contains(state.substring(0, 2)));
    };
  }
}
