package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a room of Rocket.Chat went: what happened, the room's document after each step, and the
 * documents of its messages. A forward to a department shows in the room some milliseconds before
 * its message.
 */
final class Livechat {
  private static final List<String> QUEUED =
      List.of("ask", "ask", "take", "take", "take", "speak", "department", "note", "close");
  private static final List<String> SERVED =
      List.of(
          "ask",
          "ask",
          "ask",
          "answer",
          "answer",
          "answer",
          "answer",
          "speak",
          "forward",
          "queue",
          "department",
          "hold",
          "note",
          "close");
  private static final List<String> NOTES =
      List.of("uj", "ul", "command", "livechat-started", "rm");
  private static final int LONGEST_JITTER = 30;

  private final Dice dice;
  private final String id;
  private final LivechatDocuments documents;
  private final List<Agent> configured;
  private final List<Event> events = new ArrayList<>();
  private final long latest;
  private long time;
  private Optional<String> department;
  private Optional<String> assignee = Optional.empty();
  private boolean onHold;
  private boolean closed;

  Livechat(Dice dice, String id, List<Agent> configured, long base) {
    this.dice = dice;
    this.id = id;
    this.configured = configured;
    latest = base;
    time = start(base);
    department = dice.maybe(0.85, Ids.skills());
    documents = new LivechatDocuments(dice, id, time, department);
  }

  String id() {
    return id;
  }

  /** Everything that happened, the first thing first. */
  List<Event> events() {
    return events;
  }

  LivechatDocuments documents() {
    return documents;
  }

  Livechat told() {
    tell("CONVERSATION_STARTED", "skillId", department);
    for (int i = dice.number(1, 25); i > 0 && !closed && pass(); i--) {
      step(dice.one(assignee.isPresent() ? SERVED : QUEUED));
    }
    if (closed && dice.chance(0.7)) {
      time += dice.number(1, 2_000);
      say(assignee.orElse(Directory.ROCKET_CAT));
    }
    return this;
  }

  private long start(long base) {
    int kind = dice.number(0, 99);
    if (kind < 12) {
      return base - dice.within(Duration.ofDays(1), Duration.ofDays(34));
    }
    return base
        - dice.within(Duration.ofMinutes(1), kind < 50 ? Duration.ofHours(3) : Duration.ofDays(1));
  }

  /** Whether there is still time for anything. */
  private boolean pass() {
    time += dice.chance(0.2) ? dice.number(1, 2_000) : dice.number(1_000, 600_000);
    return time <= latest - LONGEST_JITTER;
  }

  private void step(String what) {
    if (onHold && !what.equals("close")) {
      hold(false);
      return;
    }
    switch (what) {
      case "ask" -> {
        tell("MESSAGE", "sender", Optional.of("CONSUMER"));
        documents.asked(time);
      }
      case "answer" -> say(assignee.orElseThrow());
      case "speak" -> say(dice.chance(0.2) ? Directory.ROCKET_CAT : dice.one(configured).id());
      case "take", "forward" -> {
        serve(someone());
        if (what.equals("forward")) {
          note(
              "livechat_transfer_history",
              documents.transfer("agent", department, Optional.empty()));
        }
      }
      case "queue" -> queue();
      case "department" -> move(dice.one(Ids.skills()));
      case "hold" -> hold(true);
      case "note" -> note(dice.one(NOTES), JsonText.object());
      default -> close();
    }
  }

  private String someone() {
    return dice.chance(0.06) ? Directory.ROCKET_CAT : dice.one(Ids.agents());
  }

  private void say(String agent) {
    tell("MESSAGE", Map.of("sender", "AGENT", "agentId", agent));
    boolean isBot =
        configured.stream().anyMatch(a -> a.id().equals(agent) && a.type() == UserType.BOT);
    documents.said(time, agent, isBot && dice.chance(0.5));
  }

  private void note(String type, ObjectNode transfer) {
    tell("MESSAGE", "sender", Optional.of("SYSTEM"));
    documents.noted(time, type, transfer);
  }

  private void serve(String agent) {
    assignee = Optional.of(agent);
    tell("ASSIGNED", "agentId", assignee);
    documents.served(time, agent);
  }

  private void queue() {
    assignee = Optional.empty();
    tell("UNASSIGNED", "reason", Optional.of("BACK_TO_QUEUE"));
    documents.queued(time);
    time += dice.number(0, LONGEST_JITTER);
    note("livechat_transfer_history", documents.transfer("queue", department, Optional.empty()));
  }

  private void move(String to) {
    documents.moved(time, to);
    if (assignee.isPresent() && dice.chance(0.5)) {
      assignee = Optional.empty();
      tell("UNASSIGNED", "reason", Optional.of("BACK_TO_QUEUE"));
      documents.queued(time);
    } else if (assignee.isPresent()) {
      serve(someone());
    }
    time += dice.number(0, LONGEST_JITTER);
    tell("SKILL_CHANGED", "skillId", Optional.of(to));
    note(
        "livechat_transfer_history", documents.transfer("department", department, Optional.of(to)));
    department = Optional.of(to);
  }

  private void hold(boolean on) {
    onHold = on;
    tell("WEIGHT", Map.of("weight", on ? 0 : 1));
    documents.held(time, on);
    note(
        on ? "omnichannel_placed_chat_on_hold" : "omnichannel_on_hold_chat_resumed",
        JsonText.object());
  }

  private void close() {
    closed = true;
    var closer = dice.one(List.of("user", "user", "visitor", "system"));
    var agent =
        dice.chance(0.2)
            ? Directory.ROCKET_CAT
            : assignee.orElseGet(() -> dice.one(configured).id());
    tell(
        "CLOSED",
        "closedBy",
        Optional.of(
            switch (closer) {
              case "visitor" -> "CONSUMER";
              case "user" -> isHuman(agent) ? "AGENT" : "SYSTEM";
              default -> "SYSTEM";
            }));
    documents.closed(time, closer, agent);
    time++;
    note("livechat-close", JsonText.object());
  }

  private boolean isHuman(String agent) {
    return !agent.equals(Directory.ROCKET_CAT)
        && configured.stream().noneMatch(a -> a.id().equals(agent) && a.type() != UserType.HUMAN);
  }

  private void tell(String type, String member, Optional<String> value) {
    var members = new HashMap<String, Object>();
    value.ifPresent(text -> members.put(member, text));
    tell(type, members);
  }

  private void tell(String type, Map<String, Object> members) {
    var eventId = "%s-%04d".formatted(id, events.size());
    events.add(new Event(eventId, type, time, Optional.of(id), members));
  }
}
