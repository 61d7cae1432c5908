package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.DatabaseException;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Drops partitions in rounds. To drop one takes a moment in which nobody uses its table, and
 * everybody who comes while it is waited for waits too. So each round waits once, and longer from
 * round to round; what stays is emptied, for which nobody may use the partition itself.
 */
final class OldPartitions {
  private static final Logger LOG = Logger.getLogger(OldPartitions.class);
  private static final long FIRST_WAIT_MS = 250;

  /** Questions that wait for as long are answered all the same. */
  private static final long LONGEST_WAIT_MS = 3_000;

  private final Database database;
  private final Set<String> emptied = new HashSet<>();
  private long waitMs = FIRST_WAIT_MS;
  private int rounds;

  OldPartitions(Database database) {
    this.database = database;
  }

  /** One round over all partitions that have to go. */
  void drop(Collection<String> names) {
    var turn = new ArrayList<>(names);
    // What keeps one table busy need not keep the others.
    Collections.rotate(turn, rounds++);
    emptied.retainAll(names);
    boolean isQuiet = true;
    for (var name : turn) {
      isQuiet = isQuiet && succeeds(name, waitMs, session -> drop(session, name));
      if (!isQuiet && !emptied.contains(name)) {
        succeeds(name, FIRST_WAIT_MS, session -> empty(session, name));
      }
    }
    if (names.isEmpty()) {
      waitMs = FIRST_WAIT_MS;
    } else if (!isQuiet) {
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    }
  }

  private boolean succeeds(String name, long wait, Consumer<Session> work) {
    try {
      database.inTransaction(
          session -> {
            if (Partitions.isMine(session, name)) {
              session.update(Sql.of("SET LOCAL lock_timeout = " + wait));
              work.accept(session);
            }
            return null;
          });
      return true;
    } catch (DatabaseException e) {
      LOG.infof("Partition %s could not be dropped yet: %s", name, e.getMessage());
      return false;
    }
  }

  private void empty(Session session, String name) {
    session.update(Sql.of("TRUNCATE " + name));
    emptied.add(name);
  }

  private static void drop(Session session, String name) {
    session.update(Sql.of("DROP TABLE " + name));
  }
}
