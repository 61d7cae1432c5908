package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that measures are aggregated over: a CTE with a row a key where the answer is grouped,
 * and a query for the row over everything.
 *
 * @param name of that CTE
 * @param ownName of the CTE whose keys have data of their own; the same where no sub-groups count
 * @param ctes all it takes, in order
 * @param overall one row with the measures
 * @param hasMeasures whether it is there for more than to tell which groups have data
 */
record Source(String name, String ownName, List<Cte> ctes, Sql overall, boolean hasMeasures) {

  /** A source whose measures add up, so that those over everything come from those of the keys. */
  static <M extends Measure> Source additive(
      Plan plan, String name, Grouping<M> grouping, List<Cte> before, Sql perKey, Sql from) {
    var ownName = ownName(plan, name);
    var overall = plan.isGrouped() ? grouping.overallOf(ownName) : grouping.overall(from);
    return of(plan, name, grouping, before, perKey, overall);
  }

  static <M extends Measure> Source of(
      Plan plan, String name, Grouping<M> grouping, List<Cte> before, Sql perKey, Sql overall) {
    var ownName = ownName(plan, name);
    var ctes = new ArrayList<>(before);
    if (plan.isGrouped()) {
      ctes.add(new Cte(ownName, perKey));
    }
    if (plan.coversSubGroups()) {
      ctes.add(new Cte(name, grouping.withSubGroups(ownName)));
    }
    return new Source(name, ownName, ctes, overall, !grouping.measures().isEmpty());
  }

  private static String ownName(Plan plan, String name) {
    return plan.coversSubGroups() ? name + "_own" : name;
  }
}
