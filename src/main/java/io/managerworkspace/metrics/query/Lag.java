package io.managerworkspace.metrics.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much earlier something is.
 *
 * @param days of the calendar, in a zone's local time
 * @param rest what is taken away behind them, exactly
 */
record Lag(long days, Duration rest) {
  private static final int DAYS_OF_WEEK = 7;

  private static final Pattern TEXT =
      Pattern.compile(
          "P(?=[0-9T])(?:(?<weeks>[0-9]{1,9})W)?(?:(?<days>[0-9]{1,9})D)?"
              + "(?:T(?=[0-9])(?:(?<hours>[0-9]{1,9})H)?(?:(?<minutes>[0-9]{1,9})M)?)?");

  /** Reads ISO 8601 in weeks, days, hours and minutes; empty when it is something else, or 0. */
  static Optional<Lag> read(String text) {
    return Optional.of(TEXT.matcher(text))
        .filter(Matcher::matches)
        .map(
            found ->
                new Lag(
                    DAYS_OF_WEEK * number(found, "weeks") + number(found, "days"),
                    Duration.ofHours(number(found, "hours")).plusMinutes(number(found, "minutes"))))
        .filter(lag -> lag.days > 0 || !lag.rest.isZero());
  }

  private static long number(Matcher found, String part) {
    return Optional.ofNullable(found.group(part)).map(Long::parseLong).orElse(0L);
  }

  /**
   * That much before an instant. A local time that is skipped is the instant of the change, of one
   * that is repeated the first counts.
   *
   * @param time epoch ms
   */
  long before(long time, ZoneId zone) {
    var instant = Instant.ofEpochMilli(time);
    return (days == 0 ? instant : daysBefore(instant, zone)).minus(rest).toEpochMilli();
  }

  private Instant daysBefore(Instant instant, ZoneId zone) {
    var local = LocalDateTime.ofInstant(instant, zone).minusDays(days);
    return Optional.ofNullable(zone.getRules().getTransition(local))
        .filter(ZoneOffsetTransition::isGap)
        .map(ZoneOffsetTransition::getInstant)
        // Of two offsets this takes the earlier one.
        .orElseGet(() -> local.atZone(zone).toInstant());
  }
}
