package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.model.UserType;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the fold needs to know of the account's configuration.
 *
 * @param agents by id; one that is not configured is HUMAN, unless its source says what it is, and
 *     has no group
 * @param serviceLevels service levels by skill id
 * @param served agents, configured or not, who ever served a room of Rocket.Chat's
 */
public record Configuration(
    Map<String, Agent> agents, Map<String, ServiceLevel> serviceLevels, Set<String> served) {

  /** An agent as it is configured; without a group it is in none. */
  public record Agent(UserType userType, Optional<String> groupId) {}

  /** Service levels in ms; the first response falls back to the other. */
  record ServiceLevel(OptionalLong response, OptionalLong firstResponse) {}

  UserType userType(AgentRef agent) {
    return UserType.ofUnconfigured(agent.agentId()) == UserType.BOT
        ? botType(agent)
        : configured(agent).or(agent::userType).orElse(UserType.HUMAN);
  }

  /** Of an agent that is known to be a bot: what it is configured as, but never HUMAN. */
  UserType botType(AgentRef agent) {
    return configured(agent).filter(type -> type != UserType.HUMAN).orElse(UserType.BOT);
  }

  private Optional<UserType> configured(AgentRef agent) {
    return Optional.ofNullable(agents.get(agent.agentId())).map(Agent::userType);
  }

  /** Whether it is an agent's id, whatever a conversation tells. */
  boolean isAgent(String id) {
    return agents.containsKey(id) || served.contains(id);
  }

  Optional<String> groupOf(String agentId) {
    return Optional.ofNullable(agents.get(agentId)).flatMap(Agent::groupId);
  }

  /** The wait that a response in this skill may take; empty when there is no service level. */
  OptionalLong target(Optional<String> skillId, boolean first) {
    var serviceLevel = skillId.map(serviceLevels::get);
    if (serviceLevel.isEmpty()) {
      return OptionalLong.empty();
    }
    return first && serviceLevel.get().firstResponse().isPresent()
        ? serviceLevel.get().firstResponse()
        : serviceLevel.get().response();
  }
}
