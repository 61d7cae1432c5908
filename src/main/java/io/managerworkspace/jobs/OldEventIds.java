package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.jobs.Partitions.Day;
import io.managerworkspace.retention.LogBeginning;
import io.managerworkspace.shutdown.JobRuns;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes the ids of events away ahead of the partitions of the two logs that hold the events: each
 * id that an account has used belongs to exactly one event, and is found by its key. Nobody waits
 * for anybody; what cannot be done in one round is left to the next.
 */
final class OldEventIds {
  private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int AT_ONCE = 5_000;

  /** The logs, and the column that follows the account in the key of each. */
  static final Map<String, String> LOGS =
      Map.of("conversation_event", "conversation_id", "agent_state_event", "agent_id");

  /** The time keeps an id that was used again for a younger event. */
  static final String DELETE =
      """
      WITH batch AS (
        SELECT %2$s AS key, time, event_id FROM %1$s
        WHERE account_id = ? AND (%2$s, time, event_id) > (?, ?, ?)
        ORDER BY %2$s, time, event_id LIMIT ?
      ), gone AS (
        DELETE FROM event_key
        WHERE account_id = ? AND event_id = ANY (ARRAY(SELECT event_id FROM batch)) AND time < ?
      )
      SELECT key, time, event_id FROM batch ORDER BY key DESC, time DESC, event_id DESC LIMIT 1""";

  private final Database database;
  private final JobRuns runs;
  private final Set<String> emptied = new HashSet<>();

  private final Map<String, Place> places = new HashMap<>();
  private long beginning;
  private Set<String> unaware = Set.of();

  OldEventIds(Database database, JobRuns runs) {
    this.database = database;
    this.runs = runs;
  }

  /** How far a partition's ids have gone: events are in the order of the log's key. */
  private record Place(String accountId, String key, long time, String eventId) {
    static final Place START = before("");

    static Place before(String accountId) {
      return new Place(accountId, "", Long.MIN_VALUE, "");
    }
  }

  /**
   * A step of the way.
   *
   * @param isMine false: another replica is at it, or was
   * @param last its last event; empty when the account has no more
   */
  private record Batch(boolean isMine, Optional<Place> last) {}

  /**
   * Lets the log begin at {@code since} and takes away the ids of days before it.
   *
   * @param days all that are left of the two logs
   */
  void delete(List<Day> days, long since) {
    var names = days.stream().map(Day::name).toList();
    emptied.retainAll(names);
    places.keySet().retainAll(names);
    if (!days.isEmpty() && everybodyKnows(since)) {
      for (var day : days) {
        if (!emptied.contains(day.name()) && isEmptied(day, since)) {
          emptied.add(day.name());
        }
      }
    }
  }

  /** Whether no event of this partition has an id that is taken. */
  boolean hasNone(Day day) {
    return !LOGS.containsKey(day.table()) || emptied.contains(day.name());
  }

  /** Whether no transaction is left that may append to the old days, or read them as whole. */
  private boolean everybodyKnows(long since) {
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

  private static Set<String> both(Set<String> some, Set<String> others) {
    var both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }

  /** Ids of deleted accounts go with their account. */
  private boolean isEmptied(Day day, long since) {
    var reached = places.getOrDefault(day.name(), Place.START);
    for (var accountId : accounts(reached.accountId())) {
      boolean begun = accountId.equals(reached.accountId());
      var place = Optional.of(begun ? reached : Place.before(accountId));
      while (place.isPresent()) {
        if (!runs.goOn()) {
          return false;
        }
        places.put(day.name(), place.get());
        var batch = unhurried(day, place.get(), since);
        if (!batch.isMine()) {
          return false;
        }
        place = batch.last();
      }
    }
    return true;
  }

  private List<String> accounts(String from) {
    var sql = Sql.of("SELECT account_id FROM account WHERE account_id >= ? ORDER BY 1", from);
    return database.with(session -> session.query(sql, row -> row.getString(1)));
  }

  /** As long again as the batch took: at least half of the time is everybody else's. */
  private Batch unhurried(Day day, Place from, long since) {
    long began = System.nanoTime();
    var batch = database.inTransaction(session -> delete(session, day, from, since));
    LockSupport.parkNanos(Math.min(System.nanoTime() - began, LONGEST_PAUSE_NANOS));
    return batch;
  }

  private static Batch delete(Session session, Day day, Place from, long since) {
    if (!Partitions.isMine(session, day.name())) {
      return new Batch(false, Optional.empty());
    }
    session.query(AccountRemoval.THROUGH_KEYS, _ -> true);
    var sql =
        Sql.of(
            DELETE.formatted(day.name(), LOGS.get(day.table())),
            from.accountId(),
            from.key(),
            from.time(),
            from.eventId(),
            AT_ONCE,
            from.accountId(),
            since);
    var last =
        session.first(
            sql,
            row -> new Place(from.accountId(), row.getString(1), row.getLong(2), row.getString(3)));
    return new Batch(true, last);
  }
}
