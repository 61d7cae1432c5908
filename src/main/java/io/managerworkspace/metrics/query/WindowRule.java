package io.managerworkspace.metrics.query;

import java.time.Duration;
import java.time.Instant;

/**
 * Which windows may be asked for.
 *
 * @param longest how long one may be, before it is rounded
 * @param horizon how long ago it may begin
 */
record WindowRule(Duration longest, Duration horizon, Instant now) {
  private static final Duration LONGEST = Duration.ofHours(24);

  /** That of the metrics call. */
  static WindowRule usual(MetricsSettings settings, Instant now) {
    return new WindowRule(LONGEST, settings.horizon(), now);
  }
}
