package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.RollupKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The facts of a window: sums up to the account's watermark, and from there the facts themselves.
 *
 * <p>The sums come from a few signed segments. The coarsest reaches from the bucket nearest to the
 * window's begin to the one nearest to its end; each finer grain then adds what is missing there,
 * or takes away what is too much, as far as its own nearest bucket. Since measures add up, {@code
 * 10:01–11:00} is an hour less a minute. Only complete buckets are used, whatever their sign. All
 * is worked out in the statement, from the watermark of its own snapshot.
 */
record FactWindow(Plan plan, RollupKey key, SqlPredicates conditions) {
  /** Whether rows with a sign are any fact. */
  static final String ANY = "sum(sign * facts) > 0";

  private static final String GRAINS =
      Arrays.stream(Grain.values())
          .map(grain -> "(%d, %d::bigint)".formatted(grain.minutes(), grain.lengthMs()))
          .collect(Collectors.joining(", "));

  /**
   * No segment reaches further beyond the window. The plan is one for any window: only by what the
   * statement says of the parameters themselves are partitions left out before it begins.
   */
  private static final long LONGEST_MS = Grain.SIX_HOURS.lengthMs();

  private static final String NEAREST =
      """
      %1$s - mod(%1$s, length) + CASE
        WHEN 2 * mod(%1$s, length) > length AND %1$s - mod(%1$s, length) + length <= closed
        THEN length ELSE 0 END AS %1$s""";

  /**
   * From the window's begin to its end by way of the nearest buckets, coarser and then finer ones
   * again. Where a grain's are the same, whatever is coarser would be a detour.
   */
  private static final String SEGMENTS =
      """
      SELECT grain, least(a, b) AS since, greatest(a, b) AS until, sign(b - a)::integer AS sign
      FROM (
        SELECT grain, since AS a, lag(since, 1, until) OVER (ORDER BY grain DESC) AS b FROM way
        UNION ALL
        SELECT grain, lag(until) OVER (ORDER BY grain DESC), until FROM way) step
      WHERE a <> b""";

  /**
   * {@code summed}: the window up to the watermark; {@code segment}: what it consists of, {@code
   * [since, until)} in a grain, with a sign.
   */
  static List<Cte> segments(Plan plan) {
    return List.of(
        new Cte(
            "summed",
            Sql.of(
                """
                SELECT w.since, least(w.until, greatest(w.since, c.closed)) AS until, c.closed
                FROM (SELECT ?::bigint AS since, ?::bigint AS until) w
                CROSS JOIN (SELECT coalesce(max(closed_until), 0) AS closed
                  FROM rollup_watermark WHERE account_id = ?) c""",
                plan.since(),
                plan.until(),
                plan.accountId())),
        new Cte(
            "nearest",
            Sql.of(
                "SELECT grain,\n"
                    + NEAREST.formatted("since")
                    + ",\n"
                    + NEAREST.formatted("until")
                    + "\nFROM summed CROSS JOIN (VALUES "
                    + GRAINS
                    + ") g (grain, length)")),
        new Cte(
            "way",
            Sql.of(
                """
                SELECT grain, since, until FROM nearest
                WHERE grain < ALL (SELECT grain FROM nearest WHERE since = until)""")),
        new Cte("segment", Sql.of(SEGMENTS)));
  }

  /** What adds up a measure of rows with a sign. */
  static String sum(FactMeasure measure) {
    return "sum(sign * " + measure.column() + ")";
  }

  /** {@code FROM} the rows that are selected: sign, the key's dimensions, measures and facts. */
  Sql rows(List<FactMeasure> measures) {
    var columns = new ArrayList<String>();
    key.dimensions().forEach(dimension -> columns.add(dimension.column()));
    measures.forEach(measure -> columns.add(measure.column()));
    var list = ColumnList.of(columns);
    return Sql.of(
            "\nFROM (\n  SELECT s.sign, "
                + list
                + ", facts\n  FROM segment s CROSS JOIN LATERAL (\n")
        .plus(sums(list + ", facts").indented().indented())
        .plus(") r\n  UNION ALL\n")
        .plus(facts(list).indented())
        .plus(") f");
  }

  private Sql sums(String columns) {
    var rows =
        Sql.of(
            """
            SELECT %s
            FROM %s
            WHERE account_id = ? AND grain = s.grain AND time >= s.since AND time < s.until
              AND time >= ? - %3$d AND time < ? + %3$d"""
                .formatted(columns, key.table(), LONGEST_MS),
            plan.accountId(),
            plan.since(),
            plan.until());
    return key.dimensions().contains(Dimension.AGENT)
        ? conditions.seeking(columns, rows)
        : rows.plus(conditions.all()).plus(" OFFSET 0");
  }

  private Sql facts(String columns) {
    return Sql.of(
            """
            SELECT 1, %s, 1
            FROM fact
            WHERE account_id = ? AND time >= ? AND time < ?
              AND time >= (SELECT closed FROM summed)"""
                .formatted(columns),
            plan.accountId(),
            plan.since(),
            plan.until())
        .plus(conditions.all());
  }
}
