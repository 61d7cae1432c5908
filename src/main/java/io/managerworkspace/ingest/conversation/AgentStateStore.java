package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Position;
import io.managerworkspace.opencounts.LiveStates;
import java.util.HashMap;
import java.util.List;

/**
 * The history of agents' states, {@code agent_state_event}, and what holds now, {@code live_agent}.
 */
public final class AgentStateStore {
  private static final Columns<Event.OfAgent> HISTORY =
      new Columns<Event.OfAgent>()
          .text("agent_id", Event.OfAgent::agentId)
          .bigint("time", Event.OfAgent::time)
          .text("event_id", Event.OfAgent::eventId)
          .text("state", event -> event.state().name())
          .optionalText("reason", Event.OfAgent::reason);

  private static final Columns<Event.OfAgent> TOLD =
      new Columns<Event.OfAgent>()
          .text("agent_id", Event.OfAgent::agentId)
          .bigint("time", Event.OfAgent::time)
          .text("event_id", Event.OfAgent::eventId);

  private final Session session;
  private final String accountId;

  public AgentStateStore(Session session, String accountId) {
    this.session = session;
    this.accountId = accountId;
  }

  /** Adds events that the log does not have yet. */
  public void append(List<Event.OfAgent> events) {
    if (events.isEmpty()) {
      return;
    }
    session.update(HISTORY.insertInto("agent_state_event", accountId, events));
    var firsts = new HashMap<String, Event.OfAgent>();
    events.stream()
        .sorted(Position.ORDER)
        .forEach(event -> firsts.putIfAbsent(event.agentId(), event));
    session.update(LiveStates.hold(accountId, firsts.keySet()));
    var told =
        Sql.of("SELECT " + TOLD.names() + " FROM ").plus(TOLD.rows(List.copyOf(firsts.values())));
    LiveStates.write(session, accountId, LiveStates.asTold(accountId, told));
  }
}
