package io.managerworkspace.metrics.query;

import io.managerworkspace.input.TimeZoneName;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads how a window is divided into points, and what they are compared with.
 *
 * @param minutes of an interval; 0: those that are usual
 */
record SeriesReader(
    QueryParameters parameters,
    WindowRule windows,
    long minutes,
    Optional<ZoneId> zone,
    Optional<Lag> lag) {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final String INTERVAL = "interval";
  private static final String TIME_ZONE = "timeZone";
  private static final String COMPARE_WITH = "compareWith";
  private static final String OF_ACCOUNT = "account";

  /** Reads the parameters, whatever the window is. */
  static SeriesReader of(
      Request request, QueryParameters parameters, WindowRule windows, AccountZones zones) {
    return new SeriesReader(
        parameters,
        windows,
        parameters.single(INTERVAL).map(text -> minutes(text, parameters)).orElse(0L),
        parameters
            .single(TIME_ZONE)
            .flatMap(name -> zone(name, request.accountId(), parameters, zones)),
        parameters.single(COMPARE_WITH).flatMap(text -> lag(text, parameters)));
  }

  /** Whether the account's own zone is asked for. */
  static boolean needsAccount(Request request) {
    return request.parameters().getOrDefault(TIME_ZONE, List.of()).contains(OF_ACCOUNT);
  }

  private static long minutes(String text, QueryParameters parameters) {
    if (!WHOLE.matcher(text).matches()) {
      parameters.violate(
          INTERVAL, "must be a whole number of minutes, such as 60, or 0 for one that fits");
      return 0;
    }
    return Long.parseLong(text);
  }

  private static Optional<ZoneId> zone(
      String name, String accountId, QueryParameters parameters, AccountZones zones) {
    if (name.equals(OF_ACCOUNT)) {
      // Without an account there is no answer either, so that any zone will do.
      return zones.zoneOf(accountId).or(() -> Optional.of(ZoneOffset.UTC));
    }
    var zone = TimeZoneName.read(name);
    if (zone.isEmpty()) {
      parameters.violate(
          TIME_ZONE,
          "must be a name of the IANA time zone database, such as Europe/Berlin, or account");
    }
    return zone;
  }

  private static Optional<Lag> lag(String text, QueryParameters parameters) {
    var lag = Lag.read(text);
    if (lag.isEmpty()) {
      parameters.violate(
          COMPARE_WITH,
          "must be more than 0 in weeks, days, hours and minutes of ISO 8601, such as P7D or PT1H");
    }
    return lag;
  }

  /** The series of a window that was found right. */
  Series of(TimeWindow window) {
    long length = minutes == 0 ? Intervals.usualMinutes(window, zone) : minutes;
    var bounds = Intervals.bounds(window, length, zone);
    checkNumber(bounds.size() - 1, window);
    var compared =
        lag.map(earlier -> Intervals.earlier(bounds, earlier, zone.orElse(ZoneOffset.UTC)))
            .orElse(List.of());
    compared.stream().findFirst().ifPresent(this::checkCompared);
    return new Series(bounds, compared);
  }

  private void checkNumber(int points, TimeWindow window) {
    if (points > Intervals.MOST) {
      parameters.violate(
          INTERVAL,
          "gives %d points, but an answer has at most %d: must be at least %d, or 0",
          points,
          Intervals.MOST,
          Math.ceilDiv(window.to() - window.from(), Intervals.MOST * TimeWindow.MINUTE_MS));
    }
  }

  private void checkCompared(long from) {
    if (from < windows.earliest()) {
      parameters.violate(
          COMPARE_WITH,
          "compares with a window from %d, but must not reach back before %d, %s before now",
          from,
          windows.earliest(),
          windows.horizon());
    }
  }
}
