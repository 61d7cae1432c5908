package io.managerworkspace.metrics.query;

/**
 * The asked time, {@code [from, to)}, in whole minutes.
 *
 * @param from epoch ms, rounded down to the minute
 * @param to epoch ms, rounded up to the next minute, so that the asked bound itself is included
 */
public record TimeWindow(long from, long to) {
  static final TimeWindow NONE = new TimeWindow(0, 0);
  static final long MINUTE_MS = 60_000;

  static TimeWindow rounded(long from, long to) {
    return new TimeWindow(minuteOf(from), minuteOf(to) + MINUTE_MS);
  }

  static long minuteOf(long time) {
    return time - Math.floorMod(time, MINUTE_MS);
  }
}
