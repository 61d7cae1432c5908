package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions of one agent, as they were and as LivePerson's status changes tell them. */
final class AgentSessions {
  private static final List<State> CHOSEN = List.of(State.ONLINE, State.BACK_SOON, State.AWAY);
  private static final int CHANGE = 1;
  private static final int LOGIN = 3;
  private static final int LOGOUT = 4;

  private final Dice dice;
  private final String agent;
  private final long latest;
  private final List<Event> events = new ArrayList<>();
  private final List<ObjectNode> changes = new ArrayList<>();
  private long time;
  private long session;
  private int sequence;

  AgentSessions(Dice dice, String agent, long latest) {
    this.dice = dice;
    this.agent = agent;
    this.latest = latest;
    time = latest - dice.within(Duration.ofMinutes(10), Duration.ofHours(9));
    session = dice.number(30_000_000, 40_000_000);
  }

  /** The states, in their order, each since its time. */
  List<Event> events() {
    return events;
  }

  List<ObjectNode> changes() {
    return changes;
  }

  void happen() {
    for (int i = dice.number(0, 4); i > 0; i--) {
      session();
      time += dice.chance(0.5) ? 0 : (latest - time) / 10;
    }
  }

  private void session() {
    session += dice.number(1, 9);
    sequence = 1;
    // What a session begins with does not know its number at times.
    long known = dice.chance(0.3) ? -1 : session;
    change(LOGIN, 0, known, -1);
    state(dice.one(CHOSEN), known);
    // Only a body that has the login too tells that more of this instant belongs to a new session.
    time++;
    for (int i = dice.number(0, 3); i > 0; i--) {
      time += dice.chance(0.2) ? 0 : (latest - time) / 10;
      if (dice.chance(0.2)) {
        // Another session begins, which chooses nothing.
        change(LOGIN, 0, session + 10, -1);
      }
      state(dice.one(CHOSEN), session);
    }
    if (dice.chance(0.7)) {
      time += dice.chance(0.2) ? 0 : (latest - time) / 10;
      change(LOGOUT, 0, session, sequence++);
      tell(State.OFFLINE);
    } else {
      time += 1 + (latest - time) / 10;
    }
    session += 10;
  }

  private void state(State state, long known) {
    var subType =
        switch (state) {
          case OFFLINE -> 1;
          case ONLINE -> 2;
          case BACK_SOON -> 3;
          case AWAY -> 4;
        };
    change(CHANGE, subType, known, sequence++);
    tell(state);
  }

  private void change(int type, int subType, long known, int number) {
    var json = JsonText.object().put("agentId", agent).put("sessionId", known);
    json.put("time", Instant.ofEpochMilli(time).toString()).put("sequenceNumber", number);
    changes.add(json.put("statusType", type).put("statusSubType", subType));
  }

  private void tell(State state) {
    var id = "state-%s-%05d".formatted(agent, events.size());
    var members = Map.<String, Object>of("agentId", agent, "state", state.name());
    events.add(new Event(id, Event.STATE, time, Optional.empty(), members));
  }
}
