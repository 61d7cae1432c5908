package io.managerworkspace.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Someone who manages random groups of a world, and what it asks. */
record Manager(Set<String> managed, Sight sight) {
  private static final int MOST_GROUPS = 4;

  /** Roots, leaves, groups below each other, ids that no configuration names: whatever comes. */
  static Manager of(Dice dice, Directory directory) {
    var managed = dice.some(MOST_GROUPS, Ids.groups());
    if (managed.isEmpty() || dice.chance(0.1)) {
      managed.add("unknown");
    }
    return new Manager(managed, Sight.of(managed, directory));
  }

  /** A question that often names groups: some of those that are seen, or any at all. */
  Query next(QueryGenerator questions, Dice dice) {
    var question = questions.next(System.currentTimeMillis());
    if (!dice.chance(0.4)) {
      return question;
    }
    var seen = sight.groups().orElseThrow().stream().sorted().toList();
    var asked = new ArrayList<>(dice.some(3, seen));
    dice.maybe(0.1, List.of("unknown", "-1")).ifPresent(asked::add);
    return question.about(asked);
  }
}
