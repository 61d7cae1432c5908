package io.managerworkspace.ingest;

import io.managerworkspace.ingest.Action.AgentRef;

/** Writes onto an event, at its acceptance, what every later fold has to see the same. */
final class Stamp {
  private Stamp() {}

  /** Adds the configured group where the event names an agent without one. */
  static Event.OfConversation group(Event.OfConversation event, Configuration configuration) {
    var stamped =
        switch (event.action()) {
          case Action.Assigned(var agent, var basis) ->
              new Action.Assigned(stamp(agent, configuration), basis);
          case Action.Transferred(var skillId, var agent, var reason) ->
              new Action.Transferred(skillId, agent.map(ref -> stamp(ref, configuration)), reason);
          case Action.Message(Action.Sender.Agent(var agent), boolean isPublic) ->
              new Action.Message(new Action.Sender.Agent(stamp(agent, configuration)), isPublic);
          default -> event.action();
        };
    return new Event.OfConversation(event.conversationId(), event.time(), event.eventId(), stamped);
  }

  private static AgentRef stamp(AgentRef agent, Configuration configuration) {
    var groupId = agent.groupId().or(() -> configuration.groupOf(agent.agentId()));
    return new AgentRef(agent.agentId(), groupId, agent.userType());
  }
}
