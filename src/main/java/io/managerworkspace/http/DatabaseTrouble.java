package io.managerworkspace.http;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** Tells a database that cannot be reached or answers too late from every other failure. */
final class DatabaseTrouble {
  /**
   * Connection exceptions, a password or a database that is not as it was, transaction rollbacks
   * (also: deadlocks), insufficient resources, objects not in the needed state (also: locks),
   * operator intervention (also: timeouts).
   */
  private static final Set<String> CLASSES = Set.of("08", "28", "3D", "40", "53", "55", "57", "58");

  /** A standby, after a failover; a transaction that was left alone for too long. */
  private static final Set<String> STATES = Set.of("25006", "25P03");

  /** Where Citus says that an account's node was lost, as an error of its own inside. */
  private static final Set<String> NODE_LOST =
      Set.of("ErrorIfPostCommitFailedShardPlacements", "ReportCopyError", "ReportResultError");

  private DatabaseTrouble() {}

  static boolean causes(Throwable error) {
    return causes(error, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean causes(Throwable error, Set<Throwable> seen) {
    if (error == null || !seen.add(error)) {
      return false;
    }
    return (error instanceof SQLException sql && isTrouble(sql)) || causes(error.getCause(), seen);
  }

  private static boolean isTrouble(SQLException error) {
    var state = error.getSQLState();
    return switch (error) {
      case SQLTransientConnectionException _, SQLTimeoutException _ -> true;
      case PSQLException refused when isOutdatedPlan(refused) || isOfLostNode(refused) -> true;
      // PostgreSQL always sends a state: one without comes from the pool, which had no connection.
      default ->
          state == null
              || STATES.contains(state)
              || (state.length() > 1 && CLASSES.contains(state.substring(0, 2)));
    };
  }

  /** Of all that is not supported the one case that comes from outside: a migration. */
  private static boolean isOutdatedPlan(PSQLException error) {
    return isFrom(error, "0A000", Set.of("RevalidateCachedQuery"));
  }

  private static boolean isOfLostNode(PSQLException error) {
    return isFrom(error, "XX000", NODE_LOST);
  }

  private static boolean isFrom(PSQLException error, String state, Set<String> routines) {
    var message = error.getServerErrorMessage();
    return message != null
        && state.equals(message.getSQLState())
        && message.getRoutine() != null
        && routines.contains(message.getRoutine());
  }
}
