package io.managerworkspace.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RocketChatDateTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Optional<Instant> read(String text, ZoneId zone) {
    return RocketChatDate.read(text).flatMap(date -> date.at(zone)).map(Instant::ofEpochMilli);
  }

  @ParameterizedTest
  @CsvSource({
    "2020, 2019-12-31T23:00:00Z",
    "2020-07, 2020-06-30T22:00:00Z",
    "2020-01-02, 2020-01-01T23:00:00Z",
    "2020-07-02, 2020-07-01T22:00:00Z",
    "2020-01-02T10:20, 2020-01-02T09:20:00Z",
    "2020-01-02 10:20, 2020-01-02T09:20:00Z",
    "2020-01-02t10:20:30z, 2020-01-02T10:20:30Z",
    "2020-01-02T10:20:30Z, 2020-01-02T10:20:30Z",
    "2020-01-02T10:20:30.1Z, 2020-01-02T10:20:30.100Z",
    "2020-01-02T10:20:30.1239999Z, 2020-01-02T10:20:30.123Z",
    "2020-01-02T10:20:30.123+05:45, 2020-01-02T04:35:30.123Z",
    "2020-01-02T10:20:30-0330, 2020-01-02T13:50:30Z",
    "2020-01-02T00:00+23:59, 2020-01-01T00:01:00Z",
    "2020-01-02T24:00, 2020-01-02T23:00:00Z",
    "2020-02-29T12:00Z, 2020-02-29T12:00:00Z",
    "+002020-01-02T12:00Z, 2020-01-02T12:00:00Z",
    "-000001-01-02T12:00Z, -0001-01-02T12:00:00Z",
    "+275760-09-13T00:00Z, +275760-09-13T00:00:00Z",
    "-271821-04-20T00:00Z, -271821-04-20T00:00:00Z"
  })
  void readsTheFormsOfJavaScript(String text, String instant) {
    assertThat(read(text, BERLIN)).contains(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "test",
        "2020-01-01x",
        "2020-x01-02",
        "2020-13-01",
        "2020-00-01",
        "2020-01-32",
        "2020-02-30",
        "2019-02-29",
        "1577836800000",
        "1577836800",
        "-1",
        "0",
        "20200101",
        "2020-1-1",
        "2020-01-01T",
        "2020-01-01T10",
        "2020-01-01T10:00:00.",
        "2020-01-01T10:00.5",
        "2020-01-01T25:00",
        "2020-01-01T24:00:01",
        "2020-01-01T10:60",
        "2020-01-01T10:00:60",
        "2020-01-01T10:00+24:00",
        "2020-01-01T10:00+01:60",
        "2020-01-01T10:00 01:00",
        "2020-01-01  10:00",
        "2020-01-01T10:00Zx",
        "-000000-01-01",
        "+275760-09-13T00:00:00.001Z",
        "-271821-04-19T23:59:59.999Z",
        "+999999-01-01",
        "-999999-01-01",
        "275760-01-01",
        "99999-01-01",
        "２０２０-01-01",
        "2020-01-01\n"
      })
  void refusesWhatIsNoDate(String text) {
    assertThat(read(text, BERLIN)).isEmpty();
  }

  @Test
  void aDayBeginsWithItsFirstMomentAlsoWhereMidnightIsSkipped() {
    assertThat(read("2018-11-04", ZoneId.of("America/Sao_Paulo")))
        .contains(Instant.parse("2018-11-04T03:00:00Z"));
    assertThat(read("2018-11-05", ZoneId.of("America/Sao_Paulo")))
        .contains(Instant.parse("2018-11-05T02:00:00Z"));
  }

  @Test
  void aTimeThatIsSkippedOrComesTwiceIsReadAsJavaScriptDoes() {
    assertThat(read("2026-03-29T02:30", BERLIN)).contains(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(read("2026-10-25T02:30", BERLIN)).contains(Instant.parse("2026-10-25T00:30:00Z"));
  }
}
