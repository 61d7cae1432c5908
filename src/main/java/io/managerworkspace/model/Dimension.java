package io.managerworkspace.model;

/** What is attributed to a fact; each is a column that is null where nobody or nothing is. */
public enum Dimension {
  AGENT("agent_id"),
  SKILL("skill_id"),
  GROUP("group_id"),
  USER_TYPE("user_type");

  private final String column;

  Dimension(String column) {
    this.column = column;
  }

  public String column() {
    return column;
  }
}
