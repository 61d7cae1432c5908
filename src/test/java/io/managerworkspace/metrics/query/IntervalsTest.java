package io.managerworkspace.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a window is divided. */
class IntervalsTest {
  private static final Optional<ZoneId> NO_ZONE = Optional.empty();

  private static TimeWindow window(String from, String to) {
    return new TimeWindow(Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
  }

  private static List<Instant> instants(List<Long> bounds) {
    return bounds.stream().map(Instant::ofEpochMilli).toList();
  }

  private static List<Instant> instants(String texts) {
    return Arrays.stream(texts.split(" ")).map(Instant::parse).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 5",
    "5, 5",
    "500, 5",
    "501, 60",
    "1441, 60",
    "6000, 60",
    "6001, 1440",
    "20162, 1440",
    "144000, 1440",
    "144001, 10080"
  })
  void withoutALengthItIsTheFirstThatGivesAHundredPoints(int windowMinutes, int minutes) {
    var window = new TimeWindow(0, Duration.ofMinutes(windowMinutes).toMillis());

    assertThat(Intervals.usualMinutes(window, NO_ZONE)).isEqualTo(minutes);
  }

  @Test
  void intervalsFollowEachOtherFromTheBegin() {
    var window = window("2026-03-01T10:01:00Z", "2026-03-01T12:30:00Z");

    assertThat(instants(Intervals.bounds(window, 60, Optional.of(ZoneId.of("Europe/Berlin")))))
        .isEqualTo(
            instants(
                "2026-03-01T10:01:00Z 2026-03-01T11:01:00Z 2026-03-01T12:01:00Z"
                    + " 2026-03-01T12:30:00Z"));
    assertThat(Intervals.bounds(window, 149, NO_ZONE)).hasSize(2);
    assertThat(Intervals.bounds(window, 999_999_999, NO_ZONE))
        .containsExactly(window.from(), window.to());
    assertThat(Intervals.bounds(window, 1_440, NO_ZONE)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    // 23 and 25 hours where the clocks change.
    "Europe/Berlin, 1440, 2026-03-28T12:00:00Z 2026-03-28T23:00:00Z 2026-03-29T22:00:00Z 2026-03-30T12:00:00Z",
    "Europe/Berlin, 1440, 2026-10-24T12:00:00Z 2026-10-24T22:00:00Z 2026-10-25T23:00:00Z 2026-10-26T12:00:00Z",
    "America/New_York, 1440, 2026-11-01T00:00:00Z 2026-11-01T04:00:00Z 2026-11-02T05:00:00Z 2026-11-02T06:00:00Z",
    "Australia/Lord_Howe, 1440, 2026-10-03T12:00:00Z 2026-10-03T13:30:00Z 2026-10-04T13:00:00Z 2026-10-04T14:00:00Z",
    "Asia/Kathmandu, 1440, 2026-10-03T12:00:00Z 2026-10-03T18:15:00Z 2026-10-04T18:15:00Z 2026-10-05T00:00:00Z",
    // A day without a midnight begins with its first instant.
    "America/Sao_Paulo, 1440, 2018-11-03T12:00:00Z 2018-11-04T03:00:00Z 2018-11-05T02:00:00Z 2018-11-05T03:00:00Z",
    // Of two midnights the first counts.
    "America/Havana, 1440, 2026-10-31T12:00:00Z 2026-11-01T04:00:00Z 2026-11-02T05:00:00Z 2026-11-02T12:00:00Z",
    // A window that begins at midnight has a whole first day; one that ends there no empty last
    // one.
    "Europe/Berlin, 1440, 2026-06-01T22:00:00Z 2026-06-02T22:00:00Z 2026-06-03T22:00:00Z",
    // Every second midnight behind the first one.
    "Europe/Berlin, 2880, 2026-06-01T12:00:00Z 2026-06-01T22:00:00Z 2026-06-03T22:00:00Z 2026-06-05T12:00:00Z",
    "Europe/Berlin, 10080, 2026-06-01T22:00:00Z 2026-06-02T22:00:00Z 2026-06-05T12:00:00Z",
    // A day that was skipped as a whole.
    "Pacific/Apia, 1440, 2011-12-29T12:00:00Z 2011-12-30T10:00:00Z 2011-12-31T10:00:00Z 2011-12-31T12:00:00Z",
    "UTC, 1440, 2026-06-01T12:00:00Z 2026-06-01T12:01:00Z",
  })
  void intervalsOfDaysBreakAtLocalMidnights(ZoneId zone, long minutes, String bounds) {
    var expected = instants(bounds);
    var window = window(expected.getFirst().toString(), expected.getLast().toString());

    assertThat(instants(Intervals.bounds(window, minutes, Optional.of(zone)))).isEqualTo(expected);
  }

  @Test
  void eachBoundMovesOnItsOwnAndNoneBeforeTheOneBeforeIt() {
    var berlin = ZoneId.of("Europe/Berlin");
    var day = Lag.read("P1D").orElseThrow();
    var skipped =
        Intervals.bounds(
            window("2026-03-29T23:30:00Z", "2026-03-30T02:00:00Z"), 30, Optional.of(berlin));

    assertThat(instants(Intervals.earlier(skipped, day, berlin)))
        .isEqualTo(
            instants(
                "2026-03-29T00:30:00Z 2026-03-29T01:00:00Z 2026-03-29T01:00:00Z"
                    + " 2026-03-29T01:00:00Z 2026-03-29T01:30:00Z 2026-03-29T02:00:00Z"));

    var repeated =
        Intervals.bounds(
            window("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"), 30, Optional.of(berlin));
    assertThat(instants(Intervals.earlier(repeated, day, berlin)))
        .isEqualTo(
            instants(
                "2026-10-24T00:00:00Z 2026-10-24T00:30:00Z 2026-10-24T00:30:00Z"
                    + " 2026-10-24T00:30:00Z 2026-10-24T01:00:00Z"));
  }
}
