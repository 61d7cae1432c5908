package io.managerworkspace.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Unique event ids whose order says nothing about the order of the events. */
final class EventIds {
  private static final List<String> PREFIXES =
      List.of("", "a", "Z", "-", "\uFF21", "\uD835\uDC00", "\u00E9");

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
    var state = dice.one(List.of(State.values())).name();
    var members = Map.<String, Object>of("agentId", agent, "state", state);
    return new Event(next(), Event.STATE, time, Optional.empty(), members);
  }
}
