package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.retention.LogBeginning;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where the log begins, once everybody knows it: only then is nobody left who may append to what is
 * older, or read it as whole.
 */
final class KnownBeginning {
  private final Database database;
  private long beginning;
  private Set<String> unaware = Set.of();

  KnownBeginning(Database database) {
    this.database = database;
  }

  /** Lets the log begin at {@code since}, epoch ms; answers whether everybody knows. */
  boolean moveTo(long since) {
    return database.with(
        session -> {
          if (since > beginning) {
            LogBeginning.moveTo(session, since);
            unaware = LogBeginning.readers(session);
            beginning = since;
          } else if (!unaware.isEmpty()) {
            unaware = both(unaware, LogBeginning.readers(session));
          }
          return unaware.isEmpty();
        });
  }

  /** Where it begins, 0 if nothing was ever dropped; empty while not everybody knows. */
  OptionalLong known() {
    long stored = database.with(LogBeginning::hold);
    return stored == 0 || moveTo(stored) ? OptionalLong.of(stored) : OptionalLong.empty();
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    var both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }
}
