package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.RollupKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of windows: sums up to the account's watermark, and from there the facts themselves.
 *
 * @param points the windows
 * @param key of the sums
 */
record FactWindow(Plan plan, Points points, RollupKey key, SqlPredicates conditions) {
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
        .plus(
            ") r\n  UNION ALL\n  SELECT w.point, 1, "
                + list
                + ", 1\n  FROM "
                + points.summed()
                + " w CROSS JOIN LATERAL (\n")
        .plus(facts(list).indented().indented())
        .plus(") r\n  WHERE w.closed < w.ends) f");
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
