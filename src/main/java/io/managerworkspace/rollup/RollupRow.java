package io.managerworkspace.rollup;

import io.managerworkspace.database.Columns;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.RollupKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a bucket of a rollup changes by. */
record RollupRow(Bucket bucket, long facts, Map<FactMeasure, Long> measures) {
  /** The key of a row; absent dimensions are null in the table. */
  record Bucket(Grain grain, long time, Map<Dimension, String> attribution) {}

  /**
   * The changes that facts make to the complete buckets of a rollup, in an order that all who
   * change several share.
   */
  static List<RollupRow> of(RollupKey key, Watermark watermark, Collection<FactChange> changes) {
    return Arrays.stream(Grain.values())
        .flatMap(grain -> of(key, grain, watermark.until(grain), changes))
        .toList();
  }

  private static Stream<RollupRow> of(
      RollupKey key, Grain grain, long until, Collection<FactChange> changes) {
    return changes.stream()
        .filter(change -> change.time() < until)
        .collect(Collectors.groupingBy(change -> bucketOf(grain, key, change)))
        .entrySet()
        .stream()
        .map(entry -> sum(entry.getKey(), entry.getValue()))
        .filter(RollupRow::changesSomething)
        .sorted(Comparator.comparing(RollupRow::orderOfLocks));
  }

  private static Bucket bucketOf(Grain grain, RollupKey key, FactChange change) {
    var kept = new EnumMap<Dimension, String>(Dimension.class);
    kept.putAll(change.attribution());
    kept.keySet().retainAll(key.dimensions());
    return new Bucket(grain, grain.floor(change.time()), kept);
  }

  private static RollupRow sum(Bucket bucket, List<FactChange> changes) {
    var sums = new HashMap<FactMeasure, Long>();
    long facts = 0;
    for (var change : changes) {
      facts += change.sign();
      change
          .measures()
          .forEach((measure, value) -> sums.merge(measure, change.sign() * value, Long::sum));
    }
    return new RollupRow(bucket, facts, sums);
  }

  private boolean changesSomething() {
    return facts != 0 || measures.values().stream().anyMatch(value -> value != 0);
  }

  private String orderOfLocks() {
    return "%020d %s".formatted(bucket.time(), bucket.attribution());
  }

  static Columns<RollupRow> columns(RollupKey key) {
    var columns =
        new Columns<RollupRow>()
            .integer("grain", row -> row.bucket().grain().minutes())
            .bigint("time", row -> row.bucket().time());
    for (var dimension : key.dimensions()) {
      columns.optionalText(
          dimension.column(),
          row -> Optional.ofNullable(row.bucket().attribution().get(dimension)));
    }
    columns.bigint("facts", RollupRow::facts);
    for (var measure : FactMeasure.values()) {
      columns.bigint(measure.column(), row -> row.measures().getOrDefault(measure, 0L));
    }
    return columns;
  }
}
