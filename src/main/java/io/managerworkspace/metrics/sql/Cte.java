package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import java.util.List;

/** A named part of the statement. */
record Cte(String name, String how, Sql body) {
  Cte(String name, Sql body) {
    this(name, "", body);
  }

  /** One that is worked out once, before what is made of it is known. */
  static Cte materialized(String name, Sql body) {
    return new Cte(name, "MATERIALIZED ", body);
  }

  /** One that is worked out wherever it is used, as far as it is needed there. */
  static Cte inlined(String name, Sql body) {
    return new Cte(name, "NOT MATERIALIZED ", body);
  }

  Sql definition() {
    return Sql.of(name + " AS " + how + "(\n").plus(body.indented()).plus("\n)");
  }

  /** {@code WITH} all of them, in their order. */
  static Sql with(List<Cte> ctes) {
    return Sql.of("WITH RECURSIVE ")
        .plus(Sql.join(",\n", ctes.stream().map(Cte::definition).toList()))
        .plus("\n");
  }
}
