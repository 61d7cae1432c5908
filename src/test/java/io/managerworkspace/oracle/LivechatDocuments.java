package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The documents that a room of Rocket.Chat leaves behind, in the shape of its API's. */
final class LivechatDocuments {
  private static final List<String> OPTIONAL =
      List.of("departmentId", "v", "servedBy", "queuedAt", "closer", "closedBy", "_updatedAt");

  private final Dice dice;
  private final String id;
  private final boolean isAnonymous;
  private final boolean isKnownByName;
  private final ObjectNode room;
  private final List<ObjectNode> states = new ArrayList<>();
  private final List<ObjectNode> messages = new ArrayList<>();

  LivechatDocuments(Dice dice, String id, long start, Optional<String> department) {
    this.dice = dice;
    this.id = id;
    isAnonymous = dice.chance(0.1);
    isKnownByName = dice.chance(0.5);
    room = JsonText.object().put("_id", id).put("t", "l").put("ts", date(start)).put("open", true);
    if (!isAnonymous) {
      room.set("v", JsonText.object().put("_id", visitor()).put("token", "token of " + id));
    }
    department.ifPresent(in -> room.put("departmentId", in));
    if (dice.chance(0.5)) {
      room.put("queuedAt", date(start));
    }
    keep(start);
  }

  private String visitor() {
    return "visitor of " + id;
  }

  private static String date(long time) {
    return Instant.ofEpochMilli(time).toString();
  }

  private void keep(long time) {
    states.add(room.put("_updatedAt", date(time)).deepCopy());
  }

  void served(long time, String agent) {
    room.set("servedBy", user(agent).put("ts", date(time)));
    keep(time);
  }

  void queued(long time) {
    room.remove("servedBy");
    room.put("queuedAt", date(time));
    keep(time);
  }

  void moved(long time, String department) {
    room.put("departmentId", department);
    keep(time);
  }

  void held(long time, boolean on) {
    if (on) {
      room.put("onHold", true);
    } else {
      room.remove("onHold");
    }
    keep(time);
  }

  void closed(long time, String closer, String agent) {
    room.remove(List.of("open", "onHold"));
    room.put("closedAt", date(time)).put("closer", closer);
    room.set(
        "closedBy",
        closer.equals("visitor") ? JsonText.object().put("_id", visitor()) : user(agent));
    keep(time);
  }

  /** The visitor's token and name are not in every message's document. */
  void asked(long time) {
    var user = JsonText.object().put("_id", visitor());
    var message = message(time);
    switch (dice.number(0, 2)) {
      case 0 -> message.put("token", "token of " + id);
      case 1 -> user.put("username", "guest-" + messages.size());
      default -> user.put("username", isKnownByName ? "mary.doe" : "47Dajwh9");
    }
    message.set("u", user);
  }

  void said(long time, String agent, boolean asBot) {
    var message = message(time);
    message.set("u", user(agent));
    if (asBot) {
      message.putObject("bot").put("i", "integration");
    }
    if (dice.chance(0.05)) {
      messages.add(
          message
              .deepCopy()
              .put("_id", "copy-" + messages.size())
              .put("_hidden", true)
              .put("parent", message.get("_id").textValue()));
    }
  }

  void noted(long time, String type, ObjectNode transfer) {
    var message = message(time).put("t", type);
    message.set("u", JsonText.object().put("_id", visitor()).put("username", "someone"));
    if (!transfer.isEmpty()) {
      message.set("transferData", transfer);
    }
  }

  ObjectNode transfer(String scope, Optional<String> from, Optional<String> to) {
    var transfer = JsonText.object().put("scope", scope);
    from.ifPresent(department -> transfer.put("previousDepartment", department));
    to.ifPresent(department -> transfer.putObject("nextDepartment").put("_id", department));
    return transfer;
  }

  private ObjectNode message(long time) {
    var message =
        JsonText.object()
            .put("_id", "m-%s-%d".formatted(id, messages.size()))
            .put("rid", id)
            .put("msg", "private")
            .put("ts", date(time));
    messages.add(message);
    room.put("lm", date(time));
    keep(time);
    return message;
  }

  private static ObjectNode user(String agent) {
    return JsonText.object().put("_id", agent).put("username", "name of " + agent);
  }

  List<ObjectNode> messages() {
    return messages;
  }

  /**
   * The room's documents that somebody pulled: always the last, of each agent who is not configured
   * one, and some of the others, of which parts may be missing.
   */
  List<ObjectNode> pulled() {
    var pulled = new ArrayList<ObjectNode>();
    for (var state : states) {
      var agent = state.path("servedBy").path("_id").asText();
      if (dice.chance(0.2)) {
        pulled.add(dice.chance(0.7) ? state : partial(state));
      } else if (Ids.GHOST_AGENTS.contains(agent)) {
        pulled.add(state);
      }
    }
    pulled.add(states.getLast());
    return pulled;
  }

  private ObjectNode partial(ObjectNode state) {
    return state.deepCopy().remove(List.copyOf(dice.some(3, OPTIONAL)));
  }
}
