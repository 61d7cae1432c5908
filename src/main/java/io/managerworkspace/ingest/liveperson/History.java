package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Basis;
import io.managerworkspace.ingest.events.Action.ClosedBy;
import io.managerworkspace.ingest.events.Action.Sender;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a conversation history record tells that counts: no text, nothing of the consumer, nothing
 * of a survey's or another side dialog. Times are epoch ms.
 *
 * @param start when it began; none when the record does not say
 * @param closes how it ended, each time that it did
 * @param reopenings when main dialogs began after others
 * @param surveys what the consumer answered, at most once to each kind of question
 */
record History(
    String conversationId,
    OptionalLong start,
    Optional<String> channel,
    Skills skills,
    List<Assignment> assignments,
    List<Message> messages,
    List<Transfer> transfers,
    List<Close> closes,
    List<Long> reopenings,
    List<Survey> surveys) {

  /** An agent gets the conversation. */
  record Assignment(long time, AgentRef agent, Basis basis) {}

  /**
   * A message.
   *
   * @param sequence its place in the conversation; none: it is told by its time
   */
  record Message(Optional<Integer> sequence, long time, Sender sender, boolean isPublic) {}

  /**
   * A transfer out of an agent's hands or out of the queue.
   *
   * @param from the agent who had it
   * @param fromSkillId the skill that it had
   * @param skillId the skill that it gets
   * @param to the agent that it is meant for
   * @param kind what became of it
   */
  record Transfer(
      long time,
      Optional<AgentRef> from,
      Optional<String> fromSkillId,
      Optional<String> skillId,
      Optional<AgentRef> to,
      Kind kind,
      Optional<String> reason) {
    enum Kind {
      /** It waits in the queue, of its skill or another, for whoever takes it. */
      TO_QUEUE,
      /** It is suggested to the agent, who has it when listed as assigned. */
      SUGGESTED,
      /** The agent has it. */
      TAKEN
    }
  }

  /** The end of the conversation. */
  record Close(long time, ClosedBy by) {}

  /**
   * What the consumer answered.
   *
   * @param time none: at the close, else at the last thing known
   */
  record Survey(Action.Surveyed answer, OptionalLong time) {}

  /**
   * The skills of the conversation, apart from what transfers tell.
   *
   * @param first the one that it began with, by the earliest thing that tells it
   * @param firstSeenAt when that was so; none: as of the record's last event
   * @param latest the one that it has as of the record's last event
   */
  record Skills(
      Optional<String> first,
      OptionalLong firstSeenAt,
      List<SkillChange> changes,
      Optional<String> latest) {}

  /** The conversation gets a skill without a transfer. */
  record SkillChange(long time, String skillId) {}
}
