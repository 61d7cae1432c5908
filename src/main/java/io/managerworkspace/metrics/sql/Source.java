package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
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
 * @param measures the names of its columns beside the key
 * @param overall one row with the measures
 * @param isAsked whether the answer needs its measures; if not it may still be there to tell which
 *     groups have data
 */
record Source(
    String name,
    String ownName,
    List<Cte> ctes,
    List<String> measures,
    Sql overall,
    Parameter isAsked) {

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
      ctes.add(new Cte(name + "_so_far", grouping.soFar(ownName)));
      ctes.add(new Cte(name, grouping.withSubGroups(name + "_so_far")));
    }
    var isAsked = new Parameter(name + "_asked", plan.needs(grouping.measures()));
    var measures = grouping.measures().stream().map(Measure::column).toList();
    return new Source(name, ownName, ctes, measures, overall, isAsked);
  }

  private static String ownName(Plan plan, String name) {
    return plan.coversSubGroups() ? name + "_own" : name;
  }
}
