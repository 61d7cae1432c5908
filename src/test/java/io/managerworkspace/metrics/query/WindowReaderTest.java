package io.managerworkspace.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.input.Json;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violation;
import io.managerworkspace.input.Violations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges of the window, to the millisecond. */
class WindowReaderTest {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration HORIZON = Duration.ofHours(24);
  private static final Instant NOW = Instant.parse("2026-03-01T12:34:56.789Z");

  private final Violations violations = new Violations();

  private TimeWindow read(Duration horizon, String from, String to) {
    var json =
        "{\"from\": %d, \"to\": %d}"
            .formatted(Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
    var node = Json.parse(json.getBytes(StandardCharsets.UTF_8));
    var time = JsonObject.read(node, "filters.time", violations).orElseThrow();
    return new WindowReader(violations, new WindowRule(LONGEST, horizon, NOW)).read(time);
  }

  private List<String> wrong(Duration horizon, String from, String to) {
    read(horizon, from, to);
    return violations.list().stream().map(Violation::field).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00.000Z, 2026-03-01T12:00:00.000Z, 2026-03-01T12:00:00Z, 2026-03-01T12:01:00Z",
    "2026-03-01T12:00:59.999Z, 2026-03-01T12:00:59.999Z, 2026-03-01T12:00:00Z, 2026-03-01T12:01:00Z",
    "2026-03-01T12:00:00.001Z, 2026-03-01T12:01:00.000Z, 2026-03-01T12:00:00Z, 2026-03-01T12:02:00Z",
  })
  void bothBoundsAreIncludedInWholeMinutes(String from, String to, Instant begin, Instant end) {
    assertThat(read(HORIZON, from, to))
        .isEqualTo(new TimeWindow(begin.toEpochMilli(), end.toEpochMilli()));
    assertThat(violations.isEmpty()).isTrue();
  }

  @Test
  void theHorizonBeginsWithTheMinuteThatItFallsInto() {
    assertThat(wrong(HORIZON, "2026-02-28T12:34:00.000Z", "2026-02-28T13:00:00Z")).isEmpty();
    assertThat(wrong(HORIZON, "2026-02-28T12:33:59.999Z", "2026-02-28T13:00:00Z"))
        .containsExactly("filters.time.from");
  }

  @Test
  void aLongerHorizonReachesFurtherBackButTheWindowStays24Hours() {
    var days = Duration.ofDays(14);

    assertThat(wrong(days, "2026-02-15T12:34:00.000Z", "2026-02-16T12:34:00.000Z")).isEmpty();
    assertThat(wrong(days, "2026-02-15T12:34:00.000Z", "2026-02-16T12:34:00.001Z"))
        .containsExactly("filters.time.to");
  }

  @Test
  void toIsAtMostAMinuteAhead() {
    assertThat(wrong(HORIZON, "2026-03-01T12:00:00Z", "2026-03-01T12:35:56.789Z")).isEmpty();
    assertThat(wrong(HORIZON, "2026-03-01T12:00:00Z", "2026-03-01T12:35:56.790Z"))
        .containsExactly("filters.time.to");
  }

  @Test
  void fromMayEqualToButNotPassIt() {
    assertThat(wrong(HORIZON, "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")).isEmpty();
    assertThat(wrong(HORIZON, "2026-03-01T12:00:00.001Z", "2026-03-01T12:00:00Z"))
        .containsExactly("filters.time.from");
  }

  private Optional<TimeWindow> last(Duration horizon, String length) {
    var node = Json.parse("{\"last\": \"%s\"}".formatted(length).getBytes(StandardCharsets.UTF_8));
    var time = JsonObject.read(node, "filters.time", violations).orElseThrow();
    var rule = new WindowRule(LONGEST, horizon, NOW).moving();
    return violations.gather(() -> new WindowReader(violations, rule).read(time));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M, 2026-03-01T12:34:00Z",
    "PT60S, 2026-03-01T12:34:00Z",
    "PT15M, 2026-03-01T12:20:00Z",
    "P1D, 2026-02-28T12:35:00Z"
  })
  void theLastMinutesEndWithThePresentOne(String length, Instant begin) {
    var end = Instant.parse("2026-03-01T12:35:00Z");

    assertThat(last(HORIZON, length))
        .contains(new TimeWindow(begin.toEpochMilli(), end.toEpochMilli()));
    assertThat(violations.isEmpty()).isTrue();
  }

  @Test
  void theLastMinutesAreBoundedByTheHorizonToo() {
    assertThat(last(Duration.ofHours(2), "PT2H")).isPresent();
    assertThat(violations.isEmpty()).isTrue();

    last(Duration.ofHours(2), "PT2H1M");
    assertThat(violations.list().stream().map(Violation::field))
        .containsExactly("filters.time.last");
  }
}
