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
   * @param type that of the table, exactly: Citus takes no cast around {@code unnest}
   * @param read what makes the column's value of the rows' own
   */
  private record Column<T>(
      String name,
      String type,
      String read,
      IntFunction<Object[]> array,
      Function<T, Object> value) {
    boolean isReadAsIs() {
      return read.equals(name);
    }

    String placeholder() {
      return "?::" + type + "[]";
    }
  }

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

  public Columns<T> smallint(String name, ToIntFunction<T> value) {
    return optionalSmallint(name, row -> Optional.of(value.applyAsInt(row)));
  }

  public Columns<T> optionalSmallint(String name, Function<T, Optional<Integer>> value) {
    return with(name, "smallint", Integer[]::new, row -> value.apply(row).orElse(null));
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
    return each(Column::name);
  }

  /** The names of an alias, as {@code row.a, row.b}. */
  public String names(String alias) {
    return each(column -> alias + "." + column.name());
  }

  /** Assignments from rows of an alias, as {@code a = row.a, b = row.b}. */
  public String assignedFrom(String alias) {
    return each(column -> "%1$s = %2$s.%1$s".formatted(column.name(), alias));
  }

  private String each(Function<Column<T>, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }

  /** The rows as a table of the statement: {@code unnest(...) AS row(a, b)}. */
  public Sql rows(List<T> rows) {
    return new Sql(
        "unnest(" + each(Column::placeholder) + ") AS row(" + names() + ")", arrays(rows));
  }

  /**
   * {@code INSERT INTO table (account_id, …) VALUES …} for the rows of one account. Citus hands
   * {@code VALUES} on to the account's node and keeps their plan; what it selects comes by way of
   * the coordinator. So that is left to rows with lists, those of configuration.
   */
  public Sql insertInto(String table, String accountId, List<T> rows) {
    var into = Sql.of("INSERT INTO %s (account_id, %s) ".formatted(table, names()));
    if (columns.stream().allMatch(Column::isReadAsIs)) {
      var values = each(column -> "unnest(" + column.placeholder() + ")");
      return into.plus("VALUES (?, ", accountId).plus(new Sql(values + ")", arrays(rows)));
    }
    return into.plus("SELECT ?, " + each(Column::read) + " FROM ", accountId).plus(rows(rows));
  }

  private List<Object> arrays(List<T> rows) {
    return columns.stream()
        .<Object>map(column -> rows.stream().map(column.value()).toArray(column.array()))
        .toList();
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
