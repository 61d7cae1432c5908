package io.managerworkspace.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is so much earlier, in zones that change their clocks. */
class LagTest {
  @ParameterizedTest
  @CsvSource({
    "P7D, 7, PT0S",
    "P1W, 7, PT0S",
    "P2W3D, 17, PT0S",
    "PT1H, 0, PT1H",
    "PT90M, 0, PT90M",
    "P1DT2H3M, 1, PT2H3M",
    "P0DT5M, 0, PT5M",
    "P1DT0H, 1, PT0S",
    "P999999999W, 6999999993, PT0S",
  })
  void weeksDaysHoursAndMinutesAreRead(String text, long days, Duration rest) {
    assertThat(Lag.read(text)).contains(new Lag(days, rest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1DT",
        "7D",
        "P0D",
        "PT0M",
        "P-7D",
        "-P7D",
        "+P7D",
        "P1.5D",
        "P1M",
        "P1Y",
        "PT1S",
        "PT1H1S",
        "P7d",
        "p7D",
        "P7D ",
        "P1D1W",
        "PT1M1H",
        "P1H",
        "T1H",
        "P1000000000D"
      })
  void nothingElseIs(String text) {
    assertThat(Lag.read(text)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    // Days keep the local time, whatever the clocks did in between.
    "P7D, Europe/Berlin, 2026-03-31T10:00:00Z, 2026-03-24T11:00:00Z",
    "P7D, UTC, 2026-03-31T10:00:00Z, 2026-03-24T10:00:00Z",
    "P7D, America/New_York, 2026-11-05T05:00:00Z, 2026-10-29T04:00:00Z",
    "P1D, Australia/Lord_Howe, 2026-10-04T13:00:00Z, 2026-10-03T13:30:00Z",
    "P1D, Asia/Kathmandu, 2026-10-04T18:15:00Z, 2026-10-03T18:15:00Z",
    // A local time that is skipped is the instant of the change.
    "P1D, Europe/Berlin, 2026-03-30T00:30:00Z, 2026-03-29T01:00:00Z",
    "P1D, America/New_York, 2026-03-09T06:59:00Z, 2026-03-08T07:00:00Z",
    "P1D, America/Sao_Paulo, 2018-11-05T02:30:00Z, 2018-11-04T03:00:00Z",
    // Of a repeated one the first counts.
    "P1D, Europe/Berlin, 2026-10-26T01:30:00Z, 2026-10-25T00:30:00Z",
    "P1D, America/New_York, 2026-11-02T06:30:00Z, 2026-11-01T05:30:00Z",
    // The rest is exact, and comes behind the days.
    "PT24H, Europe/Berlin, 2026-03-29T10:00:00Z, 2026-03-28T10:00:00Z",
    "PT1H, Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25T00:30:00Z",
    "PT1M, Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25T01:29:00Z",
    "P1DT1H, Europe/Berlin, 2026-03-30T00:30:00Z, 2026-03-29T00:00:00Z",
  })
  void aBoundMovesInLocalTime(String lag, ZoneId zone, Instant time, Instant earlier) {
    assertThat(Instant.ofEpochMilli(Lag.read(lag).orElseThrow().before(time.toEpochMilli(), zone)))
        .isEqualTo(earlier);
  }

  @Test
  void theLongestIsFarAwayAndNoError() {
    var longest = Lag.read("P999999999W999999999DT999999999H999999999M").orElseThrow();

    assertThat(longest.before(0, ZoneId.of("Europe/Berlin"))).isNegative();
  }
}
