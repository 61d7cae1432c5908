package io.managerworkspace.ingest.events;

import io.managerworkspace.model.UserType;
import java.math.BigDecimal;
import java.util.Optional;

/** What happened in a conversation: one record per event type of the ingestion API. */
public sealed interface Action {
  record Started(Optional<String> skillId, Optional<String> channel) implements Action {}

  /** A message; only public ones (audience ALL) reach the consumer. */
  record Message(Sender sender, boolean isPublic) implements Action {}

  /** An agent gets the conversation. */
  record Assigned(AgentRef agent, Basis basis) implements Action {
    /** As an event tells it. */
    public Assigned(AgentRef agent) {
      this(agent, Basis.TOLD);
    }
  }

  record Unassigned(Reason reason) implements Action {}

  /** A transfer to a skill, an agent or both. */
  record Transferred(Optional<String> skillId, Optional<AgentRef> agent, Optional<String> reason)
      implements Action {}

  record SkillChanged(String skillId) implements Action {}

  /** Fixes the conversation's weight until the next one. */
  record Weighted(BigDecimal weight) implements Action {}

  /** An answer of the consumer's in a survey; it counts after a close too. */
  sealed interface Surveyed extends Action {}

  /** How satisfied the consumer is, 1 to 5. */
  record Rated(int score) implements Surveyed {}

  /** How likely the consumer is to recommend the company, 0 to 10. */
  record Recommended(int score) implements Surveyed {}

  /** Whether the first contact was enough. */
  record Resolved(boolean resolved) implements Surveyed {}

  /**
   * @param agent who closed it for the agents, where that is told: one that is no human closes as
   *     the system does
   */
  record Closed(ClosedBy by, Optional<AgentRef> agent) implements Action {
    public Closed(ClosedBy by) {
      this(by, Optional.empty());
    }
  }

  record Reopened() implements Action {}

  /**
   * What a document of a source shows of the conversation at this time, whenever it came to be so.
   *
   * @param skillId the skill then; empty when there was none, or with the end of a hold when it is
   *     not told
   * @param endsHold that a conversation which was on hold no longer is
   */
  record Seen(Optional<String> skillId, boolean endsHold) implements Action {
    public boolean tellsSkill() {
      return skillId.isPresent() || !endsHold;
    }
  }

  /**
   * Who the consumer is.
   *
   * @param senderHash what {@link SenderKey} makes of the consumer's id
   */
  record VisitorKnown(String senderHash) implements Action {}

  /** Who wrote a message. */
  sealed interface Sender {
    record Consumer() implements Sender {}

    record Agent(AgentRef agent) implements Sender {}

    /** A bot that is known as one without being configured. */
    record Bot(AgentRef agent) implements Sender {}

    record System() implements Sender {}

    /**
     * Someone who is the consumer or an agent, whichever the conversation's events say together:
     * the consumer that {@link VisitorKnown} tells, another in such a conversation is an agent. As
     * long as nothing tells the consumer it is one that is not known as an agent.
     *
     * @param hash what {@link SenderKey} makes of the sender's id
     * @param agent the sender; never stored before it is known to be an agent
     */
    record User(String hash, Optional<AgentRef> agent) implements Sender {}
  }

  /**
   * An agent as an event names it.
   *
   * @param groupId the group at that time: the event's own, else stamped at acceptance
   * @param userType what a source says that the agent is; holds while it is not configured
   */
  record AgentRef(String agentId, Optional<String> groupId, Optional<UserType> userType) {
    /** An agent of which no source says what it is. */
    public AgentRef(String agentId, Optional<String> groupId) {
      this(agentId, groupId, Optional.empty());
    }

    /** An agent who is known by the hash of the id alone. */
    public static AgentRef unnamed(String hash) {
      return new AgentRef("~" + hash, Optional.empty());
    }

    public AgentRef in(Optional<String> group) {
      return new AgentRef(agentId, groupId.or(() -> group), userType);
    }
  }

  /**
   * How an assignment is known. Sources may tell one assignment more than once, some milliseconds
   * apart and not all at once; whatever was told first, it stays one.
   */
  enum Basis {
    /** An event says so. */
    TOLD,
    /** The agent is listed as assigned since then: the time that counts. */
    LISTED,
    /** The agent works on it: it has it, if not from an earlier time. */
    WORKING,
    /** The agent left it then: who has got it a moment ago gets it now. */
    LEFT,
    /** It was taken from the agent then: if somebody has it, it is this one. */
    TAKEN
  }

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
