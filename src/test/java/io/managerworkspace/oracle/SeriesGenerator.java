package io.managerworkspace.oracle;

import io.managerworkspace.oracle.SeriesQuery.Back;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Random questions about series, made of random questions of the metrics call. */
final class SeriesGenerator {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long MINUTE = 60_000;
  private static final long HORIZON = 14 * DAY - 5 * MINUTE;

  /** Zones that change their clocks, at midnight too, and ones a part of an hour apart. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "America/Santiago",
          "Africa/Cairo",
          "UTC",
          "account");

  private static final List<Back> BACKS =
      List.of(
          new Back("P1D", 1, 0),
          new Back("P7D", 7, 0),
          new Back("P1W", 7, 0),
          new Back("PT1H", 0, 60),
          new Back("PT7M", 0, 7),
          new Back("P1DT2H30M", 1, 150),
          new Back("PT48H", 0, 2_880));

  private final QueryGenerator questions;
  private final Dice dice;
  private final List<String> zones;

  SeriesGenerator(QueryGenerator questions, Dice dice) {
    this.questions = questions;
    this.dice = dice;
    zones = dice.chance(0.5) ? ZONES : changing();
  }

  /** Those whose clocks changed lately, whenever the test runs; or the usual ones. */
  private static List<String> changing() {
    var since = Instant.now().minus(Duration.ofDays(14));
    var found =
        ZoneId.getAvailableZoneIds().stream()
            .filter(name -> name.contains("/") && !name.startsWith("SystemV/"))
            .filter(name -> changes(ZoneId.of(name), since))
            .sorted()
            .toList();
    return found.isEmpty() ? ZONES : found;
  }

  private static boolean changes(ZoneId zone, Instant since) {
    var next = zone.getRules().nextTransition(since);
    return next != null && next.getInstant().isBefore(Instant.now());
  }

  SeriesQuery next(long now) {
    return about(questions.next(now).ofThePast(), now);
  }

  /** The question of the metrics call, about a longer window most of the time. */
  SeriesQuery about(Query query, long now) {
    long from = query.from();
    long to = query.to();
    if (dice.chance(0.6)) {
      from = now - dice.random().nextLong(HORIZON);
      to = Math.min(now, from + dice.random().nextLong(14 * DAY));
    }
    var interval =
        dice.maybe(0.7, List.of(0, 1, 5, 7, 60, 61, 360, 1_440, 1_440, 2_880, 10_080, 100_000));
    return new SeriesQuery(
        new Query(
            from,
            to,
            query.filters(),
            dice.chance(0.2)
                ? new LinkedHashSet<>()
                : new LinkedHashSet<Metric>(dice.some(9, List.of(TimeMetric.values()))),
            dice.maybe(0.7, List.of(GroupBy.values())),
            Optional.empty(),
            query.offset().filter(offset -> offset < 50),
            query.limit(),
            query.sort()),
        interval,
        dice.maybe(0.5, zones),
        dice.maybe(0.4, BACKS));
  }
}
