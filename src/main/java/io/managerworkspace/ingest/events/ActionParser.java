package io.managerworkspace.ingest.events;

import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.ClosedBy;
import io.managerworkspace.ingest.events.Action.Reason;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.input.Id;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.Violations;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what a conversation's event says, by its type; what is wrong leaves a violation. */
final class ActionParser {
  /** The most characters of a reason in free text. */
  static final int MAX_REASON = 100;

  private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(100);
  private static final int MAX_WEIGHT_DECIMALS = 3;
  private static final int MAX_SCORE = 5;

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
  private final Violations violations;

  ActionParser(JsonObject object, Violations violations) {
    this.object = object;
    this.violations = violations;
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
      case CSAT -> surveyed();
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
    if (!object.has("skillId") && !object.has("agentId")) {
      violations.add("skillId", "a transfer needs a skillId or an agentId");
    }
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
    var weight = object.decimal("weight");
    if (weight.isPresent() && !isWeight(weight.get())) {
      violations.add("weight", "must be 0 to 100 with at most 3 decimals");
    }
    return weight.map(Action.Weighted::new);
  }

  private static boolean isWeight(BigDecimal weight) {
    return weight.signum() >= 0
        && weight.compareTo(MAX_WEIGHT) <= 0
        && weight.stripTrailingZeros().scale() <= MAX_WEIGHT_DECIMALS;
  }

  private Optional<Action> surveyed() {
    object.require("score");
    var score = object.integer("score");
    if (score.isPresent() && (score.getAsLong() < 1 || score.getAsLong() > MAX_SCORE)) {
      violations.add("score", "must be an integer 1 to 5");
    }
    return score.isPresent()
        ? Optional.of(new Action.Surveyed((int) score.getAsLong()))
        : Optional.empty();
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
