package io.managerworkspace.ingest.events;

import io.managerworkspace.input.Id;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import io.managerworkspace.model.AgentState;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads one event of the live feed; members that it does not know are ignored: feeds grow. */
final class EventParser {
  private final JsonObject object;
  private final Violations violations;
  private final long latest;
  private final Optional<String> eventId;

  /**
   * @param latest the latest acceptable time, epoch ms
   */
  EventParser(JsonObject object, Violations violations, long latest) {
    this.object = object;
    this.violations = violations;
    this.latest = latest;
    object.require("eventId");
    this.eventId = object.text("eventId", Id.MAX_LONG);
  }

  Optional<String> eventId() {
    return eventId;
  }

  /** The event; empty when anything of it left a violation. */
  Optional<Event> parse() {
    object.require("type");
    var type = object.oneOf("type", EventType.OF_FEEDS);
    var time = time();
    return type.flatMap(
        known ->
            known == EventType.AGENT_STATE ? agentEvent(time) : conversationEvent(known, time));
  }

  private Optional<Event> agentEvent(OptionalLong time) {
    object.require("agentId");
    object.require("state");
    var agentId = object.id("agentId");
    var state = object.oneOf("state", AgentState.class);
    var reason = object.text("reason", ActionParser.MAX_REASON);
    return ifRight(
        () ->
            new Event.OfAgent(agentId.get(), time.getAsLong(), eventId.get(), state.get(), reason));
  }

  private Optional<Event> conversationEvent(EventType type, OptionalLong time) {
    object.require("conversationId");
    var conversationId = object.id("conversationId", Id.MAX_LONG);
    var action = new ActionParser(object).parse(type);
    return ifRight(
        () ->
            new Event.OfConversation(
                conversationId.get(), time.getAsLong(), eventId.get(), action.get()));
  }

  private OptionalLong time() {
    object.require("time");
    return object.integer("time").stream()
        .filter(
            time ->
                object.accept(
                        "time", time >= 0, "must be an epoch time in milliseconds, 0 or later")
                    && object.accept(
                        "time", time <= latest, "is too far ahead of this server's clock"))
        .findFirst();
  }

  private Optional<Event> ifRight(Supplier<Event> event) {
    return violations.isEmpty() ? Optional.of(event.get()) : Optional.empty();
  }
}
