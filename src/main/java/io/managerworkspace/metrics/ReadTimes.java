package io.managerworkspace.metrics;

/**
 * When a question came and what reading it took.
 *
 * @param beganNs by {@link System#nanoTime}
 * @param readNs nanoseconds
 */
record ReadTimes(long beganNs, long readNs) {}
