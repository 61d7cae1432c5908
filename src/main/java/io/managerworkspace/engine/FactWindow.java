package io.managerworkspace.engine;

import io.managerworkspace.store.Cut;
import io.managerworkspace.store.Dimension;
import io.managerworkspace.store.FactMeasure;
import io.managerworkspace.store.Grain;
import io.managerworkspace.store.Sql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts of a window, from where they cost the least: whole hours from the rollup by hour, the
 * edges from the one by minute, what is behind the watermark from the facts themselves. The
 * watermark is read in the same snapshot.
 */
record FactWindow(Plan plan, Cut cut, Conditions conditions) {
  private static final String CLOSED = "(SELECT minute_until FROM watermark)";
  private static final String CLOSED_ONLY = " AND time < " + CLOSED;
  private static final String HOURS_END = "(SELECT hours_to FROM watermark)";

  /** {@code watermark}: how far minutes are closed, and where the hours of the window end. */
  static Cte watermark(Plan plan) {
    return new Cte(
        "watermark",
        Sql.of(
            """
            SELECT coalesce(max(minute_until), 0) AS minute_until,
              greatest(?, least(?, coalesce(max(hour_until), 0))) AS hours_to
            FROM rollup_watermark WHERE account_id = ?""",
            firstHour(plan),
            Grain.HOUR.floor(plan.query().window().to()),
            plan.query().accountId()));
  }

  private static long firstHour(Plan plan) {
    return Grain.HOUR.ceiling(plan.query().window().from());
  }

  /** {@code FROM} the rows that are selected, with the cut's dimensions and measures. */
  Sql rows(List<FactMeasure> measures) {
    var window = plan.query().window();
    long firstHour = firstHour(plan);
    var columns = columns(measures);
    var edge = Math.min(firstHour, window.to());
    var parts =
        List.of(
            rolledUp(Grain.HOUR, columns, firstHour, window.to(), " AND time < " + HOURS_END),
            rolledUp(Grain.MINUTE, columns, window.from(), edge, CLOSED_ONLY),
            rolledUp(
                Grain.MINUTE,
                columns,
                firstHour,
                window.to(),
                CLOSED_ONLY + " AND time >= " + HOURS_END),
            part("fact", columns, window.from(), window.to(), " AND time >= " + CLOSED)
                .plus(conditions.all()));
    return Sql.of("\nFROM (").plus(Sql.join("\n  UNION ALL ", parts)).plus(") f");
  }

  private String columns(List<FactMeasure> measures) {
    return Stream.concat(
            cut.dimensions().stream().map(Dimension::column),
            measures.stream().map(FactMeasure::column))
        .collect(Collectors.joining(", "));
  }

  private Sql rolledUp(Grain grain, String columns, long from, long to, String segment) {
    var rows = part(grain.table(cut), columns, from, to, segment + " AND facts > 0");
    return cut == Cut.FULL ? conditions.seeking(columns, rows) : rows.plus(conditions.all());
  }

  private Sql part(String table, String columns, long from, long to, String segment) {
    return Sql.of(
            "SELECT %s FROM %s\n  WHERE account_id = ? AND time >= ? AND time < ?"
                .formatted(columns, table),
            plan.query().accountId(),
            from,
            to)
        .plus(segment);
  }
}
