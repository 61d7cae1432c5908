package io.managerworkspace.database;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The columns that rows of one shape are written to; a batch of rows is one array a column. */
public final class Columns<T> {
  /** Of lists in one text; no text of a list has a control character. */
  private static final String SEPARATOR = "\u001f";

  /**
   * @param read what makes the column's value of the rows' own
   */
  private record Column<T>(
      String name,
      String type,
      String read,
      IntFunction<Object[]> array,
      Function<T, Object> value) {}

  private final List<Column<T>> columns = new ArrayList<>();

  public Columns<T> text(String name, Function<T, String> value) {
    return with(name, "text", String[]::new, value::apply);
  }

  public Columns<T> optionalText(String name, Function<T, Optional<String>> value) {
    return text(name, row -> value.apply(row).orElse(null));
  }

  /** A list as one text: arrays of different lengths do not unnest. */
  public Columns<T> texts(String name, Function<T, List<String>> value) {
    columns.add(
        new Column<>(
            name,
            "text",
            "string_to_array(%s, chr(31))".formatted(name),
            String[]::new,
            row -> String.join(SEPARATOR, value.apply(row))));
    return this;
  }

  public Columns<T> bigint(String name, ToLongFunction<T> value) {
    return with(name, "bigint", Long[]::new, value::applyAsLong);
  }

  public Columns<T> integer(String name, ToIntFunction<T> value) {
    return with(name, "integer", Integer[]::new, value::applyAsInt);
  }

  public Columns<T> optionalInteger(String name, Function<T, Optional<Integer>> value) {
    return with(name, "integer", Integer[]::new, row -> value.apply(row).orElse(null));
  }

  public Columns<T> optionalBigint(String name, Function<T, OptionalLong> value) {
    return with(
        name,
        "bigint",
        Long[]::new,
        row -> {
          var found = value.apply(row);
          return found.isPresent() ? found.getAsLong() : null;
        });
  }

  public Columns<T> optionalNumeric(String name, Function<T, Optional<BigDecimal>> value) {
    return with(name, "numeric", BigDecimal[]::new, row -> value.apply(row).orElse(null));
  }

  public Columns<T> bool(String name, Predicate<T> value) {
    return with(name, "boolean", Boolean[]::new, value::test);
  }

  private Columns<T> with(
      String name, String type, IntFunction<Object[]> array, Function<T, Object> value) {
    columns.add(new Column<>(name, type, name, array, value));
    return this;
  }

  /** The names, as {@code a, b}. */
  public String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** The names of an alias, as {@code row.a, row.b}. */
  public String names(String alias) {
    return columns.stream()
        .map(column -> alias + "." + column.name())
        .collect(Collectors.joining(", "));
  }

  /** Assignments from rows of an alias, as {@code a = row.a, b = row.b}. */
  public String assignedFrom(String alias) {
    return columns.stream()
        .map(column -> "%1$s = %2$s.%1$s".formatted(column.name(), alias))
        .collect(Collectors.joining(", "));
  }

  /** The rows as a table of the statement: {@code unnest(...) AS row(a, b)}. */
  public Sql rows(List<T> rows) {
    var text =
        columns.stream()
            .map(column -> "?::" + column.type() + "[]")
            .collect(Collectors.joining(", ", "unnest(", ") AS row(" + names() + ")"));
    var arrays = new ArrayList<Object>(columns.size());
    for (var column : columns) {
      arrays.add(rows.stream().map(column.value()).toArray(column.array()));
    }
    return new Sql(text, arrays);
  }

  /** {@code INSERT INTO table (account_id, …) SELECT …} for the rows of one account. */
  public Sql insertInto(String table, String accountId, List<T> rows) {
    var read = columns.stream().map(Column::read).collect(Collectors.joining(", "));
    return Sql.of(
            "INSERT INTO %s (account_id, %s) SELECT ?, %s FROM ".formatted(table, names(), read),
            accountId)
        .plus(rows(rows));
  }

  /** Inserts the rows of one account, or changes those that differ; the first column is the key. */
  public Sql upsert(String table, String accountId, List<T> rows) {
    return insertInto(table + " AS stored", accountId, rows)
        .plus(
            "\nON CONFLICT (account_id, %s) DO UPDATE SET %s\nWHERE (%s) IS DISTINCT FROM (%s)"
                .formatted(
                    columns.getFirst().name(),
                    assignedFrom("excluded"),
                    names("stored"),
                    names("excluded")));
  }
}
