package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sums and the values of each group, and those over everything.
 *
 * @param sources what is summed
 * @param columns the values
 * @param all whether those over everything are asked for
 */
record GroupValues(List<Source> sources, MetricColumns columns, boolean all) {
  /** {@code valued}: row 0 is over everything; and {@code page} where there are groups. */
  List<Cte> ctes(Optional<GroupList> groups) {
    var ctes = new ArrayList<Cte>();
    ctes.add(measured(groups));
    ctes.add(
        Cte.inlined(
            "valued",
            Sql.of(
                "SELECT nth, id, description,\n  " + columns.expressions() + "\nFROM measured")));
    groups.ifPresent(list -> ctes.add(list.page(columns)));
    return ctes;
  }

  private Cte measured(Optional<GroupList> groups) {
    var measures =
        ColumnList.of(sources.stream().flatMap(source -> source.measures().stream()).toList());
    var isAllAsked = new Parameter("all_asked", all);
    var overall =
        sources.stream()
            .map(
                source ->
                    Sql.of("\nLEFT JOIN (\n")
                        .plus(
                            source
                                .overall()
                                .plus("\nHAVING ? AND ?", isAllAsked, source.isAsked())
                                .indented())
                        .plus(") ")
                        .plus(source.name() + " ON true"))
            .toList();
    return Cte.materialized(
        "measured",
        Sql.of(
                "SELECT 0::bigint AS nth, NULL::text AS id, NULL::text AS description,\n    "
                    + measures)
            .plus("\nFROM setting")
            .plus(Sql.join("", overall))
            .plus(groups.map(list -> list.measured(sources, measures)).orElse(Sql.EMPTY)));
  }
}
