package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** A raw event as a feed sends it; the members are those that only its type has. */
record Event(
    String id, String type, long time, Optional<String> conversation, Map<String, Object> members) {
  static final String STATE = "AGENT_STATE";

  /** The order in which events are read: by time, then by id in code points. */
  static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time).thenComparing(Event::id, KeyOrder.BY_CODE_POINT);

  Optional<String> text(String member) {
    return Optional.ofNullable((String) members.get(member));
  }

  BigDecimal number(String member) {
    return new BigDecimal(members.get(member).toString());
  }

  ObjectNode json() {
    var json = JsonText.object().put("eventId", id).put("type", type).put("time", time);
    conversation.ifPresent(id -> json.put("conversationId", id));
    members.forEach(json::putPOJO);
    return json;
  }
}
