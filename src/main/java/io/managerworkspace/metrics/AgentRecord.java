package io.managerworkspace.metrics;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.query.AgentViewQuery;
import io.managerworkspace.metrics.sql.AgentMetadata;
import io.managerworkspace.metrics.sql.AgentViewAnswer;
import io.managerworkspace.metrics.sql.AgentViewAnswer.Stay;
import io.managerworkspace.model.AgentState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent of agent view, as it is written. */
@RegisterForReflection(
    targets = {
      AgentRecord.OfState.class,
      AgentRecord.OfReason.class,
      AgentRecord.Configured.class,
      AgentRecord.Skill.class
    })
final class AgentRecord {
  private static final String REASON_ID = "agentCurrentStatusReasonId";

  @JsonPropertyOrder({"agentStatus", "agentStatusDuration"})
  record OfState(AgentState agentStatus, long agentStatusDuration) {}

  @JsonPropertyOrder({"agentStatus", "agentStatusReasonId", "agentStatusDuration"})
  record OfReason(AgentState agentStatus, String agentStatusReasonId, long agentStatusDuration) {}

  @JsonPropertyOrder({
    "agentName",
    "agentNickname",
    "agentLoginName",
    "agentGroupName",
    "configuredMaxSlots",
    "agentSkills"
  })
  record Configured(
      String agentName,
      String agentNickname,
      String agentLoginName,
      String agentGroupName,
      int configuredMaxSlots,
      List<Skill> agentSkills) {

    static Configured of(AgentMetadata agent) {
      return new Configured(
          agent.name().orElse(null),
          agent.nickname().orElse(null),
          agent.loginName().orElse(null),
          agent.groupName().orElse(null),
          agent.maxSlots(),
          agent.skills().stream()
              .map(skill -> new Skill(Written.id(skill.id()), skill.name()))
              .toList());
    }
  }

  @JsonPropertyOrder({"skillId", "skillName"})
  record Skill(Object skillId, String skillName) {}

  private AgentRecord() {}

  /** The names of all members but the metadata, in their order. */
  static List<String> names(AgentViewQuery query) {
    var names = new ArrayList<>(List.of("agentId", "agentGroupId"));
    for (var metric : query.metrics()) {
      names.add(metric.responseName());
      if (metric == AgentViewMetric.AGENT_CURRENT_STATUS_REASON) {
        names.add(REASON_ID);
      }
    }
    return names;
  }

  /** The values of {@link #names}; some are null. */
  static Map<String, Object> of(AgentViewQuery query, AgentViewAnswer.Agent agent) {
    var values = new LinkedHashMap<String, Object>();
    values.put("agentId", agent.id());
    values.put("agentGroupId", agent.groupId().map(Written::id).orElse(null));
    for (var metric : query.metrics()) {
      values.put(metric.responseName(), value(metric, agent));
      if (metric == AgentViewMetric.AGENT_CURRENT_STATUS_REASON) {
        values.put(REASON_ID, agent.reason());
      }
    }
    return values;
  }

  private static Object value(AgentViewMetric metric, AgentViewAnswer.Agent agent) {
    return switch (metric) {
      case AGENT_CURRENT_STATUS -> agent.state();
      case AGENT_CURRENT_STATUS_REASON -> agent.reason();
      case AGENT_STATUS_DURATION -> agent.stays().map(AgentRecord::byState).orElse(null);
      case AGENT_STATUS_WITH_REASON_DURATION ->
          agent.stays().map(AgentRecord::byReason).orElse(null);
      default ->
          Written.number(
              metric.numeric().orElseThrow().type(),
              Optional.ofNullable(agent.numbers().get(metric)));
    };
  }

  private static List<OfState> byState(List<Stay> stays) {
    var sums = new LinkedHashMap<AgentState, Long>();
    stays.forEach(stay -> sums.merge(stay.state(), stay.ms(), Long::sum));
    return sums.entrySet().stream().map(sum -> new OfState(sum.getKey(), sum.getValue())).toList();
  }

  private static List<OfReason> byReason(List<Stay> stays) {
    return stays.stream()
        .map(stay -> new OfReason(stay.state(), stay.reason(), stay.ms()))
        .toList();
  }
}
