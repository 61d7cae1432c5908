package io.managerworkspace.ingest;

import io.managerworkspace.store.FactMeasure;
import io.managerworkspace.store.UserType;
import java.util.Map;
import java.util.Optional;

/**
 * A response, close, transfer or survey answer: what by-time metrics sum.
 *
 * @param at the event that made it
 * @param skillId the conversation's skill at that instant
 * @param attributedTo the agent it counts for; nobody's facts belong to their skill only
 * @param measures those that are not 0
 */
record Fact(
    String conversationId,
    Position at,
    Optional<String> skillId,
    Optional<Agent> attributedTo,
    Map<FactMeasure, Long> measures) {

  /** The agent, group and user type as of the fact's instant. */
  record Agent(String agentId, Optional<String> groupId, UserType userType) {}
}
