package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A statement as people and PostgreSQL write it: {@code $1}, {@code $2} for its parameters, each of
 * them listed once however often it is used.
 */
record NumberedSql(String text, List<Parameter> parameters) {
  static NumberedSql of(Sql sql) {
    var text = new StringBuilder();
    var parameters = new ArrayList<Parameter>();
    var next = sql.parameters().iterator();
    for (char c : sql.text().toCharArray()) {
      if (c != '?') {
        text.append(c);
        continue;
      }
      var parameter = (Parameter) next.next();
      text.append('$').append(1 + place(parameter, parameters));
    }
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
