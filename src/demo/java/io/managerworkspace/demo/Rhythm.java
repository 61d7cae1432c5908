package io.managerworkspace.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How busy the contact centre is, by the hour and the day; never so quiet that there is nothing to
 * see.
 */
final class Rhythm {
  private static final ZoneId ZONE = ZoneId.of(Configuration.TIME_ZONE);
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final int[] PERCENT_OF_HOUR = {
    50, 47, 45, 45, 47, 50, 55, 65, 80, 95, 100, 95, 85, 80, 90, 95, 92, 85, 75, 70, 65, 60, 56, 53
  };
  private static final int EVENTS_OF_BUSIEST_HOUR = 9_000;
  private static final int LEAST_PERCENT_OF_MOOD = 85;
  private static final int MOODS = 31;
  private static final int EVENTS_OF_A_CONVERSATION_AN_HOUR = 150;
  private static final int FEWEST_OPEN = 2;
  private static final int FEWEST_HUMANS = 8;
  private static final int HOURS_OF_A_SHIFT = 8;

  private Rhythm() {}

  /** A stretch of an hour or less, epoch ms. */
  static Stretch stretch(long from, long to) {
    var local = Instant.ofEpochMilli(from).atZone(ZONE);
    int percent = PERCENT_OF_HOUR[local.getHour()] * percentOfDay(local) / 100;
    int eventsOfHour = EVENTS_OF_BUSIEST_HOUR * percent / 100;
    // So that many short stretches have as many as a long one.
    long events = to * eventsOfHour / HOUR_MS - from * eventsOfHour / HOUR_MS;
    return new Stretch(
        from,
        to,
        (int) events,
        Math.max(FEWEST_OPEN, eventsOfHour / EVENTS_OF_A_CONVERSATION_AN_HOUR),
        Math.clamp(FEWEST_HUMANS + Configuration.HUMANS * percent / 100, 0, Configuration.HUMANS),
        local.getHour() / HOURS_OF_A_SHIFT);
  }

  private static int percentOfDay(ZonedDateTime local) {
    int usual =
        switch (local.getDayOfWeek()) {
          case MONDAY -> 100;
          case TUESDAY, WEDNESDAY, THURSDAY -> 95;
          case FRIDAY -> 90;
          case SATURDAY -> 75;
          case SUNDAY -> 70;
        };
    return usual * percentOfMood(local.toLocalDate().toEpochDay()) / 100;
  }

  /** No two days in a row are alike, nor are two such days of the week. */
  private static int percentOfMood(long day) {
    return LEAST_PERCENT_OF_MOOD + (int) (day * 11 % MOODS);
  }
}
