package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Position;
import io.managerworkspace.model.UserType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A conversation after the last event of its log. Times are epoch ms.
 *
 * @param assignment the current one while the stage is assigned, else the last there was
 * @param firstHumanAssignmentAt start of the first assignment to a human
 * @param lastActivityAt the last public message of the consumer or an agent, or the start
 * @param fixedWeight what the last WEIGHT event said
 * @param replies what agents have said
 * @param visitors hashes of the senders who are the consumer, as far as that was told
 */
public record ConversationState(
    long startedAt,
    Position last,
    Optional<String> skillId,
    Stage stage,
    Optional<Assignment> assignment,
    OptionalLong firstHumanAssignmentAt,
    Waiting waiting,
    long lastActivityAt,
    Optional<BigDecimal> fixedWeight,
    Replies replies,
    Set<String> visitors) {

  public sealed interface Stage {
    /** Open without an assignment. */
    record Queued(long since) implements Stage {}

    /** Open with the assignment. */
    record Assigned() implements Stage {}

    record Closed(long at) implements Stage {}
  }

  /**
   * @param answered whether the assignee has responded in this assignment
   */
  record Assignment(
      String agentId, Optional<String> groupId, UserType userType, long since, boolean answered) {
    Assignment withAnswer() {
      return new Assignment(agentId, groupId, userType, since, true);
    }

    Fact.Agent attribution() {
      return new Fact.Agent(agentId, groupId, userType);
    }
  }

  /**
   * @param since start of the waiting run, if one is running
   * @param firstMessageAt the conversation's first public consumer message
   * @param firstResponseAt the conversation's first response
   */
  record Waiting(OptionalLong since, OptionalLong firstMessageAt, OptionalLong firstResponseAt) {
    static final Waiting NOT_YET =
        new Waiting(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    Waiting withConsumerMessage(long time) {
      return new Waiting(orElse(since, time), orElse(firstMessageAt, time), firstResponseAt);
    }

    Waiting withResponse(long time) {
      return new Waiting(OptionalLong.empty(), firstMessageAt, orElse(firstResponseAt, time));
    }

    /** When the consumer first wrote, or the conversation started if it has not. */
    long askedAt(long startedAt) {
      return firstMessageAt.orElse(startedAt);
    }

    Waiting ended() {
      return new Waiting(OptionalLong.empty(), firstMessageAt, firstResponseAt);
    }

    static OptionalLong orElse(OptionalLong value, long otherwise) {
      return value.isPresent() ? value : OptionalLong.of(otherwise);
    }
  }

  /** Open and queued since its first event, whatever that is. */
  static ConversationState openedBy(Event.OfConversation first) {
    long at = first.time();
    return new ConversationState(
        at,
        Position.of(first),
        Optional.empty(),
        new Stage.Queued(at),
        Optional.empty(),
        OptionalLong.empty(),
        Waiting.NOT_YET,
        at,
        Optional.empty(),
        Replies.NONE,
        Set.of());
  }

  /**
   * Whether the action tells of what was before it something else than this state holds, so that
   * all events have to be read again with it.
   */
  boolean isRevisedBy(Action action) {
    return switch (action) {
      case Action.VisitorKnown(var hash) -> !visitors.contains(hash);
      case Action.Seen seen -> seen.tellsSkill() && !seen.skillId().equals(skillId);
      // A document may have shown it ahead of its time; only those with documents know visitors.
      case Action.SkillChanged(var to) -> !visitors.isEmpty() && !skillId.equals(Optional.of(to));
      default -> false;
    };
  }

  boolean isOpen() {
    return !(stage instanceof Stage.Closed);
  }

  /** When the wait of the consumer, if one is waiting, exceeds its target. */
  OptionalLong dueAt(Configuration configuration) {
    var target = configuration.target(skillId, waiting.firstResponseAt().isEmpty());
    return waiting.since().isPresent() && target.isPresent()
        ? OptionalLong.of(waiting.since().getAsLong() + target.getAsLong())
        : OptionalLong.empty();
  }

  Optional<Assignment> currentAssignment() {
    return stage instanceof Stage.Assigned ? assignment : Optional.empty();
  }
}
