/** Sums facts by minute and hour and keeps the sums right; partitions and retention. */
package io.managerworkspace.rollup;
