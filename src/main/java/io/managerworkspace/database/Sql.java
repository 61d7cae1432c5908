package io.managerworkspace.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL: text and, in its order, the values of the text's placeholders. Values never
 * become text.
 *
 * @param text SQL with a {@code ?} for each parameter
 * @param parameters String, Long, Integer, BigDecimal, Boolean, UUID, bytes, or an array of one of
 *     the first five; or such a one with a name; null where the text tells its type
 */
public record Sql(String text, List<Object> parameters) {
  public static final Sql EMPTY = new Sql("", List.of());

  public static Sql of(String text, Object... parameters) {
    return new Sql(text, List.of(parameters));
  }

  public Sql plus(Sql next) {
    var all = new ArrayList<>(parameters);
    all.addAll(next.parameters);
    return new Sql(text + next.text, all);
  }

  public Sql plus(String next, Object... values) {
    return plus(of(next, values));
  }

  /** Its lines two blanks further in; for people. */
  public Sql indented() {
    return new Sql("  " + text.replace("\n", "\n  "), parameters);
  }

  public static Sql join(String separator, List<Sql> pieces) {
    return new Sql(
        pieces.stream().map(Sql::text).collect(Collectors.joining(separator)),
        pieces.stream().flatMap(piece -> piece.parameters.stream()).toList());
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
