package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.events.Event;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The append-only log of events and the ids that the account has used. */
public final class EventLog {
  private final Session session;
  private final String accountId;

  public EventLog(Session session, String accountId) {
    this.session = session;
    this.accountId = accountId;
  }

  /**
   * Takes the ids of events and answers those that were new. Ids are taken in one order, so that
   * batches with the same ids wait for each other and never deadlock.
   */
  public Set<String> claim(Collection<Event> events) {
    var ordered = events.stream().sorted(Comparator.comparing(Event::eventId)).toList();
    var sql =
        Sql.of(
            "INSERT INTO event_key (account_id, event_id, time)"
                + " VALUES (?, unnest(?), unnest(?)) ON CONFLICT DO NOTHING RETURNING event_id",
            accountId,
            ordered.stream().map(Event::eventId).toArray(String[]::new),
            ordered.stream().map(Event::time).toArray(Long[]::new));
    return new HashSet<>(session.query(sql, row -> row.getString(1)));
  }

  /** Gives back ids whose events were rejected after all. */
  public void release(Collection<String> eventIds) {
    session.update(
        Sql.of(
            "DELETE FROM event_key WHERE account_id = ? AND event_id = ANY (?)",
            accountId,
            eventIds.toArray(String[]::new)));
  }

  void append(List<Event.OfConversation> events) {
    session.update(EventRow.COLUMNS.insertInto("conversation_event", accountId, events));
  }

  /** How many events since then each of the conversations has in the log, if any. */
  public Map<String, Long> sizes(Collection<String> conversationIds, long since) {
    var sizes = new HashMap<String, Long>();
    var sql =
        logged("conversation_id, count(*)", conversationIds, since)
            .plus(" GROUP BY conversation_id");
    session.query(sql, row -> sizes.put(row.getString(1), row.getLong(2)));
    return sizes;
  }

  /** Hands over the logged events of conversations, one conversation after another, in order. */
  void each(
      Collection<String> conversationIds, long since, Consumer<Event.OfConversation> consumer) {
    var sql =
        logged(EventRow.COLUMNS.names(), conversationIds, since)
            .plus(" ORDER BY conversation_id, time, event_id");
    session.each(sql, EventRow::read, consumer);
  }

  /** What the events of a conversation since then tell of all of them. */
  Told told(String conversationId, long since) {
    var listener = new Told.Listener();
    var ids = List.of(conversationId);
    var documents = logged("1", ids, since).plus(" AND type IN ('SEEN', 'VISITOR_KNOWN') LIMIT 1");
    if (session.first(documents, _ -> true).isPresent()) {
      each(ids, since, listener::hear);
    }
    return listener.told();
  }

  /** Who the consumers are that the log tells, by conversation. */
  void eachVisitor(Collection<String> conversationIds, BiConsumer<String, String> consumer) {
    session.each(
        logged("conversation_id, sender_hash", conversationIds, 0)
            .plus(" AND type = 'VISITOR_KNOWN'"),
        row -> Map.entry(row.getString(1), row.getString(2)),
        known -> consumer.accept(known.getKey(), known.getValue()));
  }

  private Sql logged(String what, Collection<String> conversationIds, long since) {
    return Sql.of(
        "SELECT "
            + what
            + " FROM conversation_event"
            + " WHERE account_id = ? AND conversation_id = ANY (?) AND time >= ?",
        accountId,
        conversationIds.toArray(String[]::new),
        since);
  }

  /** Stores who sent messages that were logged without. */
  void name(Collection<Event.OfConversation> messages) {
    if (messages.isEmpty()) {
      return;
    }
    session.update(
        Sql.of(
                "UPDATE conversation_event e SET agent_id = row.agent_id, group_id = row.group_id"
                    + " FROM ")
            .plus(EventRow.COLUMNS.rows(List.copyOf(messages)))
            .plus(
                " WHERE e.account_id = ? AND e.conversation_id = row.conversation_id"
                    + " AND e.time = row.time AND e.event_id = row.event_id",
                accountId));
  }

  /**
   * Conversations with messages that nobody is known to have sent, in their order.
   *
   * @param hashes what the account's key makes of the senders
   * @param after the id that they come behind
   */
  public List<String> unnamed(Collection<String> hashes, String after, int limit) {
    var sql =
        Sql.of(
            "SELECT DISTINCT conversation_id FROM conversation_event"
                + " WHERE account_id = ? AND sender_hash = ANY (?)"
                + " AND sender = 'USER' AND agent_id IS NULL AND conversation_id > ?"
                + " ORDER BY conversation_id LIMIT ?",
            accountId,
            hashes.toArray(String[]::new),
            after,
            limit);
    return session.query(sql, row -> row.getString(1));
  }
}
