package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;

/** A named part of the statement. */
record Cte(String name, Sql body) {
  Sql definition() {
    return Sql.of(name + " AS (\n").plus(body).plus("\n)");
  }
}
