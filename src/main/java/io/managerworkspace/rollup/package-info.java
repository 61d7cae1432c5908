/** Sums facts by minute, ten minutes, hour and six hours, and keeps the sums right. */
package io.managerworkspace.rollup;
