/** Keeps the derived tables in shape over time: partitions and retention. */
package io.managerworkspace.rollup;
