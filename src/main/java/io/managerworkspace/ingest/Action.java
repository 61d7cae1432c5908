package io.managerworkspace.ingest;

import java.math.BigDecimal;
import java.util.Optional;

/** What happened in a conversation: one record per event type of the ingestion API. */
public sealed interface Action {
  record Started(Optional<String> skillId, Optional<String> channel) implements Action {}

  /** A message; only public ones (audience ALL) reach the consumer. */
  record Message(Sender sender, boolean isPublic) implements Action {}

  record Assigned(AgentRef agent) implements Action {}

  record Unassigned(Reason reason) implements Action {}

  /** A transfer to a skill, an agent or both. */
  record Transferred(Optional<String> skillId, Optional<AgentRef> agent, Optional<String> reason)
      implements Action {}

  record SkillChanged(String skillId) implements Action {}

  /** Fixes the conversation's weight until the next one. */
  record Weighted(BigDecimal weight) implements Action {}

  /** A survey answer of 1 to 5. */
  record Surveyed(int score) implements Action {}

  record Closed(ClosedBy by) implements Action {}

  record Reopened() implements Action {}

  /** Who wrote a message. */
  sealed interface Sender {
    record Consumer() implements Sender {}

    record Agent(AgentRef agent) implements Sender {}

    /** A bot that is known as one without being configured. */
    record Bot(AgentRef agent) implements Sender {}

    record System() implements Sender {}
  }

  /**
   * An agent as an event names it.
   *
   * @param groupId the group at that time: the event's own, else stamped at acceptance
   */
  record AgentRef(String agentId, Optional<String> groupId) {}

  enum ClosedBy {
    AGENT,
    CONSUMER,
    SYSTEM
  }

  enum Reason {
    BACK_TO_QUEUE,
    OTHER
  }
}
