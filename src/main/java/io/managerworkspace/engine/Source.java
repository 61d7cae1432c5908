package io.managerworkspace.engine;

import io.managerworkspace.store.Measure;
import io.managerworkspace.store.Sql;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that measures are aggregated over. Each source ends in a CTE with a row per key and the
 * row of the total.
 *
 * @param name of that CTE
 * @param ownName of the CTE whose keys have data of their own; the same where no sub-groups count
 * @param ctes all it takes, in order
 */
record Source(String name, String ownName, List<Cte> ctes) {

  static <M extends Measure> Source of(
      String name, Grouping<M> grouping, List<Cte> before, Sql aggregated) {
    boolean covers = grouping.plan().coversSubGroups();
    var ownName = covers ? name + "_own" : name;
    var own = new Cte(ownName, aggregated);
    var ctes =
        covers ? Stream.of(own, new Cte(name, grouping.withSubGroups(ownName))) : Stream.of(own);
    return new Source(name, ownName, Stream.concat(before.stream(), ctes).toList());
  }
}
