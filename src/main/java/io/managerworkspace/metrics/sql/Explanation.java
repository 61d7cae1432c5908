package io.managerworkspace.metrics.sql;

import java.util.List;

/**
 * How a question is answered.
 *
 * @param sql the one statement, with {@code $1}, {@code $2} for its parameters
 * @param parameters in their order
 * @param tables where the facts of the window come from; empty when the question needs none
 * @param plan PostgreSQL's plan for these parameters, as JSON; the service runs one for any
 */
public record Explanation(
    String sql, List<Object> parameters, List<ChosenTable> tables, String plan) {}
