package io.managerworkspace.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A statement as people and PostgreSQL write it: {@code $1}, {@code $2} for its parameters, each of
 * them listed once however often it is used.
 */
public record NumberedSql(String text, List<Parameter> parameters) {
  /**
   * @param sql of which each parameter has a name
   */
  public static NumberedSql of(Sql sql) {
    var text = new StringBuilder(sql.text().length());
    var parameters = new ArrayList<Parameter>();
    int copied = 0;
    for (var value : sql.parameters()) {
      int placeholder = sql.text().indexOf('?', copied);
      text.append(sql.text(), copied, placeholder);
      text.append('$').append(1 + place((Parameter) value, parameters));
      copied = placeholder + 1;
    }
    text.append(sql.text(), copied, sql.text().length());
    return new NumberedSql(text.toString(), List.copyOf(parameters));
  }

  /** Where the parameter is listed; one of its name has its value. */
  private static int place(Parameter parameter, List<Parameter> listed) {
    for (int i = 0; i < listed.size(); i++) {
      if (listed.get(i).name().equals(parameter.name())) {
        if (!Objects.deepEquals(listed.get(i).value(), parameter.value())) {
          throw new IllegalArgumentException(parameter.name() + " has two values");
        }
        return i;
      }
    }
    listed.add(parameter);
    return listed.size() - 1;
  }
}
