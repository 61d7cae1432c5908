package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.events.Action.ClosedBy;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A livechat room as one of its documents shows it. Times are epoch ms, none before the start.
 *
 * @param departmentId the department that it is in now
 * @param visitorHash what the account's key makes of the visitor's id
 * @param queuedAt when it was last put into the queue
 * @param asOf when the document was last changed
 */
record Room(
    String id,
    long start,
    Optional<String> departmentId,
    Optional<String> visitorHash,
    Optional<String> channel,
    Optional<Service> servedBy,
    OptionalLong queuedAt,
    Optional<Close> close,
    Hold hold,
    long asOf) {

  /** The agent that serves the room, or served it last, and since when. */
  record Service(String agentId, long since) {}

  /**
   * @param agentId the user who closed it
   * @param isTold whether the document says by whom, or who closed is concluded from its id
   */
  record Close(long time, ClosedBy by, Optional<String> agentId, boolean isTold) {}

  /** Whether the room is on hold; Rocket.Chat writes {@code onHold} only while it is. */
  enum Hold {
    ON,
    OFF,
    NOT_SAID
  }
}
