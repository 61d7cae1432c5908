package io.managerworkspace.rocketchat;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The query parameters of a call that has all it requires and none that it does not know. */
final class RocketChatParameters {
  private static final Pattern NUMBER = Pattern.compile("(-?)(\\d{1,15})(?:\\.\\d{1,15})?");

  /** Those that are numbers, where they are known. */
  private static final List<String> NUMBERS = List.of("count", "offset");

  /** No id has it, and PostgreSQL cannot take it. */
  private static final String NUL = "\0";

  private final MultivaluedMap<String, String> given;

  private RocketChatParameters(MultivaluedMap<String, String> given) {
    this.given = given;
  }

  /**
   * Checks in Rocket.Chat's order what is missing, what is unknown, and what is of another type.
   *
   * @throws RocketChatError for the first that is wrong
   */
  static RocketChatParameters read(
      MultivaluedMap<String, String> given, List<String> required, List<String> optional) {
    for (var name : required) {
      if (!given.containsKey(name)) {
        throw RocketChatError.invalidParams("must have required property '%s'".formatted(name));
      }
    }
    for (var name : given.keySet()) {
      if (!required.contains(name) && !optional.contains(name)) {
        throw RocketChatError.invalidParams("must NOT have additional properties");
      }
    }
    // A parameter that comes twice is an array there.
    if (given.values().stream().anyMatch(values -> values.size() > 1)) {
      throw RocketChatError.invalidParams("must be string");
    }
    if (given.values().stream().anyMatch(values -> values.getFirst().contains(NUL))) {
      throw RocketChatError.invalidParams("must NOT contain NUL");
    }
    var parameters = new RocketChatParameters(given);
    NUMBERS.forEach(name -> parameters.number(name, 0));
    return parameters;
  }

  /** A required parameter. */
  String text(String name) {
    return given.getFirst(name);
  }

  /** An optional parameter; one that is empty is as good as absent. */
  Optional<String> optional(String name) {
    return Optional.ofNullable(given.getFirst(name)).filter(text -> !text.isEmpty());
  }

  /** The skill to look at; dashboards that have none to send say {@code undefined}. */
  Optional<String> departmentId() {
    return optional("departmentId").filter(id -> !id.equals("undefined"));
  }

  /**
   * A number that is not negative, without its fraction.
   *
   * @throws RocketChatError when it is something else
   */
  long number(String name, long otherwise) {
    var text = given.getFirst(name);
    if (text == null) {
      return otherwise;
    }
    var number = NUMBER.matcher(text);
    if (!number.matches()) {
      throw RocketChatError.invalidParams("must be number");
    }
    if (!number.group(1).isEmpty()) {
      throw RocketChatError.invalidParams("must be >= 0");
    }
    return Long.parseLong(number.group(2));
  }
}
