package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Measure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Aggregates a source's rows: into one row a {@code key}, and into one row over everything. */
record Grouping<M extends Measure>(List<M> measures, Function<M, String> aggregate) {
  Sql perKey(String key, Sql from) {
    return Sql.of("SELECT " + key + " AS key,\n  " + aggregates())
        .plus(from)
        .plus("\nGROUP BY " + key);
  }

  /** The rows of those keys only that have data by a condition on the aggregated. */
  Sql perKey(String key, Sql from, String hasData) {
    return perKey(key, from).plus("\nHAVING " + hasData);
  }

  /** A row for each point, and for each key where there is one. */
  Sql perPoint(Optional<String> key, Sql from) {
    var columns = key.map(column -> ", " + column).orElse("");
    return Sql.of(
            "SELECT point"
                + key.map(column -> ", " + column + " AS key").orElse("")
                + ",\n  "
                + aggregates())
        .plus(from)
        .plus("\nGROUP BY point" + columns);
  }

  /** No rows, with the columns of those above. */
  Sql ofNoKey() {
    return Sql.of(
        "SELECT NULL::text AS key,\n  "
            + columns(measure -> "NULL::float8 AS " + measure.column())
            + " WHERE false");
  }

  Sql overall(Sql from) {
    return Sql.of("SELECT\n  " + aggregates()).plus(from);
  }

  /** The row over everything, of measures that add up, from the rows of the keys. */
  Sql overallOf(String perKey) {
    return Sql.of("SELECT\n  " + sums() + "\nFROM " + perKey);
  }

  /** What the keys have up to each place of the tree, from the rows of the single keys. */
  Sql soFar(String own) {
    return Sql.of(
        "SELECT first AS place, count(%s.key) OVER so_far AS present,\n  ".formatted(own)
            + columns(
                measure -> "coalesce(sum(%1$s) OVER so_far, 0) AS %1$s".formatted(measure.column()))
            + "\nFROM subtree FULL JOIN "
            + own
            + " USING (key)\nWINDOW so_far AS (ORDER BY first)");
  }

  /**
   * The rows of each key and of all keys below it: what comes to it between the place before the
   * key and the last one of its subtree.
   */
  Sql withSubGroups(String soFar) {
    return Sql.of(
        ("SELECT key,\n  "
                + columns(Measure::column)
                + "\nFROM (SELECT s.key,\n  "
                + columns(measure -> "a.%1$s - b.%1$s AS %1$s".formatted(measure.column()))
                + ",\n  a.present > b.present AS present"
                + "\n  FROM subtree s FULL JOIN %1$s a ON a.place = s.last"
                + "\n    FULL JOIN %1$s b ON b.place = s.first - 1 OFFSET 0) summed"
                + "\nWHERE present")
            .formatted(soFar));
  }

  private String aggregates() {
    return columns(measure -> aggregate.apply(measure) + " AS " + measure.column());
  }

  private String sums() {
    return columns(measure -> "sum(" + measure.column() + ") AS " + measure.column());
  }

  private String columns(Function<M, String> column) {
    return measures.stream().map(column).collect(Collectors.joining(",\n  "));
  }
}
