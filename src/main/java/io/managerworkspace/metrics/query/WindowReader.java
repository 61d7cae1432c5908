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
    boolean isFromRight = from.isPresent() && checkFrom(time.pathOf("from"), from.getAsLong());
    boolean isToRight = to.isPresent() && checkTo(time.pathOf("to"), to.getAsLong());
    return from.isPresent()
            && to.isPresent()
            && checkLength(time, from.getAsLong(), to.getAsLong())
            && isFromRight
            && isToRight
        ? TimeWindow.rounded(from.getAsLong(), to.getAsLong())
        : TimeWindow.NONE;
  }

  private boolean checkFrom(String field, long from) {
    return check(
        from >= rule.earliest(),
        field,
        "must be at or after %d, %s before now".formatted(rule.earliest(), rule.horizon()));
  }

  private boolean checkTo(String field, long to) {
    long latest = rule.now().plus(AHEAD).toEpochMilli();
    return check(
        to <= latest, field, "must be at or before %d, a minute from now".formatted(latest));
  }

  private boolean checkLength(JsonObject time, long from, long to) {
    return from > to
        ? check(false, time.pathOf("from"), "must not be after " + time.pathOf("to"))
        : check(
            !isTooLong(from, to),
            time.pathOf("to"),
            "must be at most %s after %s".formatted(words(rule.longest()), time.pathOf("from")));
  }

  private boolean check(boolean isRight, String field, String message) {
    if (!isRight) {
      violations.add(field, message);
    }
    return isRight;
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
