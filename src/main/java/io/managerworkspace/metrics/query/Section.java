package io.managerworkspace.metrics.query;

/** A part of the answer. */
public enum Section {
  ALL("all"),
  GROUP_BY("groupBy");

  private final String field;

  Section(String field) {
    this.field = field;
  }

  /** The name in requests. */
  @Override
  public String toString() {
    return field;
  }
}
