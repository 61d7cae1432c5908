package io.managerworkspace.ingest.conversation;

import io.managerworkspace.model.UserType;
import java.util.Optional;

/**
 * What agents have said in a conversation, publicly and while it was open. Times are epoch ms.
 *
 * @param first the first public message of a human agent, whether or not anybody waited for it
 * @param messages of human and bot agents
 * @param responses how many waiting runs a human agent has ended
 * @param waitMs how long those runs lasted, summed
 */
record Replies(Optional<First> first, int messages, int responses, long waitMs) {
  static final Replies NONE = new Replies(Optional.empty(), 0, 0, 0);

  /**
   * @param waitMs since the consumer's first message, or since the start when there was none
   */
  record First(String agentId, long at, long waitMs) {}

  Replies with(String agentId, UserType type, long at, long askedAt) {
    var replied =
        type == UserType.HUMAN
            ? first.or(() -> Optional.of(new First(agentId, at, at - askedAt)))
            : first;
    return new Replies(replied, messages + 1, responses, waitMs);
  }

  Replies withResponse(long waitedMs) {
    return new Replies(first, messages, responses + 1, waitMs + waitedMs);
  }
}
