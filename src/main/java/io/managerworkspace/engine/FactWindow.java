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
record FactWindow(Plan plan, Cut cut) {
  private static final String CLOSED = "(SELECT minute_until FROM watermark)";
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

  /** {@code FROM} the rows that the condition selects, with the cut's dimensions and measures. */
  Sql rows(List<FactMeasure> measures, Sql condition) {
    var window = plan.query().window();
    long firstHour = firstHour(plan);
    var hours = part(Grain.HOUR.table(cut), measures, condition, firstHour, window.to(), HOURS_END);
    var edges = Grain.MINUTE.table(cut);
    var before =
        part(edges, measures, condition, window.from(), Math.min(firstHour, window.to()), CLOSED);
    var after =
        part(edges, measures, condition, firstHour, window.to(), CLOSED)
            .plus(" AND time >= " + HOURS_END);
    var open =
        part("fact", measures, condition, window.from(), window.to(), "")
            .plus(" AND time >= " + CLOSED);
    return Sql.of("\nFROM (")
        .plus(Sql.join("\n  UNION ALL ", List.of(hours, before, after, open)))
        .plus(") f");
  }

  private Sql part(
      String table, List<FactMeasure> measures, Sql condition, long from, long to, String until) {
    var columns =
        Stream.concat(
                cut.dimensions().stream().map(Dimension::column),
                measures.stream().map(FactMeasure::column))
            .collect(Collectors.joining(", "));
    return Sql.of(
            "SELECT "
                + columns
                + " FROM "
                + table
                + "\n  WHERE account_id = ? AND time >= ?"
                + " AND time < ?",
            plan.query().accountId(),
            from,
            to)
        .plus(until.isEmpty() ? "" : " AND time < " + until + " AND facts > 0")
        .plus(condition);
  }
}
