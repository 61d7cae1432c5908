package io.managerworkspace.metrics;

import io.managerworkspace.metrics.sql.MetricsAnswer;

/**
 * What a query took, from the question to its written answer.
 *
 * @param beganNs when it began, by {@link System#nanoTime}
 * @param engine what it took to find the answer
 * @param representNs nanoseconds it took to write it
 */
record QueryTimes(long beganNs, MetricsAnswer.Took engine, long representNs) {}
