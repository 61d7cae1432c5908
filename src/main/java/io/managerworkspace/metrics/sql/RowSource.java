package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import java.util.List;

/**
 * Where a metric's rows come from.
 *
 * @param ctes all it takes, in order
 * @param rows a query with the columns of a row and those that break ties
 * @param matched a query for the number of rows
 * @param ties the columns that rows of one time, or one value, are ordered by
 */
record RowSource(List<Cte> ctes, Sql rows, Sql matched, String ties) {}
