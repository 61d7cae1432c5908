package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement as people and PostgreSQL write it: {@code $1}, {@code $2} for its parameters, each of
 * them listed once however often it is used.
 */
record NumberedSql(String text, List<Parameter> parameters) {
  static NumberedSql of(Sql sql) {
    var text = new StringBuilder();
    var parameters = new ArrayList<Parameter>();
    var names = new ArrayList<String>();
    var next = sql.parameters().iterator();
    for (char c : sql.text().toCharArray()) {
      if (c != '?') {
        text.append(c);
        continue;
      }
      var parameter = (Parameter) next.next();
      if (!names.contains(parameter.name())) {
        names.add(parameter.name());
        parameters.add(parameter);
      }
      text.append('$').append(names.indexOf(parameter.name()) + 1);
    }
    return new NumberedSql(text.toString(), List.copyOf(parameters));
  }
}
