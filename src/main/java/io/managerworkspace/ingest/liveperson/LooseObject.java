package io.managerworkspace.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.ingest.events.Times;
import io.managerworkspace.input.Id;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One JSON object as LivePerson writes it: numbers and booleans may be strings, and in history
 * records words stand for nothing. What is wrong is empty and leaves a violation.
 */
final class LooseObject {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

  /**
   * How a body is to be read.
   *
   * @param notes odd values that do not make the body wrong
   * @param absent the texts that mean that a member is missing
   * @param latest the latest acceptable time, epoch ms
   */
  record Reading(Violations violations, Violations notes, Set<String> absent, long latest) {
    static final Set<String> WORDS_FOR_NOTHING = Set.of("", "undefined", "null");

    static Reading ofConfiguration(Violations violations) {
      return new Reading(violations, new Violations(), Set.of(), Long.MAX_VALUE);
    }

    static Reading ofHistory(Violations violations, Violations notes, long latest) {
      return new Reading(violations, notes, WORDS_FOR_NOTHING, latest);
    }
  }

  private final JsonObject object;
  private final Reading reading;

  LooseObject(JsonObject object, Reading reading) {
    this.object = object;
    this.reading = reading;
  }

  Optional<JsonNode> member(String name) {
    return object
        .member(name)
        .filter(node -> !node.isTextual() || !reading.absent().contains(node.textValue()));
  }

  /** An id, a string or an integer; violates when it is required and missing. */
  Optional<String> requiredId(String name, int max) {
    if (member(name).isEmpty()) {
      violate(name, "is required");
    }
    return id(name, max);
  }

  Optional<String> id(String name, int max) {
    return member(name)
        .filter(
            node -> accept(name, Id.isIdNode(node) && Id.isValid(node.asText(), max), Id.rule(max)))
        .map(JsonNode::asText);
  }

  /** A text, whatever it holds; only for values that are compared, not stored. */
  Optional<String> word(String name) {
    return member(name)
        .filter(node -> accept(name, node.isTextual(), "must be a string"))
        .map(JsonNode::textValue);
  }

  /** What the member says, whatever its type; an object or an array says nothing. */
  Optional<String> text(String name) {
    return member(name).map(node -> node.asText().strip());
  }

  Optional<Boolean> bool(String name) {
    return member(name)
        .map(node -> node.isValueNode() ? node.asText().toLowerCase(Locale.ROOT) : "")
        .filter(
            text ->
                accept(name, text.equals("true") || text.equals("false"), "must be true or false"))
        .map(Boolean::valueOf);
  }

  /** A number, or a string that holds one in plain decimal notation. */
  Optional<BigDecimal> number(String name) {
    var node = member(name);
    if (node.filter(JsonNode::isNumber).isPresent()) {
      return node.map(JsonNode::decimalValue);
    }
    return node.map(value -> value.isTextual() ? value.textValue() : "")
        .filter(text -> accept(name, NUMBER.matcher(text).matches(), "must be a number"))
        .map(BigDecimal::new);
  }

  /** A whole number within bounds. */
  Optional<Integer> whole(String name, int min, int max) {
    return number(name)
        .filter(
            number ->
                accept(
                    name,
                    number.compareTo(BigDecimal.valueOf(min)) >= 0
                        && number.compareTo(BigDecimal.valueOf(max)) <= 0
                        && number.stripTrailingZeros().scale() <= 0,
                    "must be a whole number from %d to %d".formatted(min, max)))
        .map(BigDecimal::intValueExact);
  }

  /** Epoch ms from the first of these members that has a time; -1 stands for none. */
  OptionalLong time(String... names) {
    for (var name : names) {
      var time = member(name).map(node -> time(name, node)).orElseGet(OptionalLong::empty);
      if (time.isPresent()) {
        return time;
      }
    }
    return OptionalLong.empty();
  }

  OptionalLong requiredTime(String... names) {
    var time = time(names);
    if (time.isEmpty() && Arrays.stream(names).allMatch(this::hasNoTime)) {
      violate(names[0], "is required and must be a time");
    }
    return time;
  }

  private boolean hasNoTime(String name) {
    return member(name).map(Times::epochMillis).orElse(OptionalLong.of(-1)).orElse(0) < 0;
  }

  private OptionalLong time(String name, JsonNode node) {
    var time = Times.epochMillis(node);
    if (time.isEmpty()) {
      violate(name, "must be an epoch time in milliseconds or a date and time with its offset");
    } else if (time.getAsLong() > reading.latest()) {
      violate(name, "is too far ahead of this server's clock");
    }
    return time.stream().filter(value -> value >= 0).findFirst();
  }

  Optional<LooseObject> object(String name) {
    return member(name).flatMap(node -> read(node, object.pathOf(name)));
  }

  /** The objects of an array; a single object counts as an array of one. */
  List<LooseObject> objects(String name) {
    if (member(name).filter(JsonNode::isObject).isPresent()) {
      return object(name).stream().toList();
    }
    var nodes = member(name).isPresent() ? object.array(name) : List.<JsonNode>of();
    var objects = new ArrayList<LooseObject>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      read(nodes.get(i), "%s[%d]".formatted(object.pathOf(name), i)).ifPresent(objects::add);
    }
    return objects;
  }

  List<String> ids(String name, int max) {
    return object.ids(name, max);
  }

  void violate(String name, String message) {
    reading.violations().add(object.pathOf(name), message);
  }

  /** Tells of an odd value without rejecting anything. */
  void note(String name, String message) {
    reading.notes().add(object.pathOf(name), message);
  }

  boolean accept(String name, boolean right, String message) {
    if (!right) {
      violate(name, message);
    }
    return right;
  }

  private Optional<LooseObject> read(JsonNode node, String path) {
    return JsonObject.read(node, path, reading.violations())
        .map(inner -> new LooseObject(inner, reading));
  }
}
