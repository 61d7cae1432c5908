package io.managerworkspace.metrics;

import io.managerworkspace.metrics.sql.AgentViewAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** The agents of agent view on the wire. */
@RegisterForReflection
record AgentViewResponse(List<Map<String, Object>> agentViewRecords) {
  static AgentViewResponse of(AgentViewAnswer answer) {
    return new AgentViewResponse(
        answer.agents().stream().map(agent -> written(answer, agent)).toList());
  }

  private static Map<String, Object> written(AgentViewAnswer answer, AgentViewAnswer.Agent agent) {
    var values = AgentRecord.of(answer.query(), agent);
    agent
        .metadata()
        .ifPresent(metadata -> values.put("agentMetadata", AgentRecord.Configured.of(metadata)));
    return values;
  }
}
