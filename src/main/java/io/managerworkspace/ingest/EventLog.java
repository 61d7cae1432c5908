package io.managerworkspace.ingest;

import io.managerworkspace.store.Session;
import io.managerworkspace.store.Sql;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The append-only log of events and the ids that the account has used. */
final class EventLog {
  private final Session session;
  private final String accountId;

  EventLog(Session session, String accountId) {
    this.session = session;
    this.accountId = accountId;
  }

  /**
   * Takes the ids of events and answers those that were new. Ids are taken in one order, so that
   * batches with the same ids wait for each other and never deadlock.
   */
  Set<String> claim(Collection<Event> events) {
    var ordered = events.stream().sorted(Comparator.comparing(Event::eventId)).toList();
    var sql =
        Sql.of(
            "INSERT INTO event_key (account_id, event_id, time)"
                + " SELECT ?, event_id, time FROM unnest(?, ?) AS claimed (event_id, time)"
                + " ON CONFLICT DO NOTHING RETURNING event_id",
            accountId,
            ordered.stream().map(Event::eventId).toArray(String[]::new),
            ordered.stream().map(Event::time).toArray(Long[]::new));
    return new HashSet<>(session.query(sql, row -> row.getString(1)));
  }

  /** Gives back ids whose events were rejected after all. */
  void release(Collection<String> eventIds) {
    session.update(
        Sql.of(
            "DELETE FROM event_key WHERE account_id = ? AND event_id = ANY (?)",
            accountId,
            eventIds.toArray(String[]::new)));
  }

  void append(List<Event.OfConversation> events) {
    session.update(EventRow.COLUMNS.insertInto("conversation_event", accountId, events));
  }

  /** The logged events of conversations, by conversation, in their order. */
  Map<String, List<Event.OfConversation>> read(Collection<String> conversationIds, long since) {
    var sql =
        Sql.of(
            "SELECT "
                + EventRow.COLUMNS.names()
                + " FROM conversation_event"
                + " WHERE account_id = ? AND conversation_id = ANY (?) AND time >= ?"
                + " ORDER BY conversation_id, time, event_id",
            accountId,
            conversationIds.toArray(String[]::new),
            since);
    return session.query(sql, EventRow::read).stream()
        .collect(Collectors.groupingBy(Event.OfConversation::conversationId));
  }
}
