package io.managerworkspace.input;

import com.fasterxml.jackson.databind.JsonNode;

/** The rule of identifiers: text of limited length that PostgreSQL and a log line can hold. */
public final class Id {
  /** The most characters of an agent's, group's or skill's id. */
  public static final int MAX = 64;

  /** The most characters of an event's or conversation's id. */
  public static final int MAX_LONG = 100;

  private Id() {}

  /** Whether the node can be an id at all: a string, or an integer that means its decimal text. */
  public static boolean isIdNode(JsonNode node) {
    return node.isTextual() || node.isIntegralNumber();
  }

  /** Whether the text is an id of 1 to {@code max} characters without control characters. */
  public static boolean isValid(String text, int max) {
    return !text.isEmpty() && text.codePointCount(0, text.length()) <= max && isStorable(text);
  }

  /** Whether the text has neither control characters nor half of a surrogate pair. */
  public static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  /** The rule in words, for a violation. */
  public static String rule(int max) {
    return "must be an id of 1 to %d characters without control characters".formatted(max);
  }
}
