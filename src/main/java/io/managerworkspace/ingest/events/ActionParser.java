package io.managerworkspace.ingest.events;

import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.ClosedBy;
import io.managerworkspace.ingest.events.Action.Reason;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.input.Id;
import io.managerworkspace.input.JsonObject;
import java.util.Optional;

/** Reads what a conversation's event says, by its type; what is wrong leaves a violation. */
final class ActionParser {
  /** The most characters of a reason in free text. */
  static final int MAX_REASON = 100;

  private static final int MAX_WEIGHT = 100;
  private static final int WEIGHT_DECIMALS = 3;
  private static final int MAX_RATING = 5;
  private static final int MAX_RECOMMENDATION = 10;

  private enum SenderKind {
    CONSUMER,
    AGENT,
    SYSTEM
  }

  private enum Audience {
    ALL,
    AGENTS_AND_MANAGERS
  }

  private final JsonObject object;

  ActionParser(JsonObject object) {
    this.object = object;
  }

  Optional<? extends Action> parse(EventType type) {
    return switch (type) {
      case CONVERSATION_STARTED -> started();
      case MESSAGE -> message();
      case ASSIGNED -> agent(true).map(Action.Assigned::new);
      case UNASSIGNED -> unassigned();
      case TRANSFERRED -> transferred();
      case SKILL_CHANGED -> skillChanged();
      case WEIGHT -> weighted();
      case CSAT -> score(1, MAX_RATING).map(Action.Rated::new);
      case NPS -> score(0, MAX_RECOMMENDATION).map(Action.Recommended::new);
      case FCR -> resolved();
      case CLOSED -> closed();
      case REOPENED -> Optional.of(new Action.Reopened());
      case AGENT_STATE, SEEN, VISITOR_KNOWN -> Optional.empty();
    };
  }

  private Optional<Action> started() {
    return Optional.of(new Action.Started(object.id("skillId"), object.text("channel", Id.MAX)));
  }

  private Optional<Action> message() {
    object.require("sender");
    var kind = object.oneOf("sender", SenderKind.class);
    var agent = agent(kind.filter(SenderKind.AGENT::equals).isPresent());
    var audience = object.oneOf("audience", Audience.class).orElse(Audience.ALL);
    return kind.flatMap(known -> sender(known, agent))
        .map(sender -> new Action.Message(sender, audience == Audience.ALL));
  }

  private static Optional<Sender> sender(SenderKind kind, Optional<AgentRef> agent) {
    return switch (kind) {
      case CONSUMER -> Optional.of(new Sender.Consumer());
      case AGENT -> agent.map(Sender.Agent::new);
      case SYSTEM -> Optional.of(new Sender.System());
    };
  }

  private Optional<Action> unassigned() {
    var reason = object.oneOf("reason", Reason.class).orElse(Reason.BACK_TO_QUEUE);
    return Optional.of(new Action.Unassigned(reason));
  }

  private Optional<Action> transferred() {
    object.accept(
        "skillId",
        object.has("skillId") || object.has("agentId"),
        "a transfer needs a skillId or an agentId");
    return Optional.of(
        new Action.Transferred(
            object.id("skillId"), agent(false), object.text("reason", MAX_REASON)));
  }

  private Optional<Action> skillChanged() {
    object.require("skillId");
    return object.id("skillId").map(Action.SkillChanged::new);
  }

  private Optional<Action> weighted() {
    object.require("weight");
    return object.decimal("weight", MAX_WEIGHT, WEIGHT_DECIMALS).map(Action.Weighted::new);
  }

  private Optional<Integer> score(int min, int max) {
    object.require("score");
    return object.integer("score", min, max).stream().mapToObj(Math::toIntExact).findFirst();
  }

  private Optional<Action> resolved() {
    object.require("resolved");
    return object.bool("resolved").map(Action.Resolved::new);
  }

  private Optional<Action> closed() {
    object.require("closedBy");
    return object.oneOf("closedBy", ClosedBy.class).map(Action.Closed::new);
  }

  private Optional<AgentRef> agent(boolean required) {
    if (required) {
      object.require("agentId");
    }
    var groupId = object.id("agentGroupId");
    return object.id("agentId").map(agentId -> new AgentRef(agentId, groupId));
  }
}
