package io.managerworkspace.oracle;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Events of one call, as lines or as an array; some may be no events at all. */
record Batch(List<ObjectNode> items, boolean asLines) {
  private static final String NONSENSE = "NO_SUCH_TYPE";

  /** An item that must be rejected and must not hinder the others. */
  static ObjectNode nonsense(Event like) {
    return like.json().put("eventId", like.id() + "-x").put("type", NONSENSE);
  }

  String contentType() {
    return asLines ? "application/x-ndjson" : "application/json";
  }

  String body() {
    if (asLines) {
      return items.stream().map(i -> JsonText.write(i) + "\n").collect(joining());
    }
    return JsonText.write(JsonText.array().addAll(items));
  }

  /** The positions of the items to be rejected. */
  List<Integer> rejected() {
    return IntStream.range(0, items.size())
        .filter(i -> items.get(i).path("type").textValue().equals(NONSENSE))
        .boxed()
        .toList();
  }
}
