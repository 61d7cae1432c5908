/**
 * Sums facts by minute, ten minutes, hour and six hours and keeps the sums right; partitions and
 * retention.
 */
package io.managerworkspace.rollup;
