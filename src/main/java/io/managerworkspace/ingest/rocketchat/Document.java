package io.managerworkspace.ingest.rocketchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.ingest.events.Times;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One JSON object as Rocket.Chat's API or a MongoDB export writes it. An empty text is a missing
 * member; what is wrong is empty and leaves a violation.
 */
final class Document {
  private static final String DATE = "$date";
  private static final String NUMBER = "$numberLong";

  private final JsonObject object;
  private final Violations violations;
  private final long latest;

  /**
   * @param violations those of the object
   * @param latest the latest acceptable time, epoch ms
   */
  Document(JsonObject object, Violations violations, long latest) {
    this.object = object;
    this.violations = violations;
    this.latest = latest;
  }

  boolean has(String name) {
    return member(name).isPresent();
  }

  Optional<JsonNode> member(String name) {
    return object.member(name).filter(node -> !node.isTextual() || !node.textValue().isEmpty());
  }

  /** An id; violates when it is missing. */
  Optional<String> requiredId(String name, int max) {
    require(name);
    return id(name, max);
  }

  Optional<String> id(String name, int max) {
    return has(name) ? object.id(name, max) : Optional.empty();
  }

  /** A text, whatever it holds; only for values that are compared, not stored. */
  Optional<String> word(String name) {
    return member(name)
        .filter(node -> accept(name, node.isTextual(), "must be a string"))
        .map(JsonNode::textValue);
  }

  Optional<Boolean> flag(String name) {
    return has(name) ? object.bool(name) : Optional.empty();
  }

  Optional<Document> part(String name) {
    return has(name)
        ? object.object(name).map(inner -> new Document(inner, violations, latest))
        : Optional.empty();
  }

  /** Epoch ms; violates when it is missing. */
  OptionalLong requiredTime(String name) {
    require(name);
    return time(name);
  }

  /** Epoch ms of a date: ISO-8601, epoch ms, or either of them as MongoDB's {@code $date}. */
  OptionalLong time(String name) {
    var node = member(name);
    if (node.isEmpty()) {
      return OptionalLong.empty();
    }
    var time = Times.epochMillis(unwrapped(node.get()));
    var isTime =
        accept(
                name,
                time.orElse(-1) >= 0,
                "must be a date and time with its offset, epoch milliseconds, or one of them as"
                    + " {\"$date\": …}")
            && accept(name, time.orElse(-1) <= latest, "is too far ahead of this server's clock");
    return isTime ? time : OptionalLong.empty();
  }

  boolean accept(String name, boolean right, String message) {
    if (!right) {
      violations.add(object.pathOf(name), message);
    }
    return right;
  }

  private void require(String name) {
    accept(name, has(name), "is required");
  }

  private static JsonNode unwrapped(JsonNode node) {
    var date = node.has(DATE) ? node.get(DATE) : node;
    return date.has(NUMBER) ? date.get(NUMBER) : date;
  }
}
