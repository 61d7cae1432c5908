package io.managerworkspace.model;

/** A number that is summed, or otherwise aggregated, over selected rows under a column's name. */
public interface Measure {
  String column();
}
