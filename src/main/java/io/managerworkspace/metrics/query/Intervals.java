package io.managerworkspace.metrics.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a window is divided: the bounds of its intervals, from the window's begin to its end. */
final class Intervals {
  /** The most that an answer has. */
  static final int MOST = 100;

  private static final long MINUTES_OF_DAY = 1_440;
  private static final long MINUTES_OF_WEEK = 10_080;
  private static final List<Long> USUAL_MINUTES = List.of(5L, 60L, MINUTES_OF_DAY);

  private Intervals() {}

  /** The length for who asks for none: the shortest that gives no more than the most. */
  static long usualMinutes(TimeWindow window, Optional<ZoneId> zone) {
    return USUAL_MINUTES.stream()
        .filter(minutes -> bounds(window, minutes, zone).size() - 1 <= MOST)
        .findFirst()
        .orElse(MINUTES_OF_WEEK);
  }

  /**
   * The bounds, epoch ms; the last interval may be shorter. With a zone intervals of whole days
   * break at local midnights, and the first one may be shorter too.
   */
  static List<Long> bounds(TimeWindow window, long minutes, Optional<ZoneId> zone) {
    return zone.filter(_ -> minutes % MINUTES_OF_DAY == 0)
        .map(at -> ofDays(window, minutes / MINUTES_OF_DAY, at))
        .orElseGet(() -> ofMinutes(window, minutes));
  }

  private static List<Long> ofMinutes(TimeWindow window, long minutes) {
    var bounds = new ArrayList<Long>();
    for (long at = window.from(); at < window.to(); at += minutes * TimeWindow.MINUTE_MS) {
      bounds.add(at);
    }
    bounds.add(window.to());
    return bounds;
  }

  private static List<Long> ofDays(TimeWindow window, long days, ZoneId zone) {
    var bounds = new ArrayList<>(List.of(window.from()));
    var day = LocalDate.ofInstant(Instant.ofEpochMilli(window.from()), zone).plusDays(1);
    for (long at = begin(day, zone); at < window.to(); at = begin(day, zone)) {
      // Where a whole day is skipped, two days begin at once.
      if (at > bounds.getLast()) {
        bounds.add(at);
      }
      day = day.plusDays(days);
    }
    bounds.add(window.to());
    return bounds;
  }

  /** A day's midnight; where it has none, its first instant. */
  private static long begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The bounds of the intervals so much earlier; none lies before the one before it. */
  static List<Long> earlier(List<Long> bounds, Lag lag, ZoneId zone) {
    var earlier = new ArrayList<Long>();
    long last = Long.MIN_VALUE;
    for (long bound : bounds) {
      last = Math.max(last, lag.before(bound, zone));
      earlier.add(last);
    }
    return earlier;
  }
}
