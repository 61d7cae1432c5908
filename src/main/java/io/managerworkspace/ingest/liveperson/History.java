package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.Action.AgentRef;
import io.managerworkspace.ingest.Action.ClosedBy;
import io.managerworkspace.ingest.Action.Sender;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a conversation history record tells that counts: no text, nothing of the consumer, nothing
 * of a survey's dialog. Times are epoch ms.
 *
 * @param start when it began; none when the record does not say
 * @param skillId the skill that it began with
 * @param close how it ended; none while it is open
 * @param survey what the consumer answered
 */
record History(
    String conversationId,
    OptionalLong start,
    Optional<String> skillId,
    Optional<String> channel,
    List<Assignment> assignments,
    List<Message> messages,
    List<Transfer> transfers,
    Optional<Close> close,
    Optional<Survey> survey) {

  /** An agent gets the conversation. */
  record Assignment(long time, AgentRef agent) {}

  /**
   * A message.
   *
   * @param sequence its place in the conversation; none: it is told by its time
   */
  record Message(Optional<Integer> sequence, long time, Sender sender, boolean isPublic) {}

  /** A transfer to an agent or a skill; to neither: back to the queue of its skill. */
  record Transfer(
      long time, Optional<String> skillId, Optional<AgentRef> agent, Optional<String> reason) {}

  /** The end of the conversation. */
  record Close(long time, ClosedBy by) {}

  /**
   * The consumer's satisfaction.
   *
   * @param score 1 to 5
   */
  record Survey(int score, OptionalLong time) {}
}
