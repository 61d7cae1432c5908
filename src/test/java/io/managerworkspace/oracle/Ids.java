package io.managerworkspace.oracle;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ids that are easily confused: the same ones for groups, skills and agents, equal numbers, numbers
 * too long for a machine word, and characters that UTF-16 orders otherwise than code points.
 */
final class Ids {
  static final List<String> GROUPS =
      List.of(
          "-1",
          "007",
          "7",
          "10",
          "9",
          "98765432109876543210987",
          "A",
          "1A",
          "\uFF21b",
          "\uD835\uDC00b",
          "main",
          "0",
          "-12",
          "b",
          "1641709730");
  static final List<String> SKILLS =
      List.of(
          "-1",
          "07",
          "7",
          "10",
          "9",
          "98765432109876543210986",
          "A",
          "a b",
          "\uFF21",
          "1B",
          "\uD835\uDC00",
          "sales",
          "2",
          "-2",
          "326244912");

  /** Ids that no configuration names. */
  static final List<String> GHOST_GROUPS = List.of("nowhere", "404", "-404");

  static final List<String> GHOST_SKILLS = List.of("unheard", "405", "\uFFFD");

  static final List<String> GHOST_AGENTS = List.of("stranger", "406", "10");

  /** Bots that are known by the records that they appear in alone. */
  static final List<String> GHOST_BOTS = List.of("ghost-bot-1", "ghost-bot-2");

  static final List<String> AGENTS =
      Stream.concat(
              Stream.of("-1", "7", "007", "9", "98765432109876543210987", "A", "\uFF21"),
              IntStream.range(0, 25).mapToObj(i -> "agent-" + i))
          .toList();

  private Ids() {}

  static List<String> groups() {
    return both(GROUPS, GHOST_GROUPS);
  }

  static List<String> skills() {
    return both(SKILLS, GHOST_SKILLS);
  }

  static List<String> agents() {
    return both(AGENTS, GHOST_AGENTS);
  }

  private static List<String> both(List<String> configured, List<String> ghosts) {
    return Stream.concat(configured.stream(), ghosts.stream()).toList();
  }
}
