package io.managerworkspace.ingest;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Position;
import java.util.List;
import java.util.TreeMap;

/** Tables {@code agent_state_event} and {@code agent_state}: the history and what holds now. */
final class AgentStateStore {
  private static final Columns<Event.OfAgent> HISTORY =
      new Columns<Event.OfAgent>()
          .text("agent_id", Event.OfAgent::agentId)
          .bigint("time", Event.OfAgent::time)
          .text("event_id", Event.OfAgent::eventId)
          .text("state", event -> event.state().name())
          .optionalText("reason", Event.OfAgent::reason);

  private static final Columns<Event.OfAgent> CURRENT =
      new Columns<Event.OfAgent>()
          .text("agent_id", Event.OfAgent::agentId)
          .bigint("since", Event.OfAgent::time)
          .text("event_id", Event.OfAgent::eventId)
          .text("state", event -> event.state().name());

  private final Session session;
  private final String accountId;

  AgentStateStore(Session session, String accountId) {
    this.session = session;
    this.accountId = accountId;
  }

  void append(List<Event.OfAgent> events) {
    if (events.isEmpty()) {
      return;
    }
    session.update(HISTORY.insertInto("agent_state_event", accountId, events));
    var latest = new TreeMap<String, Event.OfAgent>();
    events.stream().sorted(Position.ORDER).forEach(event -> latest.put(event.agentId(), event));
    session.update(
        CURRENT
            .insertInto("agent_state", accountId, List.copyOf(latest.values()))
            .plus(
                " ON CONFLICT (account_id, agent_id) DO UPDATE SET "
                    + CURRENT.assignedFrom("excluded")
                    + " WHERE (excluded.since, excluded.event_id)"
                    + " > (agent_state.since, agent_state.event_id)"));
  }
}
