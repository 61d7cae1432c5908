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
 * The facts of a window, from where they cost the least: its inside from the rollup of the coarsest
 * grain, the edges from those of finer ones, what is behind the watermark from the facts
 * themselves. The watermark is read in the same snapshot.
 */
record FactWindow(Plan plan, Cut cut, Conditions conditions) {

  /** {@code watermark}: where the closed buckets of each grain end in the window. */
  static Cte watermark(Plan plan) {
    var ends = Stream.of(Grain.values()).map(grain -> end(plan, grain)).toList();
    return new Cte(
        "watermark",
        Sql.of("SELECT ")
            .plus(Sql.join(",\n  ", ends))
            .plus("\nFROM rollup_watermark WHERE account_id = ?", plan.query().accountId()));
  }

  private static Sql end(Plan plan, Grain grain) {
    var window = plan.query().window();
    var until =
        switch (grain) {
          case MINUTE -> "max(minute_until)";
          case HOUR -> "max(hour_until)";
          case TEN_MINUTES, SIX_HOURS ->
              "max(minute_until - mod(minute_until, " + grain.lengthMs() + "))";
        };
    return Sql.of(
        "greatest(?, least(?, coalesce(%s, 0))) AS %s"
            .formatted(until, WindowPart.endColumn(grain)),
        grain.ceiling(window.from()),
        grain.floor(window.to()));
  }

  /** {@code FROM} the rows that are selected, with the cut's dimensions and measures. */
  Sql rows(List<FactMeasure> measures) {
    var columns =
        Stream.concat(
                cut.dimensions().stream().map(Dimension::column),
                measures.stream().map(FactMeasure::column))
            .collect(Collectors.joining(", "));
    var parts =
        WindowPart.of(cut, plan.query().window()).stream()
            .map(part -> rows(part, columns))
            .toList();
    return Sql.of("\nFROM (").plus(Sql.join("\n  UNION ALL ", parts)).plus(") f");
  }

  private Sql rows(WindowPart part, String columns) {
    var table = part.grain().map(grain -> grain.table(cut)).orElse("fact");
    var rows =
        Sql.of(
                "SELECT %s FROM %s\n  WHERE account_id = ? AND time >= ? AND time < ?"
                    .formatted(columns, table),
                plan.query().accountId(),
                part.from(),
                part.to())
            .plus(part.behind().map(coarser -> " AND time >= " + end(coarser)).orElse(""))
            .plus(part.grain().map(own -> " AND time < " + end(own) + " AND facts > 0").orElse(""));
    return part.grain().isPresent() && cut == Cut.FULL
        ? conditions.seeking(columns, rows)
        : rows.plus(conditions.all());
  }

  private static String end(Grain grain) {
    return "(SELECT " + WindowPart.endColumn(grain) + " FROM watermark)";
  }
}
