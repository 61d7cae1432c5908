package io.managerworkspace.rocketchat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A date in one of the ISO 8601 forms that JavaScript's {@code Date.parse} reads.
 *
 * @param day the date as it is written
 * @param time of that day; empty when only the date is written
 * @param offsetMinutes to UTC; empty when none is written, which means the reporting zone
 */
record RocketChatDate(LocalDate day, Optional<TimeOfDay> time, Optional<Integer> offsetMinutes) {
  /** JavaScript's dates end here, and begin as far back. */
  private static final long FARTHEST_MS = 8_640_000_000_000_000L;

  private static final Pattern FORM =
      Pattern.compile(
          "(?<year>\\d{4}|[+-]\\d{6})(?:-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?)?"
              + "(?:[Tt ](?<hour>\\d\\d):(?<minute>\\d\\d)"
              + "(?::(?<second>\\d\\d)(?:\\.(?<fraction>\\d{1,30}))?)?"
              + "(?<zone>[Zz]|(?<sign>[+-])(?<zoneHour>[01]\\d|2[0-3]):?(?<zoneMinute>[0-5]\\d))?)?");

  private static final String NO_YEAR = "-000000";

  /**
   * @param nextDay whether it is 24:00, the end of the day
   */
  record TimeOfDay(LocalTime time, boolean nextDay) {}

  /** The date that the text is; empty when it is none. */
  static Optional<RocketChatDate> read(String text) {
    var form = FORM.matcher(text);
    if (!form.matches() || text.startsWith(NO_YEAR)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RocketChatDate(day(form), time(form), offset(form)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Epoch ms; empty when it is farther away than a date may be. */
  Optional<Long> at(ZoneId reportingZone) {
    var zone =
        offsetMinutes.<ZoneId>map(minutes -> ZoneOffset.ofTotalSeconds(0)).orElse(reportingZone);
    var date = time.filter(TimeOfDay::nextDay).isPresent() ? day.plusDays(1) : day;
    var local =
        time.map(at -> date.atTime(at.time()).atZone(zone))
            .orElseGet(() -> date.atStartOfDay(zone));
    long ms = local.toInstant().toEpochMilli() - offsetMinutes.orElse(0) * 60_000L;
    return Optional.of(ms).filter(at -> Math.abs(at) <= FARTHEST_MS);
  }

  private static LocalDate day(MatchResult form) {
    return LocalDate.of(number(form, "year", 0), number(form, "month", 1), number(form, "day", 1));
  }

  private static Optional<TimeOfDay> time(MatchResult form) {
    if (form.group("hour") == null) {
      return Optional.empty();
    }
    int hour = number(form, "hour", 0);
    var time =
        LocalTime.of(
            hour == 24 ? 0 : hour,
            number(form, "minute", 0),
            number(form, "second", 0),
            nanos(Optional.ofNullable(form.group("fraction")).orElse("")));
    if (hour == 24 && !time.equals(LocalTime.MIDNIGHT)) {
      throw new DateTimeException("a day ends at 24:00");
    }
    return Optional.of(new TimeOfDay(time, hour == 24));
  }

  /** Milliseconds: further digits are read and dropped. */
  private static int nanos(String fraction) {
    return Integer.parseInt((fraction + "000").substring(0, 3)) * 1_000_000;
  }

  private static Optional<Integer> offset(MatchResult form) {
    if (form.group("zone") == null) {
      return Optional.empty();
    }
    int minutes = number(form, "zoneHour", 0) * 60 + number(form, "zoneMinute", 0);
    return Optional.of("-".equals(form.group("sign")) ? -minutes : minutes);
  }

  private static int number(MatchResult form, String group, int otherwise) {
    var digits = form.group(group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }
}
