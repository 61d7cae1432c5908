package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** An agent of agent view as its answer has it. */
record ViewRecord(Account account, ViewQuery query, ViewRow row) {
  ObjectNode json() {
    var json = JsonText.object().put("agentId", row.agent().id());
    row.agent()
        .group()
        .ifPresentOrElse(id -> id(json, "agentGroupId", id), () -> json.putNull("agentGroupId"));
    Arrays.stream(ViewMetric.values())
        .filter(query.metrics()::contains)
        .forEach(metric -> put(json, metric));
    if (query.metadata().orElse(true)) {
      json.set("agentMetadata", metadata());
    }
    return json;
  }

  /** The full name, else the login name. */
  static Optional<String> nameOf(String agent) {
    return AgentNames.full(agent).or(() -> AgentNames.login(agent));
  }

  private static void id(ObjectNode json, String member, String id) {
    if (id.equals("0") || id.matches("-?[1-9][0-9]{0,14}")) {
      json.put(member, Long.parseLong(id));
    } else {
      json.put(member, id);
    }
  }

  private void put(ObjectNode json, ViewMetric metric) {
    switch (metric) {
      case AGENT_CURRENT_STATUS -> json.put(metric.answered(), row.shifts().current().name());
      case AGENT_CURRENT_STATUS_REASON -> {
        json.put("agentCurrentStatusReason", row.shifts().reason());
        json.put("agentCurrentStatusReasonId", row.shifts().reason());
      }
      case AGENT_STATUS_DURATION, AGENT_STATUS_WITH_REASON_DURATION -> list(json, metric);
      default -> number(json, metric.answered(), metric.of(row));
    }
  }

  /** A scale of 0 is what a count has: it must be an integer in JSON too. */
  private static void number(ObjectNode json, String name, Optional<BigDecimal> value) {
    if (value.isEmpty()) {
      json.putNull(name);
    } else if (value.get().scale() == 0) {
      json.put(name, value.get().longValueExact());
    } else {
      json.put(name, value.get());
    }
  }

  private void list(ObjectNode json, ViewMetric metric) {
    if (row.isBot()) {
      json.putNull(metric.answered());
      return;
    }
    var list = json.putArray(metric.answered());
    if (metric == ViewMetric.AGENT_STATUS_DURATION) {
      for (var state : State.values()) {
        long stayed = row.stayed(in -> in == state);
        if (state.loggedIn() && stayed > 0) {
          list.addObject().put("agentStatus", state.name()).put("agentStatusDuration", stayed);
        }
      }
      return;
    }
    row.stays()
        .forEach(
            (why, ms) -> {
              if (why.state().loggedIn()) {
                list.addObject()
                    .put("agentStatus", why.state().name())
                    .put("agentStatusReasonId", why.reason())
                    .put("agentStatusDuration", ms);
              }
            });
  }

  private ObjectNode metadata() {
    var agent = row.agent();
    var directory = account.directory();
    var json = JsonText.object();
    json.put("agentName", nameOf(agent.id()).orElse(null));
    json.put("agentNickname", AgentNames.nick(agent.id()).orElse(null));
    json.put("agentLoginName", AgentNames.login(agent.id()).orElse(null));
    json.put(
        "agentGroupName",
        agent.group().map(id -> directory.nameOf(GroupBy.AGENT_GROUP_ID, id)).orElse(null));
    json.put("configuredMaxSlots", row.desk().slots());
    var skills = json.putArray("agentSkills");
    agent.skills().stream()
        .sorted(KeyOrder.ASCENDING)
        .forEach(
            id -> {
              var skill = skills.addObject();
              id(skill, "skillId", id);
              skill.put("skillName", directory.nameOf(GroupBy.SKILL_ID, id));
            });
    return json;
  }
}
