package io.managerworkspace.retention;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import java.util.Set;

/**
 * Since when the event log has every event that was accepted, epoch ms; 0: ever since. Days are
 * dropped by the settings of their time, so that only the database knows.
 */
public final class LogBeginning {
  private static final Sql READ = Sql.of("SELECT coalesce(max(since), 0) FROM log_beginning");

  /** A transaction that has read the beginning keeps the table's lock until it ends. */
  private static final Sql READERS =
      Sql.of(
          """
          SELECT virtualtransaction FROM pg_locks
          WHERE relation = CAST('log_beginning' AS regclass)
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""");

  private LogBeginning() {}

  /**
   * The beginning as it is now. In a transaction: whoever does not accept or read anything older
   * finds the log whole until the transaction ends.
   */
  public static long hold(Session session) {
    return session.first(READ, row -> row.getLong(1)).orElseThrow();
  }

  /** Lets the log begin later. Nobody waits: see {@link #readers} for who does not know it yet. */
  public static void moveTo(Session session, long since) {
    session.update(
        Sql.of("INSERT INTO log_beginning (since) VALUES (?) ON CONFLICT DO NOTHING", since));
  }

  /**
   * The transactions that hold a beginning. Once all that were there after a move's commit are
   * gone, everybody knows the new one.
   */
  public static Set<String> readers(Session session) {
    return Set.copyOf(session.query(READERS, row -> row.getString(1)));
  }
}
