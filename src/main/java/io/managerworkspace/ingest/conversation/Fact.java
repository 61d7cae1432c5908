package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.events.Position;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.UserType;
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
public record Fact(
    String conversationId,
    Position at,
    Optional<String> skillId,
    Optional<Agent> attributedTo,
    Map<FactMeasure, Long> measures) {
  long measure(FactMeasure measure) {
    return measures.getOrDefault(measure, 0L);
  }

  /** The agent, group and user type as of the fact's instant. */
  public record Agent(String agentId, Optional<String> groupId, UserType userType) {}
}
