/** Turns a question into a plan, the plan into one SQL statement, and its rows into the answer. */
package io.managerworkspace.metrics.sql;
