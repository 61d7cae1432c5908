package io.managerworkspace.metrics.query;

/** The dimension that an answer can be grouped by. */
public enum GroupBy {
  SKILL("skillId"),
  AGENT_GROUP("agentGroupId"),
  AGENT("agentId");

  private final String field;

  GroupBy(String field) {
    this.field = field;
  }

  /** The name in requests and answers. */
  @Override
  public String toString() {
    return field;
  }
}
