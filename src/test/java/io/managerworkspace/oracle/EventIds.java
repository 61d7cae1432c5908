package io.managerworkspace.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Unique event ids whose order says nothing about the order of the events. */
final class EventIds {
  private static final List<String> PREFIXES =
      List.of("", "a", "Z", "-", "\uFF21", "\uD835\uDC00", "\u00E9");

  private static final List<String> REASONS =
      List.of("NA", "9", "10", "Lunch", "\uFF21", "\uD835\uDC00", "-1");

  private final Dice dice;
  private int last;

  EventIds(Dice dice) {
    this.dice = dice;
  }

  String next() {
    last++;
    return dice.one(PREFIXES) + dice.number(0, 99) + "-" + last;
  }

  Event state(String agent, long time) {
    var members = new HashMap<String, Object>();
    members.put("agentId", agent);
    members.put("state", dice.one(List.of(State.values())).name());
    dice.maybe(0.5, REASONS).ifPresent(reason -> members.put("reason", reason));
    return new Event(next(), Event.STATE, time, Optional.empty(), members);
  }
}
