package io.managerworkspace.metrics.query;

import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import java.time.Duration;
import java.util.List;

/** Reads {@code filters.time} and checks it against the horizon and the clock. */
final class WindowReader {
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Violations violations;
  private final WindowRule rule;

  WindowReader(Violations violations, WindowRule rule) {
    this.violations = violations;
    this.rule = rule;
  }

  TimeWindow read(JsonObject time) {
    time.allowOnly(List.of("from", "to"));
    time.require("from");
    time.require("to");
    var from = time.integer("from");
    var to = time.integer("to");
    from.ifPresent(value -> checkFrom(time.pathOf("from"), value));
    to.ifPresent(value -> checkTo(time.pathOf("to"), value));
    if (from.isPresent() && to.isPresent()) {
      checkLength(time, from.getAsLong(), to.getAsLong());
    }
    return violations.isEmpty()
        ? TimeWindow.rounded(from.orElseThrow(), to.orElseThrow())
        : TimeWindow.NONE;
  }

  private void checkFrom(String field, long from) {
    long earliest = TimeWindow.minuteOf(rule.now().minus(rule.horizon()).toEpochMilli());
    if (from < earliest) {
      violations.add(
          field, "must be at or after %d, %s before now".formatted(earliest, rule.horizon()));
    }
  }

  private void checkTo(String field, long to) {
    long latest = rule.now().plus(AHEAD).toEpochMilli();
    if (to > latest) {
      violations.add(field, "must be at or before %d, a minute from now".formatted(latest));
    }
  }

  private void checkLength(JsonObject time, long from, long to) {
    if (from > to) {
      violations.add(time.pathOf("from"), "must not be after " + time.pathOf("to"));
    } else if (isTooLong(from, to)) {
      violations.add(
          time.pathOf("to"),
          "must be at most %s after %s".formatted(words(rule.longest()), time.pathOf("from")));
    }
  }

  private static String words(Duration duration) {
    return duration.toHours() > 24
        ? "%d days".formatted(duration.toDays())
        : "%d hours".formatted(duration.toHours());
  }

  private boolean isTooLong(long from, long to) {
    // An overflow of the difference means that it is far too long.
    long length = to - from;
    return length < 0 || length > rule.longest().toMillis();
  }
}
