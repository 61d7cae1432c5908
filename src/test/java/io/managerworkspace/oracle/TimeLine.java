package io.managerworkspace.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Local time as a wall clock shows it, looked at minute by minute. Times are epoch ms. */
record TimeLine(ZoneId zone) {
  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;
  private static final long MOST_OF_A_CHANGE = 26 * 60 * MINUTE;

  private LocalDateTime local(long time) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(time), zone);
  }

  /** Where a window breaks into intervals of so many days, its begin and end included. */
  List<Long> days(long from, long to, int days) {
    var bounds = new ArrayList<>(List.of(from));
    var day = local(from).toLocalDate();
    LocalDate next = day.plusDays(1);
    for (long time = from; time < to; time += MINUTE) {
      if (!local(time).toLocalDate().isBefore(next)) {
        bounds.add(time);
        next = next.plusDays(days);
      }
    }
    bounds.add(to);
    return bounds;
  }

  /** The first instant that shows the time of so many days before, or is the first behind it. */
  long daysBefore(long time, int days) {
    if (days == 0) {
      return time;
    }
    var wanted = local(time).minusDays(days);
    long begin = time - days * DAY - MOST_OF_A_CHANGE;
    for (long at = begin; at <= begin + 2 * MOST_OF_A_CHANGE; at += MINUTE) {
      if (!local(at).isBefore(wanted)) {
        return at;
      }
    }
    throw new IllegalStateException("no clock shows " + wanted);
  }
}
