package io.managerworkspace.retention;

import java.time.Duration;
import java.time.Instant;

/**
 * What is kept as of an instant; epoch ms.
 *
 * @param eventsSince older events are rejected
 * @param logSince first day of the log: conversations that began since then have all their events,
 *     once it is known {@linkplain #ofLog what the log holds}
 * @param factsSince first day of the facts
 * @param sumsSince first day of the rollups
 * @param conversationsSince first day of closed conversations: of none does the log know more
 */
public record Retention(
    long eventsSince, long logSince, long factsSince, long sumsSince, long conversationsSince) {
  public static final long DAY_MS = Duration.ofDays(1).toMillis();

  public static Retention at(Instant now, RetentionSettings settings) {
    long events = now.minus(settings.events()).toEpochMilli();
    long conversations = now.minus(settings.conversations()).toEpochMilli();
    return new Retention(
        events,
        startOfDay(events),
        startOfDay(now.minus(settings.facts()).toEpochMilli()),
        startOfDay(now.minus(settings.sums()).toEpochMilli()),
        startOfDay(Math.min(events, conversations)));
  }

  /**
   * What is kept when the log has lost what is before its beginning, whatever the settings want,
   * and has all that they let go but that is not dropped yet.
   */
  public Retention ofLog(long beginning) {
    return new Retention(
        Math.max(eventsSince, beginning), beginning, factsSince, sumsSince, conversationsSince);
  }

  /** The start of the UTC day that the instant lies in. */
  public static long startOfDay(long time) {
    return time - Math.floorMod(time, DAY_MS);
  }
}
