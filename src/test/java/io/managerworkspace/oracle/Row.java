package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A fact or a conversation that a value is made of; the event breaks ties, where there is one. */
record Row(String conversation, long time, long value, Place place, Optional<Event> event) {
  /** By time or by value; the other columns only break ties. */
  static Comparator<Row> order(boolean byValue, boolean descending) {
    Comparator<Row> first = Comparator.comparingLong(byValue ? Row::value : Row::time);
    return (descending ? first.reversed() : first)
        .thenComparing(Row::conversation, KeyOrder.BY_CODE_POINT)
        .thenComparing(row -> row.event().orElse(null), Comparator.nullsFirst(Event.ORDER));
  }

  ObjectNode json() {
    var json =
        JsonText.object()
            .put("conversationId", conversation)
            .put("time", time)
            .put("value", value)
            .put("agentId", place.agent().orElse(null))
            .put("agentGroupId", place.group().orElse(null));
    return json.put("skillId", place.skills().stream().findFirst().orElse(null));
  }

  /** As a table has it, nulls as empty texts. */
  List<String> cells() {
    return json().valueStream().map(cell -> cell.asText("")).toList();
  }
}
