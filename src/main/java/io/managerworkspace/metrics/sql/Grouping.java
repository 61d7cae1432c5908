package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Measure;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Aggregates a source's rows: into one row a {@code key}, and into one row over everything. */
record Grouping<M extends Measure>(List<M> measures, Function<M, String> aggregate) {

  Sql perKey(String key, Sql from) {
    return Sql.of("SELECT " + key + " AS key" + aggregates()).plus(from).plus("\nGROUP BY " + key);
  }

  /** The rows of those keys only that have data by a condition on the aggregated. */
  Sql perKey(String key, Sql from, String hasData) {
    return perKey(key, from).plus("\nHAVING " + hasData);
  }

  /** No rows, with the columns of those above. */
  Sql ofNoKey() {
    return Sql.of(
        "SELECT NULL::text AS key"
            + columns(measure -> "NULL::float8 AS " + measure.column())
            + " WHERE false");
  }

  Sql overall(Sql from) {
    return Sql.of("SELECT 1 AS one" + aggregates()).plus(from).plus("\nHAVING true");
  }

  /** The row over everything, of measures that add up, from the rows of the keys. */
  Sql overallOf(String perKey) {
    return Sql.of("SELECT 1 AS one" + sums() + "\nFROM " + perKey + "\nHAVING true");
  }

  /**
   * The rows of each key and of all keys below it, from the rows of the single keys: what is summed
   * on the way around the tree between its first and its last step in the key's subtree.
   */
  Sql withSubGroups(String own) {
    return Sql.of(
        "SELECT key"
            + columns(measure -> "sum(side * %1$s) AS %1$s".formatted(measure.column()))
            + "\nFROM (SELECT key, side, count(present) OVER so_far AS present"
            + columns(measure -> "sum(%1$s) OVER so_far AS %1$s".formatted(measure.column()))
            + "\n  FROM (SELECT key, first AS step, 0 AS side, present"
            + columns(Measure::column)
            + "\n    FROM subtree FULL JOIN (SELECT key, true AS present"
            + columns(Measure::column)
            + " FROM "
            + own
            + ") o USING (key)"
            + "\n    UNION ALL SELECT key, first, -1, NULL"
            + columns(_ -> "NULL")
            + " FROM subtree\n    UNION ALL SELECT key, last, 1, NULL"
            + columns(_ -> "NULL")
            + " FROM subtree) edge"
            + "\n  WINDOW so_far AS (ORDER BY step, side)) summed"
            + "\nGROUP BY key\nHAVING sum(side * present) > 0");
  }

  private String aggregates() {
    return columns(measure -> aggregate.apply(measure) + " AS " + measure.column());
  }

  private String sums() {
    return columns(measure -> "sum(" + measure.column() + ") AS " + measure.column());
  }

  private String columns(Function<M, String> column) {
    return measures.stream().map(column).map(text -> ",\n  " + text).collect(Collectors.joining());
  }
}
