package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;

/** Which facts count, as conditions on the columns of facts and of their sums. */
interface FactConditions {
  /** All of them; begins with {@code AND} or is empty. */
  Sql all();

  /**
   * Adds all of them to a query on sums by agent, in a way that finds the rows soonest.
   *
   * @param columns what the query selects
   */
  Sql seeking(String columns, Sql query);
}
