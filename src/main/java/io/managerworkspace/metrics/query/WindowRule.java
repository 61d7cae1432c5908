package io.managerworkspace.metrics.query;

import java.time.Duration;
import java.time.Instant;

/**
 * Which windows may be asked for.
 *
 * @param longest how long one may be, before it is rounded
 * @param horizon how long ago it may begin
 * @param mayMove whether it may be said by its length alone, and then ends now
 */
record WindowRule(Duration longest, Duration horizon, Instant now, boolean mayMove) {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration LONGEST_OF_SERIES = Duration.ofDays(14);

  /** That of a series. */
  static WindowRule historical(MetricsSettings settings, Instant now) {
    return new WindowRule(LONGEST_OF_SERIES, settings.historicalHorizon(), now);
  }

  /** That of the metrics call. */
  static WindowRule usual(MetricsSettings settings, Instant now) {
    return new WindowRule(LONGEST, settings.horizon(), now);
  }

  WindowRule(Duration longest, Duration horizon, Instant now) {
    this(longest, horizon, now, false);
  }

  /** The same for windows that may move. */
  WindowRule moving() {
    return new WindowRule(longest, horizon, now, true);
  }

  /** Where a window may begin at the earliest; epoch ms. */
  long earliest() {
    return TimeWindow.minuteOf(now.minus(horizon).toEpochMilli());
  }
}
