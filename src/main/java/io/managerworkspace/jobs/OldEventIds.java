package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.jobs.Partitions.Day;
import io.managerworkspace.shutdown.JobRuns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the ids of events away ahead of the partitions of the log that hold the events: each id
 * that an account has used belongs to exactly one event, and is found by its key. Nobody waits for
 * anybody; what cannot be done in one round is left to the next.
 */
final class OldEventIds {
  private static final int AT_ONCE = 5_000;

  /** The log whose days are dropped. */
  static final String LOG = "conversation_event";

  /** The time keeps an id that was used again for a younger event. */
  static final String DELETE =
      """
      WITH batch AS (
        SELECT conversation_id AS key, time, event_id FROM %s
        WHERE account_id = ? AND (conversation_id, time, event_id) > (?, ?, ?)
        ORDER BY conversation_id, time, event_id LIMIT ?
      ), gone AS (
        DELETE FROM event_key
        WHERE account_id = ? AND event_id = ANY (ARRAY(SELECT event_id FROM batch)) AND time < ?
      )
      SELECT key, time, event_id FROM batch ORDER BY key DESC, time DESC, event_id DESC LIMIT 1""";

  /** Whoever has events in the log. */
  private static final String ACCOUNTS =
      """
      SELECT account_id FROM account JOIN account_work USING (account_id)
      WHERE account_id >= ? AND expires_at IS NOT NULL ORDER BY account_id""";

  private final Database database;
  private final Unhurried batches;
  private final KnownBeginning beginning;
  private final JobRuns runs;
  private final Set<String> emptied = new HashSet<>();

  private final Map<String, Place> places = new HashMap<>();

  OldEventIds(Database database, KnownBeginning beginning, JobRuns runs) {
    this.database = database;
    batches = new Unhurried(database);
    this.beginning = beginning;
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
   * @param days all that are left of the log
   */
  void delete(List<Day> days, long since) {
    var names = days.stream().map(Day::name).toList();
    emptied.retainAll(names);
    places.keySet().retainAll(names);
    if (!days.isEmpty() && beginning.moveTo(since)) {
      for (var day : days) {
        if (!emptied.contains(day.name()) && isEmptied(day, since)) {
          emptied.add(day.name());
        }
      }
    }
  }

  /** Whether no event of this partition has an id that is taken. */
  boolean hasNone(Day day) {
    return !day.table().equals(LOG) || emptied.contains(day.name());
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
        var batch = batch(day, place.get(), since);
        if (!batch.isMine()) {
          return false;
        }
        place = batch.last();
      }
    }
    return true;
  }

  private List<String> accounts(String from) {
    var sql = Sql.of(ACCOUNTS, from);
    return database.with(session -> session.query(sql, row -> row.getString(1)));
  }

  private Batch batch(Day day, Place from, long since) {
    return batches.inTransaction(session -> delete(session, day, from, since));
  }

  private static Batch delete(Session session, Day day, Place from, long since) {
    if (!Partitions.isMine(session, day.name())) {
      return new Batch(false, Optional.empty());
    }
    session.update(AccountRemoval.THROUGH_KEYS);
    var sql =
        Sql.of(
            DELETE.formatted(day.name()),
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
