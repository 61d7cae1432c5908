package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import java.util.Set;

/** Writes onto an event, at its acceptance, what every later fold has to see the same. */
final class Stamp {
  private Stamp() {}

  /**
   * Adds the configured group where the event names an agent without one, and takes away who sent a
   * message unless it is surely an agent.
   *
   * @param visitors what is known of who the consumer is
   */
  static Event.OfConversation on(
      Event.OfConversation event, Configuration configuration, Set<String> visitors) {
    var stamped =
        switch (event.action()) {
          case Action.Assigned(var agent, var basis) ->
              new Action.Assigned(stamp(agent, configuration), basis);
          case Action.Transferred(var skillId, var agent, var reason) ->
              new Action.Transferred(skillId, agent.map(ref -> stamp(ref, configuration)), reason);
          case Action.Message(Sender.Agent(var agent), boolean isPublic) ->
              new Action.Message(new Sender.Agent(stamp(agent, configuration)), isPublic);
          case Action.Message(Sender.User(var hash, var agent), boolean isPublic) ->
              new Action.Message(
                  new Sender.User(
                      hash,
                      agent
                          .filter(named -> isAgent(named, hash, configuration, visitors))
                          .map(named -> stamp(named, configuration))),
                  isPublic);
          default -> event.action();
        };
    return new Event.OfConversation(event.conversationId(), event.time(), event.eventId(), stamped);
  }

  private static boolean isAgent(
      AgentRef named, String hash, Configuration configuration, Set<String> visitors) {
    return !visitors.contains(hash)
        && (!visitors.isEmpty() || configuration.isAgent(named.agentId()));
  }

  private static AgentRef stamp(AgentRef agent, Configuration configuration) {
    return agent.in(configuration.groupOf(agent.agentId()));
  }
}
