package io.managerworkspace.metrics;

import io.managerworkspace.metrics.sql.QuestionMeters.Steps;

/**
 * What is known of an answer that was written as a table.
 *
 * @param asOf the snapshot's instant, ISO 8601 in UTC
 * @param steps those of the query
 */
record WrittenTable(String asOf, Steps steps) {}
