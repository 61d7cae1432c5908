package io.managerworkspace.metrics.query;

/** The part of the sorted groups to answer with. */
public record Page(int offset, int limit) {
  public static final int MAX_LIMIT = 50;
  static final Page DEFAULT = new Page(0, MAX_LIMIT);
}
