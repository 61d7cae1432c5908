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
  private record Column<T>(
      String name, String type, IntFunction<Object[]> array, Function<T, Object> value) {}

  private final List<Column<T>> columns = new ArrayList<>();

  public Columns<T> text(String name, Function<T, String> value) {
    return with(name, "text", String[]::new, value::apply);
  }

  public Columns<T> optionalText(String name, Function<T, Optional<String>> value) {
    return text(name, row -> value.apply(row).orElse(null));
  }

  public Columns<T> bigint(String name, ToLongFunction<T> value) {
    return with(name, "bigint", Long[]::new, value::applyAsLong);
  }

  public Columns<T> integer(String name, ToIntFunction<T> value) {
    return with(name, "integer", Integer[]::new, value::applyAsInt);
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
    columns.add(new Column<>(name, type, array, value));
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
    return Sql.of(
            "INSERT INTO %1$s (account_id, %2$s) SELECT ?, %2$s FROM ".formatted(table, names()),
            accountId)
        .plus(rows(rows));
  }
}
