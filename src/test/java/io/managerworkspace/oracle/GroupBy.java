package io.managerworkspace.oracle;

import java.util.List;

/** The dimensions an answer can be grouped by. */
enum GroupBy {
  SKILL_ID("skillId"),
  AGENT_GROUP_ID("agentGroupId"),
  AGENT_ID("agentId");

  /** Those of the metrics call. */
  static final List<GroupBy> OF_METRICS = List.of(SKILL_ID, AGENT_GROUP_ID);

  private final String field;

  GroupBy(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }
}
