package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A random account whose conversations are rooms of Rocket.Chat: what happened in them, as far as
 * the documents that were pulled tell it, and these documents.
 *
 * @param world with the events that the documents tell
 * @param states the agents' states, which Rocket.Chat does not tell
 */
record LivechatWorld(
    World world, List<Event> states, List<ObjectNode> rooms, List<ObjectNode> messages) {

  /** A room and its documents that were pulled; none of a room that was never pulled itself. */
  private record Pulled(Livechat room, List<ObjectNode> documents) {
    boolean isVisitorKnown() {
      return documents.stream().anyMatch(document -> document.has("v"));
    }
  }

  static LivechatWorld of(Dice dice, long seed, long base, int conversations) {
    var empty = WorldGenerator.of(seed, base, 0);
    var pulled = new ArrayList<Pulled>();
    for (int i = 0; i < conversations; i++) {
      var room = new Livechat(dice, "room-" + i, empty.agents(), base).told();
      pulled.add(new Pulled(room, dice.chance(0.05) ? List.of() : room.documents().pulled()));
    }
    var rooms = pulled.stream().flatMap(each -> each.documents().stream()).toList();
    var agents = agents(empty, rooms);
    var events = pulled.stream().flatMap(each -> told(each, agents)).toList();
    return new LivechatWorld(
        new World(
            empty.settings(),
            empty.groups(),
            empty.skills(),
            empty.agents(),
            Stream.concat(events.stream(), empty.events().stream()).toList()),
        empty.events(),
        rooms,
        pulled.stream().flatMap(each -> each.room().documents().messages().stream()).toList());
  }

  /** Who is known to be an agent, whatever a room tells. */
  private static Set<String> agents(World world, List<ObjectNode> rooms) {
    var agents = new HashSet<>(Set.of(Directory.ROCKET_CAT));
    world.agents().forEach(agent -> agents.add(agent.id()));
    rooms.stream()
        .filter(room -> room.has("servedBy"))
        .forEach(room -> agents.add(room.get("servedBy").get("_id").textValue()));
    return agents;
  }

  private static Stream<Event> told(Pulled pulled, Set<String> agents) {
    return pulled.room().events().stream()
        .flatMap(event -> told(event, pulled).stream())
        .map(event -> pulled.isVisitorKnown() ? event : bySomeone(event, agents));
  }

  /** The event as the documents tell it, if they do. */
  private static Optional<Event> told(Event event, Pulled pulled) {
    return switch (event.type()) {
      case "ASSIGNED" -> ifShown(event, pulled, "servedBy", "ts");
      case "UNASSIGNED" -> ifShown(event, pulled, "queuedAt", "");
      case "CLOSED" -> pulled.documents().isEmpty() ? Optional.empty() : Optional.of(event);
      case "CONVERSATION_STARTED" ->
          pulled.documents().isEmpty() ? startOfMessages(event, pulled) : Optional.of(event);
      default -> Optional.of(event);
    };
  }

  private static Optional<Event> ifShown(Event event, Pulled pulled, String member, String inner) {
    var time = Instant.ofEpochMilli(event.time()).toString();
    return Optional.of(event)
        .filter(
            _ ->
                pulled.documents().stream()
                    .map(
                        room -> inner.isEmpty() ? room.path(member) : room.path(member).path(inner))
                    .anyMatch(shown -> time.equals(shown.textValue())));
  }

  /** Messages alone tell the first department only if they tell that it changed. */
  private static Optional<Event> startOfMessages(Event start, Pulled pulled) {
    var messages = pulled.room().documents().messages();
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    boolean isTold = messages.stream().anyMatch(message -> message.has("transferData"));
    long time = Instant.parse(messages.getFirst().get("ts").textValue()).toEpochMilli();
    Map<String, Object> members = isTold ? start.members() : Map.of();
    return Optional.of(new Event(start.id(), start.type(), time, start.conversation(), members));
  }

  /** As long as nobody knows the visitor, it is whoever is no agent. */
  private static Event bySomeone(Event event, Set<String> agents) {
    if (event.text("agentId").filter(agent -> !agents.contains(agent)).isEmpty()
        || !event.type().equals("MESSAGE")) {
      return event;
    }
    var members = new HashMap<String, Object>(Map.of("sender", "CONSUMER"));
    return new Event(event.id(), event.type(), event.time(), event.conversation(), members);
  }
}
