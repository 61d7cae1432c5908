package io.managerworkspace.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes events down, in the order of their times. */
final class Journal {
  private final String run;
  private final List<Event> events = new ArrayList<>();
  private long written;
  private long time;

  /** The run makes the ids of its events and conversations differ from those of all others. */
  Journal(String run) {
    this.run = run;
  }

  /** The next event happens at this time, epoch ms, or right after the last one. */
  void at(long next) {
    time = Math.max(time, next);
  }

  String newConversationId() {
    return "%s-c%07d".formatted(run, written);
  }

  void conversation(String id, String type) {
    conversation(id, type, members -> members);
  }

  void conversation(String id, String type, UnaryOperator<ObjectNode> members) {
    write(id, type, event -> members.apply(event.put("conversationId", id)));
  }

  void agentState(String agentId, String state, Optional<String> reason) {
    write(
        agentId,
        "AGENT_STATE",
        event -> {
          reason.ifPresent(text -> event.put("reason", text));
          return event.put("agentId", agentId).put("state", state);
        });
  }

  int size() {
    return events.size();
  }

  /** What was written since the last time this was asked. */
  List<Event> take() {
    var taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  private void write(String subject, String type, UnaryOperator<ObjectNode> members) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("eventId", "%s-e%07d".formatted(run, written++)).put("type", type);
    events.add(new Event(subject, members.apply(event.put("time", time++)).toString()));
  }
}
