package io.managerworkspace.ingest.events;

import com.fasterxml.jackson.databind.JsonNode;
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
 * One JSON object as LivePerson or Rocket.Chat writes it: words may stand for nothing, and numbers
 * and booleans may be strings. What is wrong is empty and leaves a violation.
 */
public final class LenientObject extends JsonObject {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
  private static final String DATE = "$date";
  private static final String LONG = "$numberLong";

  /** What a peer's objects have of its own. */
  public enum Dialect {
    LIVEPERSON_CONFIGURATION(Set.of()),
    /** -1 stands for no time. */
    LIVEPERSON_HISTORY(Set.of("", "undefined", "null")),
    /** As Rocket.Chat's API or a MongoDB export writes it, which has times in {@code $date}. */
    ROCKET_CHAT(Set.of(""));

    private final Set<String> absent;

    /**
     * @param absent the texts that mean that a member is missing
     */
    Dialect(Set<String> absent) {
      this.absent = absent;
    }

    private boolean isAbsent(JsonNode node) {
      return node.isTextual() && absent.contains(node.textValue());
    }

    private boolean isNoTime(JsonNode node) {
      return this == LIVEPERSON_HISTORY && Times.epochMillis(node).orElse(0) < 0;
    }

    private OptionalLong time(JsonNode node) {
      return Times.epochMillis(this == ROCKET_CHAT ? unwrapped(node) : node);
    }

    private static JsonNode unwrapped(JsonNode node) {
      var date = node.has(DATE) ? node.get(DATE) : node;
      return date.has(LONG) ? date.get(LONG) : date;
    }

    private String ruleOfTimes() {
      return this == ROCKET_CHAT
          ? "must be a date and time with its offset, epoch milliseconds, or one of them as"
              + " {\"$date\": …}"
          : "must be an epoch time in milliseconds or a date and time with its offset";
    }
  }

  private final Dialect dialect;
  private final Violations notes;
  private final long latest;

  /**
   * @param notes gets odd values that do not make the object wrong
   * @param latest the latest acceptable time, epoch ms
   */
  public LenientObject(JsonObject object, Dialect dialect, Violations notes, long latest) {
    super(object);
    this.dialect = dialect;
    this.notes = notes;
    this.latest = latest;
  }

  /** Of a document of Rocket.Chat. */
  public static LenientObject ofRocketChat(JsonObject object, long latest) {
    return new LenientObject(object, Dialect.ROCKET_CHAT, new Violations(), latest);
  }

  @Override
  public Optional<JsonNode> member(String name) {
    return super.member(name).filter(node -> !dialect.isAbsent(node));
  }

  /** An id; violates when it is missing. */
  public Optional<String> requiredId(String name, int max) {
    require(name);
    return id(name, max);
  }

  /** A text, whatever it holds; only for values that are compared, not stored. */
  public Optional<String> word(String name) {
    return member(name)
        .filter(node -> accept(name, node.isTextual(), "must be a string"))
        .map(JsonNode::textValue);
  }

  /** What the member says, whatever its type; an object or an array says nothing. */
  public Optional<String> anyText(String name) {
    return member(name).map(node -> node.asText().strip());
  }

  /** A boolean, or a string that says one. */
  public Optional<Boolean> flag(String name) {
    return member(name)
        .map(node -> node.isValueNode() ? node.asText().toLowerCase(Locale.ROOT) : "")
        .filter(
            text ->
                accept(name, text.equals("true") || text.equals("false"), "must be true or false"))
        .map(Boolean::valueOf);
  }

  /** A number, or a string that holds one in plain decimal notation. */
  public Optional<BigDecimal> number(String name) {
    var node = member(name);
    if (node.filter(JsonNode::isNumber).isPresent()) {
      return node.map(JsonNode::decimalValue);
    }
    return node.map(value -> value.isTextual() ? value.textValue() : "")
        .filter(text -> accept(name, NUMBER.matcher(text).matches(), "must be a number"))
        .map(BigDecimal::new);
  }

  /** A whole number within bounds. */
  public Optional<Integer> whole(String name, int min, int max) {
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

  /** Epoch ms from the first of these members that has a time. */
  public OptionalLong time(String... names) {
    return Arrays.stream(names)
        .flatMapToLong(
            name ->
                timed(name).map(node -> time(name, node)).orElseGet(OptionalLong::empty).stream())
        .findFirst();
  }

  /** As {@link #time}; violates when none of the members says anything of a time. */
  public OptionalLong requiredTime(String... names) {
    if (Arrays.stream(names).allMatch(name -> timed(name).isEmpty())) {
      violate(names[0], "is required and must be a time");
    }
    return time(names);
  }

  private Optional<JsonNode> timed(String name) {
    return member(name).filter(node -> !dialect.isNoTime(node));
  }

  private OptionalLong time(String name, JsonNode node) {
    var time = dialect.time(node);
    long millis = time.orElse(-1);
    return accept(name, millis >= 0, dialect.ruleOfTimes())
            && accept(name, millis <= latest, "is too far ahead of this server's clock")
        ? time
        : OptionalLong.empty();
  }

  @Override
  public Optional<LenientObject> object(String name) {
    return member(name).flatMap(node -> inner(node, pathOf(name)));
  }

  /** The objects of an array; a single object counts as an array of one. */
  public List<LenientObject> objects(String name) {
    if (member(name).filter(JsonNode::isObject).isPresent()) {
      return object(name).stream().toList();
    }
    var nodes = array(name);
    var objects = new ArrayList<LenientObject>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      inner(nodes.get(i), "%s[%d]".formatted(pathOf(name), i)).ifPresent(objects::add);
    }
    return objects;
  }

  /** Tells of an odd value without rejecting anything. */
  public void note(String name, String message) {
    notes.add(pathOf(name), message);
  }

  @Override
  protected Optional<LenientObject> inner(JsonNode inner, String at) {
    return super.inner(inner, at).map(object -> new LenientObject(object, dialect, notes, latest));
  }
}
