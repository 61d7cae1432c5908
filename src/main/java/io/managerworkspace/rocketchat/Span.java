package io.managerworkspace.rocketchat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * From {@code start} to {@code end}, epoch ms. Whether the end belongs to it is the endpoint's
 * matter.
 */
record Span(long start, long end) {
  /** What a year may be longer: Rocket.Chat compares whole days with 1.01 years. */
  private static final int MORE_DAYS = 3;

  /**
   * Reads the parameters {@code start} and {@code end}.
   *
   * @throws RocketChatError for the first that is no date
   */
  static Span read(RocketChatParameters parameters, ZoneId zone) {
    return new Span(date(parameters, "start", zone), date(parameters, "end", zone));
  }

  private static long date(RocketChatParameters parameters, String name, ZoneId zone) {
    return RocketChatDate.read(parameters.text(name))
        .flatMap(date -> date.at(zone))
        .orElseThrow(
            () ->
                RocketChatError.badRequest(
                    "The \"%s\" query parameter must be a valid date.".formatted(name)));
  }

  /**
   * @throws RocketChatError when it is longer than a year or ends before it starts
   */
  Span requireAtMostAYear(ZoneId zone) {
    if (day(end, zone).isAfter(day(start, zone).plusYears(1).plusDays(MORE_DAYS))) {
      throw RocketChatError.badRequest(
          "The \"start\" and \"end\" query parameters must be less than 1 year apart.");
    }
    if (start > end) {
      throw RocketChatError.badRequest(
          "The \"start\" query parameter must be before the \"end\" query parameter.");
    }
    return this;
  }

  private static LocalDate day(long time, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), zone);
  }
}
