package io.managerworkspace.metrics.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads {@code filters.time} and checks it against the horizon and the clock. */
final class WindowReader {
  private static final String LAST = "last";
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Violations violations;
  private final WindowRule rule;

  WindowReader(Violations violations, WindowRule rule) {
    this.violations = violations;
    this.rule = rule;
  }

  TimeWindow read(JsonObject time) {
    return rule.mayMove() && time.has(LAST) ? last(time) : between(time);
  }

  /** So many minutes, the present one included. */
  private TimeWindow last(JsonObject time) {
    time.allowOnly(List.of(LAST));
    long end = TimeWindow.minuteOf(rule.now().toEpochMilli()) + TimeWindow.MINUTE_MS;
    return time.member(LAST)
        .flatMap(WindowReader::duration)
        .filter(this::isLength)
        .map(length -> new TimeWindow(end - length.toMillis(), end))
        .orElseGet(
            () -> {
              violations.add(
                  time.pathOf(LAST),
                  "must be whole minutes in ISO 8601, such as PT15M, at most " + most());
              return TimeWindow.NONE;
            });
  }

  private static Optional<Duration> duration(JsonNode value) {
    try {
      return Optional.of(Duration.parse(value.asText()));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private boolean isLength(Duration length) {
    return length.isPositive()
        && length.compareTo(most()) <= 0
        && length.equals(length.truncatedTo(ChronoUnit.MINUTES));
  }

  private Duration most() {
    return Collections.min(List.of(rule.longest(), rule.horizon()));
  }

  private TimeWindow between(JsonObject time) {
    time.allowOnly(rule.mayMove() ? List.of("from", "to", LAST) : List.of("from", "to"));
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
