package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sums of each point: over everything, or of each group of the page.
 *
 * @param sums what is summed
 */
record PointSums(Plan plan, Points points, Grouping<FactMeasure> sums) {
  /** A table of more would not fit into the memory of a small replica. */
  static final int MOST_ROWS = 250_000;

  /**
   * {@code point_measured}: a row for each point of each place, whether something happened or not.
   * Where the answer is grouped, that of place 0 has no point; if there were too many rows, none
   * has.
   */
  List<Cte> ctes() {
    var ctes = new ArrayList<Cte>();
    if (plan.isGrouped()) {
      ctes.add(
          new Cte("page_key", Sql.of("SELECT place, id, description FROM " + GroupList.PAGED)));
    }
    if (plan.coversSubGroups()) {
      ctes.add(pageGroup());
    }
    var window = window();
    ctes.add(window.pieces(sums.measures(), key()));
    ctes.add(new Cte("by_point", own(window)));
    ctes.add(new Cte("point_measured", plan.isGrouped() ? ofPage() : ofEverything()));
    return ctes;
  }

  /** The groups of the page, each with itself and all below it. */
  private static Cte pageGroup() {
    return new Cte(
        "page_group",
        Sql.of(
            """
            SELECT p.id AS key, below.key AS id
            FROM page_key p JOIN subtree s ON s.key = p.id
              JOIN subtree below ON below.first BETWEEN s.first AND s.last"""));
  }

  private FactWindow window() {
    var selected = SqlPredicates.of(plan.selection());
    var conditions = plan.isGrouped() ? selected.within(plan.key(), table()) : selected;
    return new FactWindow(plan, points, FactSource.rollupKey(plan), conditions);
  }

  private Optional<Dimension> key() {
    return plan.groupingBy().map(_ -> plan.key());
  }

  private Sql own(FactWindow window) {
    var rows = window.rowsOfPieces(sums.measures(), key());
    return plan.coversSubGroups()
        ? sums.perPoint(
            Optional.of("g.key"),
            rows.plus(" JOIN page_group g ON g.id = f." + Dimension.GROUP.column()))
        : sums.perPoint(key().map(Dimension::column), rows);
  }

  private String table() {
    return plan.coversSubGroups() ? "page_group" : "page_key";
  }

  private Sql ofEverything() {
    return Sql.of(
        """
        SELECT p.point AS place, p.point, NULL::text AS id, NULL::text AS description,
            %s
        FROM %s p LEFT JOIN by_point b ON b.point = p.point"""
            .formatted(measures(), points.summed()));
  }

  private Sql ofPage() {
    return Sql.of(
        """
        SELECT k.place, p.point, k.id, k.description,
            %1$s
        FROM page_key k LEFT JOIN %2$s p ON k.place > 0
            AND (SELECT count(*) FROM page_key WHERE place > 0) * (SELECT count(*) FROM %2$s) <= ?
          LEFT JOIN by_point b ON b.key = k.id AND b.point = p.point"""
            .formatted(measures(), points.summed()),
        new Parameter("most_rows", MOST_ROWS));
  }

  private String measures() {
    return ColumnList.of(sums.measures().stream().map(FactMeasure::column).toList());
  }
}
