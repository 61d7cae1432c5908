package io.managerworkspace.store;

import java.time.Duration;
import java.time.Instant;

/**
 * What is kept as of an instant; epoch ms.
 *
 * @param eventsSince older events are rejected
 * @param logSince first day of the log: conversations that began since then have all their events
 * @param factsSince first day of the facts
 */
public record Retention(long eventsSince, long logSince, long factsSince) {
  public static final long DAY_MS = Duration.ofDays(1).toMillis();

  public static Retention at(Instant now, RetentionSettings settings) {
    long events = now.minus(settings.events()).toEpochMilli();
    long facts = now.minus(settings.facts()).toEpochMilli();
    return new Retention(events, startOfDay(events), startOfDay(facts));
  }

  /** The start of the UTC day that the instant lies in. */
  public static long startOfDay(long time) {
    return time - Math.floorMod(time, DAY_MS);
  }
}
