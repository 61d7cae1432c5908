package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;

/** A named part of the statement. */
record Cte(Sql head, Sql body) {
  Cte(String name, Sql body) {
    this(Sql.of(name + " AS"), body);
  }

  /** One that is worked out once, before what is made of it is known. */
  static Cte materialized(String name, Sql body) {
    return new Cte(Sql.of(name + " AS MATERIALIZED"), body);
  }

  /** One that is worked out wherever it is used, as far as it is needed there. */
  static Cte inlined(String name, Sql body) {
    return new Cte(Sql.of(name + " AS NOT MATERIALIZED"), body);
  }

  Sql definition() {
    return head.plus(" (\n").plus(body.indented()).plus("\n)");
  }
}
