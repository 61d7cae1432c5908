package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one conversation's events into a room, with no look at what the fold makes of them. */
final class RoomReader {
  private final Directory directory;
  private final long startedAt;
  private final List<Long> waits = new ArrayList<>();
  private Optional<Long> closedAt = Optional.empty();
  private Optional<String> skill = Optional.empty();
  private Optional<Assignment> served = Optional.empty();
  private Optional<Room.Reply> firstReply = Optional.empty();
  private Optional<Long> firstAsked = Optional.empty();
  private Optional<Long> asking = Optional.empty();
  private Optional<BigDecimal> weight = Optional.empty();
  private long agentMessages;

  private RoomReader(Directory directory, long startedAt) {
    this.directory = directory;
    this.startedAt = startedAt;
  }

  static Room read(Directory directory, List<Event> events) {
    var ordered = events.stream().sorted(Event.ORDER).toList();
    var reader = new RoomReader(directory, ordered.getFirst().time());
    ordered.forEach(reader::read);
    return reader.room();
  }

  private Room room() {
    boolean light = weight.filter(w -> w.compareTo(BigDecimal.ONE) < 0).isPresent();
    boolean onHold = closedAt.isEmpty() && light;
    return new Room(startedAt, closedAt, skill, served, firstReply, waits, agentMessages, onHold);
  }

  private void read(Event event) {
    if (closedAt.isPresent()) {
      closedAt = event.type().equals("REOPENED") ? Optional.empty() : closedAt;
      return;
    }
    switch (event.type()) {
      case "CONVERSATION_STARTED", "SKILL_CHANGED" -> name(event);
      case "ASSIGNED" -> serve(event);
      case "TRANSFERRED" -> {
        name(event);
        serve(event);
      }
      case "WEIGHT" -> weight = Optional.of(event.number("weight"));
      case "CLOSED" -> {
        closedAt = Optional.of(event.time());
        asking = Optional.empty();
      }
      case "MESSAGE" -> {
        if (!event.text("audience").equals(Optional.of("AGENTS_AND_MANAGERS"))) {
          hear(event, event.text("sender").orElseThrow());
        }
      }
      default -> {}
    }
  }

  private void name(Event event) {
    skill = event.text("skillId").or(() -> skill);
  }

  private void serve(Event event) {
    event
        .text("agentId")
        .filter(agent -> directory.typeOf(agent) != UserType.SYSTEM)
        .ifPresent(
            agent ->
                served =
                    Optional.of(
                        new Assignment(
                            agent, Optional.empty(), directory.typeOf(agent), event.time())));
  }

  private void hear(Event event, String sender) {
    if (sender.equals("CONSUMER")) {
      firstAsked = firstAsked.or(() -> Optional.of(event.time()));
      asking = asking.or(() -> Optional.of(event.time()));
    } else if (sender.equals("AGENT")) {
      var agent = event.text("agentId").orElseThrow();
      var type = directory.typeOf(agent);
      agentMessages += type == UserType.SYSTEM ? 0 : 1;
      if (type == UserType.HUMAN) {
        long wait = event.time() - firstAsked.orElse(startedAt);
        firstReply = firstReply.or(() -> Optional.of(new Room.Reply(agent, event.time(), wait)));
        asking.ifPresent(since -> waits.add(event.time() - since));
        asking = Optional.empty();
      }
    }
  }
}
