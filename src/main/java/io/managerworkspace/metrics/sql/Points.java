package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Series;
import io.managerworkspace.model.Grain;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbered windows that facts are summed over, and the segments that the sums of each come from.
 *
 * <p>Of a window, the coarsest segment reaches from the bucket nearest to its begin to the one
 * nearest to its end; each finer grain then adds what is missing there, or takes away what is too
 * much, as far as its own nearest bucket. Since measures add up, {@code 10:01–11:00} is an hour
 * less a minute. Only complete buckets are used, whatever their sign. All is worked out in the
 * statement, from the watermark of its own snapshot.
 *
 * @param prefix of the names of its CTEs
 * @param windows one row a window: point, since, until
 * @param since where the first of them begins
 * @param until where the last of them ends
 */
record Points(String prefix, Sql windows, Parameter since, Parameter until) {
  private static final String GRAINS =
      Arrays.stream(Grain.values())
          .map(grain -> "(%d, %d::bigint)".formatted(grain.minutes(), grain.lengthMs()))
          .collect(Collectors.joining(", "));

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
      SELECT point, grain, least(a, b) AS since, greatest(a, b) AS until, sign(b - a)::integer AS sign
      FROM (
        SELECT point, grain, since AS a, lag(since, 1, until) OVER coarser AS b
        FROM %1$s WINDOW coarser AS (PARTITION BY point ORDER BY grain DESC)
        UNION ALL
        SELECT point, grain, lag(until) OVER coarser, until
        FROM %1$s WINDOW coarser AS (PARTITION BY point ORDER BY grain DESC)) step
      WHERE a <> b""";

  /** The plan's window alone. */
  static Points whole(Plan plan) {
    var windows =
        Sql.of(
            "SELECT 0 AS point, ?::bigint AS since, ?::bigint AS until",
            plan.since(),
            plan.until());
    return new Points("", windows, plan.since(), plan.until());
  }

  /** Those of a series from 0 on, and behind them those they are compared with. */
  static Points of(Series series) {
    var bounds = series.bounds();
    var compared = series.compared();
    var windows =
        Sql.of(
            """
            SELECT nth::integer - 1 AS point, since, until
            FROM unnest(?::bigint[], ?::bigint[]) WITH ORDINALITY AS p (since, until, nth)""",
            array("begins", allButLast(bounds), allButLast(compared)),
            array("ends", allButFirst(bounds), allButFirst(compared)));
    var all = Stream.concat(bounds.stream(), compared.stream()).toList();
    return new Points(
        "point_",
        windows,
        new Parameter("first_begin", Collections.min(all)),
        new Parameter("last_end", Collections.max(all)));
  }

  private static Parameter array(String name, List<Long> first, List<Long> then) {
    return new Parameter(name, Stream.concat(first.stream(), then.stream()).toArray(Long[]::new));
  }

  private static List<Long> allButLast(List<Long> bounds) {
    return bounds.subList(0, Math.max(0, bounds.size() - 1));
  }

  private static List<Long> allButFirst(List<Long> bounds) {
    return bounds.subList(Math.min(1, bounds.size()), bounds.size());
  }

  /** The windows up to the watermark, {@code [since, until)}; and where each really ends. */
  String summed() {
    return prefix + "summed";
  }

  /** What these consist of, {@code [since, until)} in a grain, with a sign. */
  String segment() {
    return prefix + "segment";
  }

  /** What segments have in common. */
  String piece() {
    return prefix + "piece";
  }

  /** {@link #summed} and {@link #segment}, with what they take. */
  List<Cte> ctes(Parameter accountId) {
    var nearest = prefix + "nearest";
    var way = prefix + "way";
    return List.of(
        new Cte(
            summed(),
            Sql.of(
                    """
                    SELECT w.point, w.since, least(w.until, greatest(w.since, c.closed)) AS until,
                      c.closed, w.until AS ends
                    FROM (""")
                .plus(windows)
                .plus(
                    """
                    ) w
                    CROSS JOIN (SELECT coalesce(max(closed_until), 0) AS closed
                      FROM rollup_watermark WHERE account_id = ?) c""",
                    accountId)),
        new Cte(
            nearest,
            Sql.of(
                "SELECT point, grain,\n"
                    + NEAREST.formatted("since")
                    + ",\n"
                    + NEAREST.formatted("until")
                    + "\nFROM "
                    + summed()
                    + " CROSS JOIN (VALUES "
                    + GRAINS
                    + ") g (grain, length)")),
        new Cte(
            way,
            Sql.of(
                """
                SELECT point, grain, since, until
                FROM (SELECT point, grain, since, until,
                    min(grain) FILTER (WHERE since = until) OVER (PARTITION BY point) AS detour
                  FROM %s) n
                WHERE (grain < detour) IS NOT FALSE"""
                    .formatted(nearest))),
        new Cte(segment(), Sql.of(SEGMENTS.formatted(way))));
  }
}
