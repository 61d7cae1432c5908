package io.managerworkspace.oracle;

import java.util.Map;
import java.util.function.Predicate;

/**
 * What agent view knows of one agent.
 *
 * @param past its facts of the window
 * @param present it and its open conversations
 * @param stays in ms of the window
 */
record ViewRow(
    Agent agent,
    Desk desk,
    Past past,
    Present present,
    Shifts shifts,
    Map<Shifts.Why, Long> stays) {
  boolean isBot() {
    return agent.type() == UserType.BOT;
  }

  long stayed(Predicate<State> in) {
    return stays.entrySet().stream()
        .filter(stay -> in.test(stay.getKey().state()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
