package io.managerworkspace.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One JSON object being read. A member that is absent or null is empty; a member that is wrong is
 * empty too and leaves a violation with its path.
 */
public class JsonObject {
  private final JsonNode node;
  private final String path;
  private final Violations violations;

  private JsonObject(JsonNode node, String path, Violations violations) {
    this.node = node;
    this.path = path;
    this.violations = violations;
  }

  /** The same object, for a reader that takes more. */
  protected JsonObject(JsonObject object) {
    this(object.node, object.path, object.violations);
  }

  /** The object at a path ("" for the body itself); empty with a violation if it is none. */
  public static Optional<JsonObject> read(JsonNode node, String path, Violations violations) {
    if (!node.isObject()) {
      violations.add(path.isEmpty() ? "body" : path, "must be a JSON object");
      return Optional.empty();
    }
    return Optional.of(new JsonObject(node, path, violations));
  }

  /** A violation for every member whose name is not one of these. */
  public void allowOnly(Collection<String> names) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                violations.add(
                    pathOf(name), "is unknown here; allowed are " + String.join(", ", names));
              }
            });
  }

  /** The names of all members, in their order. */
  public List<String> names() {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  public boolean has(String name) {
    return member(name).isPresent();
  }

  /** Leaves a violation when the member is absent or null. */
  public void require(String name) {
    accept(name, has(name), "is required");
  }

  public Optional<JsonNode> member(String name) {
    return node.hasNonNull(name) ? Optional.of(node.get(name)) : Optional.empty();
  }

  public Optional<? extends JsonObject> object(String name) {
    return member(name).flatMap(value -> inner(value, pathOf(name)));
  }

  /** A string of 1 to {@code max} characters without control characters. */
  public Optional<String> text(String name, int max) {
    return member(name)
        .filter(value -> accept(name, value.isTextual(), "must be a string"))
        .map(JsonNode::textValue)
        .filter(
            text ->
                accept(
                    name,
                    Id.isValid(text, max),
                    "must be 1 to %d characters without control characters".formatted(max)));
  }

  /** An id: a string, or an integer that means its decimal text. */
  public Optional<String> id(String name) {
    return id(name, Id.MAX);
  }

  /** An id of at most {@code max} characters. */
  public Optional<String> id(String name, int max) {
    return member(name).flatMap(value -> id(pathOf(name), value, max));
  }

  /** An array of ids without repetition; an empty array and an absent one are the same. */
  public List<String> ids(String name, int max) {
    var nodes = array(name);
    if (nodes.size() > max) {
      violations.add(
          pathOf(name), "has %d ids, at most %d are allowed".formatted(nodes.size(), max));
      return List.of();
    }
    var ids = new ArrayList<String>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      id("%s[%d]".formatted(pathOf(name), i), nodes.get(i), Id.MAX).ifPresent(ids::add);
    }
    return ids.stream().distinct().toList();
  }

  private Optional<String> id(String at, JsonNode value, int max) {
    if (Id.isIdNode(value) && Id.isValid(value.asText(), max)) {
      return Optional.of(value.asText());
    }
    violations.add(at, Id.rule(max));
    return Optional.empty();
  }

  /** A JSON integer that fits a long. */
  public OptionalLong integer(String name) {
    return member(name)
        .filter(
            value ->
                accept(
                    name,
                    value.isIntegralNumber() && value.canConvertToLong(),
                    "must be an integer of at most 64 bits"))
        .map(value -> OptionalLong.of(value.longValue()))
        .orElseGet(OptionalLong::empty);
  }

  /** A JSON integer within bounds. */
  public OptionalLong integer(String name, long min, long max) {
    return integer(name).stream()
        .filter(
            value ->
                accept(name, value >= min && value <= max, "must be %d to %d".formatted(min, max)))
        .findFirst();
  }

  /** A number from 0 to {@code max} with at most so many decimals. */
  public Optional<BigDecimal> decimal(String name, int max, int decimals) {
    return member(name)
        .filter(value -> accept(name, value.isNumber(), "must be a number"))
        .map(JsonNode::decimalValue)
        .filter(
            value ->
                accept(
                    name,
                    value.signum() >= 0
                        && value.compareTo(BigDecimal.valueOf(max)) <= 0
                        && value.stripTrailingZeros().scale() <= decimals,
                    "must be 0 to %d with at most %d decimals".formatted(max, decimals)));
  }

  public Optional<Boolean> bool(String name) {
    return member(name)
        .filter(value -> accept(name, value.isBoolean(), "must be true or false"))
        .map(JsonNode::booleanValue);
  }

  /** One of the constants, by what its {@code toString} gives. */
  public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    return oneOf(name, List.of(type.getEnumConstants()));
  }

  /** One of the allowed constants. */
  public <E extends Enum<E>> Optional<E> oneOf(String name, List<E> allowed) {
    return member(name).flatMap(value -> constant(pathOf(name), value, allowed));
  }

  /** An array of the allowed constants, without repetition. */
  public <E extends Enum<E>> List<E> anyOf(String name, List<E> allowed) {
    var nodes = array(name);
    var found = new ArrayList<E>();
    for (int i = 0; i < nodes.size(); i++) {
      constant("%s[%d]".formatted(pathOf(name), i), nodes.get(i), allowed).ifPresent(found::add);
    }
    return found.stream().distinct().toList();
  }

  /** As {@link #anyOf}; a single constant is accepted too. */
  public <E extends Enum<E>> List<E> oneOrAnyOf(String name, List<E> allowed) {
    return member(name).filter(JsonNode::isTextual).isPresent()
        ? oneOf(name, allowed).stream().toList()
        : anyOf(name, allowed);
  }

  private <E extends Enum<E>> Optional<E> constant(String at, JsonNode value, List<E> allowed) {
    var found =
        allowed.stream()
            .filter(constant -> value.isTextual() && constant.toString().equals(value.textValue()))
            .findFirst();
    if (found.isEmpty()) {
      violations.add(
          at, "must be one of " + String.join(", ", allowed.stream().map(E::toString).toList()));
    }
    return found;
  }

  /** The items of an array; none when it is absent. */
  public List<JsonNode> array(String name) {
    var items = new ArrayList<JsonNode>();
    member(name)
        .filter(value -> accept(name, value.isArray(), "must be an array"))
        .ifPresent(value -> value.forEach(items::add));
    return items;
  }

  /** The path of a member of this object. */
  public String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  public void violate(String name, String message) {
    violations.add(pathOf(name), message);
  }

  /** Leaves a violation unless the member is right; answers whether it is. */
  public boolean accept(String name, boolean right, String message) {
    if (!right) {
      violate(name, message);
    }
    return right;
  }

  /** Reads an object that this one has at a path, with the same violations. */
  protected Optional<? extends JsonObject> inner(JsonNode inner, String at) {
    return read(inner, at, violations);
  }
}
