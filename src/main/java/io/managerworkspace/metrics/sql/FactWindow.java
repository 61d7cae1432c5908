package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.RollupKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The facts of windows: sums up to the account's watermark, and from there the facts themselves.
 *
 * @param points the windows
 * @param key of the sums
 */
record FactWindow(Plan plan, Points points, RollupKey key, FactConditions conditions) {
  /** Whether rows with a sign are any fact. */
  static final String ANY = "sum(sign * facts) > 0";

  /**
   * No segment reaches further beyond its window. The plan is one for any window: only by what the
   * statement says of the parameters themselves are partitions left out before it begins.
   */
  private static final long LONGEST_MS = Grain.SIX_HOURS.lengthMs();

  /** What adds up a measure of rows with a sign. */
  static String sum(FactMeasure measure) {
    return "sum(sign * " + measure.column() + ")";
  }

  /**
   * {@code FROM} the rows that are selected: point, sign, the key's dimensions, measures and facts.
   */
  Sql rows(List<FactMeasure> measures) {
    var columns = new ArrayList<String>();
    key.dimensions().forEach(dimension -> columns.add(dimension.column()));
    measures.forEach(measure -> columns.add(measure.column()));
    var list = ColumnList.of(columns);
    return Sql.of(
            "\nFROM (\n  SELECT s.point, s.sign, "
                + list
                + ", facts\n  FROM "
                + points.segment()
                + " s CROSS JOIN LATERAL (\n")
        .plus(sums(list + ", facts").indented().indented())
        .plus(") r\n  UNION ALL\n")
        .plus(facts(list + ", 1", list))
        .plus(") f");
  }

  /**
   * Sums of what the segments consist of, by key where there is one. Points that follow each other
   * have pieces in common: what one adds at its bound, the next one takes away.
   */
  Cte pieces(List<FactMeasure> measures, Optional<Dimension> by) {
    var columns = columns(measures, by);
    var place = "s.grain, s.since, s.until" + by.map(d -> ", " + d.column()).orElse("");
    var sums =
        measures.stream()
            .map(measure -> "sum(%1$s)::bigint AS %1$s".formatted(measure.column()))
            .collect(Collectors.joining(",\n  "));
    return new Cte(
        points.piece(),
        Sql.of("SELECT %s,\n  %s\nFROM (".formatted(place, sums))
            .plus("SELECT DISTINCT grain, since, until FROM " + points.segment())
            .plus(") s CROSS JOIN LATERAL (\n")
            .plus(sums(columns).indented())
            .plus(") r\nGROUP BY " + place));
  }

  /** As {@link #rows}, of the pieces' sums; without the number of facts. */
  Sql rowsOfPieces(List<FactMeasure> measures, Optional<Dimension> by) {
    var columns = columns(measures, by);
    return Sql.of(
            "\nFROM (\n  SELECT point, sign, %s\n  FROM %s".formatted(columns, points.segment()))
        .plus(" JOIN " + points.piece() + " USING (grain, since, until)\n  UNION ALL\n")
        .plus(facts(columns, columns))
        .plus(") f");
  }

  private static String columns(List<FactMeasure> measures, Optional<Dimension> by) {
    var columns = new ArrayList<String>();
    by.ifPresent(dimension -> columns.add(dimension.column()));
    measures.forEach(measure -> columns.add(measure.column()));
    return ColumnList.of(columns);
  }

  private Sql sums(String columns) {
    var rows =
        Sql.of(
            """
            SELECT %s
            FROM %s
            WHERE account_id = ? AND grain = s.grain AND time >= s.since AND time < s.until
              AND time >= ?::bigint - %3$d AND time < ?::bigint + %3$d"""
                .formatted(columns, key.table(), LONGEST_MS),
            plan.accountId(),
            points.since(),
            points.until());
    return key.dimensions().contains(Dimension.AGENT)
        ? conditions.seeking(columns, rows)
        : rows.plus(conditions.all()).plus(" OFFSET 0");
  }

  private Sql facts(String answered, String columns) {
    return Sql.of("  SELECT w.point, 1, %s\n  FROM ".formatted(answered))
        .plus(points.summed() + " w CROSS JOIN LATERAL (\n")
        .plus(facts(columns).indented().indented())
        .plus(") r\n  WHERE w.closed < w.ends");
  }

  private Sql facts(String columns) {
    return Sql.of(
            """
            SELECT %s
            FROM fact
            WHERE account_id = ? AND time >= greatest(w.since, w.closed) AND time < w.ends
              AND time >= ? AND time < ?"""
                .formatted(columns),
            plan.accountId(),
            points.since(),
            points.until())
        .plus(conditions.all())
        .plus(" OFFSET 0");
  }
}
