package io.managerworkspace.engine;

import io.managerworkspace.store.Measure;
import io.managerworkspace.store.Sql;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Aggregates a source's rows into rows of {@code key}, {@code total} and one column a measure: one
 * row a key where the answer is grouped, and the row with {@code total} where it has the section
 * over everything.
 */
record Grouping<M extends Measure>(Plan plan, List<M> measures, Function<M, String> aggregate) {

  /** One pass over the rows for both sections. */
  Sql of(String key, Sql from) {
    if (!plan.isGrouped()) {
      return total(from);
    }
    if (!plan.query().all()) {
      return perKey(key, from);
    }
    return Sql.of("SELECT %1$s AS key, GROUPING(%1$s) = 1 AS total".formatted(key) + aggregates())
        .plus(from)
        .plus("\nGROUP BY GROUPING SETS ((" + key + "), ())");
  }

  Sql perKey(String key, Sql from) {
    return Sql.of("SELECT " + key + " AS key, false AS total" + aggregates())
        .plus(from)
        .plus("\nGROUP BY " + key);
  }

  Sql total(Sql from) {
    // HAVING makes it one row even without a measure.
    return Sql.of("SELECT NULL::text AS key, true AS total" + aggregates())
        .plus(from)
        .plus("\nHAVING true");
  }

  private String aggregates() {
    return columns(measure -> aggregate.apply(measure) + " AS " + measure.column());
  }

  /** The rows of each key and of all keys below it, from the rows of the single keys. */
  Sql withSubGroups(String own) {
    return Sql.of(
        "SELECT key, total"
            + columns(measure -> "sum(" + measure.column() + ") AS " + measure.column())
            + "\nFROM (SELECT * FROM "
            + own
            + "\n  UNION ALL SELECT b.key, false"
            + columns(measure -> "o." + measure.column())
            + " FROM "
            + own
            + " o JOIN below b ON b.member = o.key) covered\nGROUP BY key, total");
  }

  private String columns(Function<M, String> column) {
    return measures.stream().map(column).map(text -> ",\n  " + text).collect(Collectors.joining());
  }
}
