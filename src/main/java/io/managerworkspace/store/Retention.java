package io.managerworkspace.store;

import java.time.Duration;
import java.time.Instant;

/**
 * What is kept as of an instant; epoch ms.
 *
 * @param eventsSince older events are rejected
 * @param logSince first day of the log: conversations that began since then have all their events
 * @param factsSince first day of the facts
 * @param minutesSince first day of the rollups by minute and by ten minutes
 * @param hoursSince first day of the rollups by hour and by six hours
 * @param conversationsSince first day of closed conversations: of none does the log know more
 */
public record Retention(
    long eventsSince,
    long logSince,
    long factsSince,
    long minutesSince,
    long hoursSince,
    long conversationsSince) {
  public static final long DAY_MS = Duration.ofDays(1).toMillis();

  public static Retention at(Instant now, RetentionSettings settings) {
    long events = now.minus(settings.events()).toEpochMilli();
    long conversations = now.minus(settings.conversations()).toEpochMilli();
    return new Retention(
        events,
        startOfDay(events),
        startOfDay(now.minus(settings.facts()).toEpochMilli()),
        startOfDay(now.minus(settings.minutes()).toEpochMilli()),
        startOfDay(now.minus(settings.hours()).toEpochMilli()),
        startOfDay(Math.min(events, conversations)));
  }

  /** First day of the rollups of a grain; epoch ms. */
  public long since(Grain grain) {
    return switch (grain) {
      case MINUTE, TEN_MINUTES -> minutesSince;
      case HOUR, SIX_HOURS -> hoursSince;
    };
  }

  /** The start of the UTC day that the instant lies in. */
  public static long startOfDay(long time) {
    return time - Math.floorMod(time, DAY_MS);
  }
}
