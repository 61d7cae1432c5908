package io.managerworkspace.ingest.events;

import io.managerworkspace.model.AgentState;
import java.util.Optional;

/** Something that happened, at {@code time} (epoch ms); its id is unique within the account. */
public sealed interface Event {
  String eventId();

  long time();

  /** An event of a conversation. */
  record OfConversation(String conversationId, long time, String eventId, Action action)
      implements Event {}

  /** From {@code time} on the agent is in {@code state}. */
  record OfAgent(
      String agentId, long time, String eventId, AgentState state, Optional<String> reason)
      implements Event {}

  /** Something that changes nothing; it is known from then on all the same. */
  record OfNothing(long time, String eventId) implements Event {}
}
