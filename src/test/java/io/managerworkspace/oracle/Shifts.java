package io.managerworkspace.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The states of one agent, as its events tell them in their order. */
record Shifts(List<Event> events) {
  /** Why an agent is in a state, when nobody said. */
  static final String NO_REASON = "NA";

  /** A state with its reason. */
  record Why(State state, String reason) {}

  State current() {
    return events.isEmpty() ? State.OFFLINE : why(events.getLast()).state();
  }

  String reason() {
    return events.isEmpty() ? NO_REASON : why(events.getLast()).reason();
  }

  /** When the last events with this state began. */
  Optional<Long> stateSince() {
    Optional<Long> since = Optional.empty();
    for (var event : events.reversed()) {
      if (why(event).state() != current()) {
        break;
      }
      since = Optional.of(event.time());
    }
    return since;
  }

  /** When the last events with this state and reason began; none is another one than "NA". */
  Optional<Long> reasonSince() {
    Optional<Long> since = Optional.empty();
    for (var event : events.reversed()) {
      boolean isSameReason = event.text("reason").equals(events.getLast().text("reason"));
      if (why(event).state() != current() || !isSameReason) {
        break;
      }
      since = Optional.of(event.time());
    }
    return since;
  }

  /** The milliseconds of a span, those above 0, in the order of answers. */
  Map<Why, Long> within(long from, long to) {
    var durations =
        new TreeMap<Why, Long>(
            Comparator.comparing(Why::state).thenComparing(Why::reason, KeyOrder.ASCENDING));
    for (int i = 0; i < events.size(); i++) {
      long begin = Math.max(from, events.get(i).time());
      long next = i + 1 < events.size() ? events.get(i + 1).time() : to;
      long end = Math.min(to, next);
      if (end > begin) {
        durations.merge(why(events.get(i)), end - begin, Long::sum);
      }
    }
    return durations;
  }

  private static Why why(Event event) {
    return new Why(
        State.valueOf(event.text("state").orElseThrow()), event.text("reason").orElse(NO_REASON));
  }
}
