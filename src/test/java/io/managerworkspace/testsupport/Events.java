package io.managerworkspace.testsupport;

import java.time.Duration;
import java.util.UUID;

/** Events of the live feed, as JSON. */
public final class Events {
  private Events() {}

  /** Epoch ms, so many minutes ago. */
  public static long ago(long minutes) {
    return System.currentTimeMillis() - Duration.ofMinutes(minutes).toMillis();
  }

  /** An event of a conversation with a new id; the other members are written with ' for ". */
  public static String event(String conversation, long time, String type, String members) {
    return event(UUID.randomUUID().toString(), conversation, time, type, members);
  }

  public static String event(
      String id, String conversation, long time, String type, String members) {
    var text =
        "{'eventId': '%s', 'conversationId': '%s', 'time': %d, 'type': '%s'%s}"
            .formatted(id, conversation, time, type, members.isEmpty() ? "" : ", " + members);
    return Loose.json(text).toString();
  }

  public static String started(String conversation, long time, String skill) {
    return event(conversation, time, "CONVERSATION_STARTED", "'skillId': '" + skill + "'");
  }

  public static String assigned(String conversation, long time, String agent, String group) {
    return event(
        conversation,
        time,
        "ASSIGNED",
        "'agentId': '%s', 'agentGroupId': '%s'".formatted(agent, group));
  }

  public static String asked(String conversation, long time) {
    return event(conversation, time, "MESSAGE", "'sender': 'CONSUMER'");
  }

  public static String answered(String conversation, long time, String agent) {
    return event(conversation, time, "MESSAGE", "'sender': 'AGENT', 'agentId': '" + agent + "'");
  }

  public static String closed(String conversation, long time, String by) {
    return event(conversation, time, "CLOSED", "'closedBy': '" + by + "'");
  }

  public static String state(String agent, String state) {
    var text =
        "{'eventId': '%s', 'type': 'AGENT_STATE', 'time': %d, 'agentId': '%s', 'state': '%s'}"
            .formatted(UUID.randomUUID(), ago(5), agent, state);
    return Loose.json(text).toString();
  }
}
