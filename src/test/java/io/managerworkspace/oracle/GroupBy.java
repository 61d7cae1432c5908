package io.managerworkspace.oracle;

/** The dimensions an answer can be grouped by. */
enum GroupBy {
  SKILL_ID("skillId"),
  AGENT_GROUP_ID("agentGroupId");

  private final String field;

  GroupBy(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }
}
