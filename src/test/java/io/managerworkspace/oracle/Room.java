package io.managerworkspace.oracle;

import java.util.List;
import java.util.Optional;

/**
 * A conversation as Rocket.Chat looks at it.
 *
 * @param servedBy the last assignment there was
 * @param waits how long each response was waited for
 * @param agentMessages of humans and bots
 */
record Room(
    long startedAt,
    Optional<Long> closedAt,
    Optional<String> skill,
    Optional<Assignment> servedBy,
    Optional<Reply> firstReply,
    List<Long> waits,
    long agentMessages,
    boolean onHold) {

  /** The first words of a human agent, and how long after the consumer's first, or the start. */
  record Reply(String agent, long at, long waited) {}

  boolean servedByBot() {
    return servedBy.filter(a -> a.type() == UserType.BOT).isPresent();
  }
}
