package io.managerworkspace.metrics.query;

/** The part of a sorted list to answer with. */
public record Page(int offset, int limit) {
  /** Up to where it reaches, exclusively. */
  public long end() {
    return (long) offset + limit;
  }
}
