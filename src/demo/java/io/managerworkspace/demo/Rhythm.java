package io.managerworkspace.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How busy the contact centre usually is, by the hour and the day of the week. */
final class Rhythm {
  private static final ZoneId ZONE = ZoneId.of(Configuration.TIME_ZONE);
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final int[] PERCENT_OF_HOUR = {
    8, 6, 5, 5, 6, 10, 20, 40, 70, 95, 100, 95, 80, 75, 85, 95, 90, 75, 60, 50, 40, 30, 20, 12
  };
  private static final int EVENTS_OF_BUSIEST_HOUR = 4_000;
  private static final int EVENTS_OF_A_CONVERSATION_AN_HOUR = 150;
  private static final int FEWEST_OPEN = 2;
  private static final int FEWEST_HUMANS = 8;
  private static final int HOURS_OF_A_SHIFT = 8;

  private Rhythm() {}

  /** The hour that begins at a time, epoch ms. */
  static Stretch hour(long from) {
    var local = Instant.ofEpochMilli(from).atZone(ZONE);
    int percent = PERCENT_OF_HOUR[local.getHour()] * percentOfDay(local) / 100;
    int events = EVENTS_OF_BUSIEST_HOUR * percent / 100;
    return new Stretch(
        from,
        from + HOUR_MS,
        events,
        Math.max(FEWEST_OPEN, events / EVENTS_OF_A_CONVERSATION_AN_HOUR),
        Math.clamp(FEWEST_HUMANS + Configuration.HUMANS * percent / 100, 0, Configuration.HUMANS),
        local.getHour() / HOURS_OF_A_SHIFT);
  }

  private static int percentOfDay(ZonedDateTime local) {
    return switch (local.getDayOfWeek()) {
      case MONDAY -> 100;
      case TUESDAY, WEDNESDAY, THURSDAY -> 90;
      case FRIDAY -> 85;
      case SATURDAY -> 50;
      case SUNDAY -> 35;
    };
  }
}
