package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.conversation.ConversationState.Assignment;
import io.managerworkspace.ingest.conversation.ConversationState.Stage;
import io.managerworkspace.ingest.conversation.ConversationState.Waiting;
import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Position;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.UserType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads a conversation's events in their order into its state and facts: a pure function, so that
 * going on from a stored state and starting over from the log come to the same.
 */
public final class Fold {
  /** The state after the events, and the facts that they made. */
  public record Folded(ConversationState state, List<Fact> facts) {}

  /** How far apart a source may tell of one assignment. */
  private static final long ONE_ASSIGNMENT_MS = 1_000;

  private final Configuration configuration;
  private final List<Fact> facts = new ArrayList<>();
  private long startedAt;
  private Position last;
  private Optional<String> skillId;
  private Stage stage;
  private Optional<Assignment> assignment;
  private OptionalLong firstHumanAssignmentAt;
  private Waiting waiting;
  private long lastActivityAt;
  private Optional<BigDecimal> fixedWeight;
  private Replies replies;
  private final Set<String> visitors;

  /**
   * Folds events onto a state.
   *
   * @param before the state so far; empty for a conversation's first event
   * @param events at least one, ordered, all behind the state's last event
   */
  public static Folded fold(
      Optional<ConversationState> before,
      List<Event.OfConversation> events,
      Configuration configuration) {
    return fold(before, events, Told.by(before, events), configuration);
  }

  /**
   * As {@link #fold(Optional, List, Configuration)}, for a part of the events.
   *
   * @param told by all of them
   */
  public static Folded fold(
      Optional<ConversationState> before,
      List<Event.OfConversation> events,
      Told told,
      Configuration configuration) {
    var from = before.orElseGet(() -> ConversationState.openedBy(events.getFirst()));
    var fold = new Fold(from, configuration);
    fold.visitors.addAll(told.visitors());
    for (var event : events) {
      Optional.ofNullable(told.skills().get(event.eventId())).ifPresent(fold::change);
      fold.read(event);
    }
    return new Folded(fold.state(), List.copyOf(fold.facts));
  }

  private Fold(ConversationState from, Configuration configuration) {
    this.configuration = configuration;
    startedAt = from.startedAt();
    last = from.last();
    skillId = from.skillId();
    stage = from.stage();
    assignment = from.assignment();
    firstHumanAssignmentAt = from.firstHumanAssignmentAt();
    waiting = from.waiting();
    lastActivityAt = from.lastActivityAt();
    fixedWeight = from.fixedWeight();
    replies = from.replies();
    visitors = new HashSet<>(from.visitors());
  }

  private ConversationState state() {
    return new ConversationState(
        startedAt,
        last,
        skillId,
        stage,
        assignment,
        firstHumanAssignmentAt,
        waiting,
        lastActivityAt,
        fixedWeight,
        replies,
        Set.copyOf(visitors));
  }

  /** A change that only documents show: no event of the log, and it makes no fact. */
  private void change(String to) {
    if (!(stage instanceof Stage.Closed)) {
      skillId = Optional.of(to);
    }
  }

  private void read(Event.OfConversation event) {
    last = Position.of(event);
    if (stage instanceof Stage.Closed) {
      readClosed(event);
    } else {
      readOpen(event);
    }
  }

  /** Between a close and a reopening only answers to surveys count. */
  private void readClosed(Event.OfConversation event) {
    if (event.action() instanceof Action.Reopened) {
      stage = new Stage.Queued(event.time());
    } else if (event.action() instanceof Action.Surveyed answer) {
      survey(event, answer);
    }
  }

  private void readOpen(Event.OfConversation event) {
    switch (event.action()) {
      case Action.Started(var named, _) -> skillId = named.or(() -> skillId);
      case Action.Message(var sender, boolean isPublic) when isPublic -> message(event, sender);
      case Action.Message _, Action.Reopened _, Action.VisitorKnown _ -> {}
      case Action.Assigned(var agent, var basis) -> assigned(event.time(), agent, basis);
      case Action.Unassigned(var reason) -> unassign(event, reason);
      case Action.Transferred(var to, var agent, _) -> {
        leave(event, FactMeasure.TRANSFERS);
        skillId = to.or(() -> skillId);
        assign(event.time(), agent);
      }
      case Action.SkillChanged(var to) -> skillId = Optional.of(to);
      case Action.Weighted(var weight) -> fixedWeight = Optional.of(weight);
      case Action.Surveyed answer -> survey(event, answer);
      case Action.Closed(var by, var agent) -> close(event, closedBy(by, agent));
      case Action.Seen(_, boolean endsHold) -> {
        if (endsHold) {
          fixedWeight = fixedWeight.map(BigDecimal.ONE::max);
        }
      }
    }
  }

  private void survey(Event.OfConversation event, Action.Surveyed answer) {
    fact(event, assignment.map(Assignment::attribution), ResponseMeasures.survey(answer));
  }

  private void message(Event.OfConversation event, Action.Sender sender) {
    switch (sender) {
      case Action.Sender.Consumer() -> consumerMessage(event);
      case Action.Sender.Agent(var by) -> agentMessage(event, by, configuration.userType(by));
      case Action.Sender.Bot(var by) -> agentMessage(event, by, configuration.botType(by));
      case Action.Sender.System() -> {}
      case Action.Sender.User(var hash, var named) -> userMessage(event, hash, named);
    }
  }

  private void userMessage(
      Event.OfConversation event, String hash, Optional<Action.AgentRef> named) {
    if (visitors.contains(hash) || visitors.isEmpty() && named.isEmpty()) {
      consumerMessage(event);
    } else {
      var agent = named.orElseGet(() -> Action.AgentRef.unnamed(hash));
      agentMessage(event, agent, configuration.userType(agent));
    }
  }

  private void consumerMessage(Event.OfConversation event) {
    lastActivityAt = event.time();
    waiting = waiting.withConsumerMessage(event.time());
  }

  private void agentMessage(Event.OfConversation event, Action.AgentRef sender, UserType type) {
    if (type == UserType.SYSTEM) {
      return;
    }
    lastActivityAt = event.time();
    replies = replies.with(sender.agentId(), type, event.time(), waiting.askedAt(startedAt));
    if (type == UserType.HUMAN && waiting.since().isPresent()) {
      respond(event, sender);
    }
  }

  private void respond(Event.OfConversation event, Action.AgentRef sender) {
    var current = currentAssignment();
    var own = current.filter(held -> held.agentId().equals(sender.agentId()));
    var target = configuration.target(skillId, waiting.firstResponseAt().isEmpty());
    var response =
        new Response(event.time(), waiting, current, own, firstHumanAssignmentAt, target);
    var groupId = own.isPresent() ? own.get().groupId() : sender.groupId();
    var attributed = new Fact.Agent(sender.agentId(), groupId, UserType.HUMAN);
    fact(event, Optional.of(attributed), response.measures());
    own.ifPresent(held -> assignment = Optional.of(held.withAnswer()));
    replies = replies.withResponse(event.time() - waiting.since().orElseThrow());
    waiting = waiting.withResponse(event.time());
  }

  private void assigned(long time, Action.AgentRef agent, Action.Basis basis) {
    var current = currentAssignment();
    boolean isOwn = current.filter(held -> held.agentId().equals(agent.agentId())).isPresent();
    var recent = current.filter(held -> time - held.since() <= ONE_ASSIGNMENT_MS);
    boolean isAssigned =
        switch (basis) {
          case TOLD, LISTED -> true;
          case WORKING -> !isOwn;
          case LEFT -> recent.isPresent() && !isOwn;
          case TAKEN -> current.isPresent() && !isOwn;
        };
    if (isAssigned) {
      boolean isPremature =
          switch (basis) {
            case TOLD, WORKING -> false;
            case LISTED -> isOwn;
            case LEFT, TAKEN -> true;
          };
      var early = recent.filter(_ -> isPremature);
      early.ifPresent(this::takeBack);
      assign(time, Optional.of(agent));
      early.filter(held -> isOwn && held.answered()).ifPresent(_ -> keepAnswer());
    }
  }

  /** The assignment begins later than it was known to. */
  private void takeBack(Assignment early) {
    if (early.userType() == UserType.HUMAN
        && firstHumanAssignmentAt.equals(OptionalLong.of(early.since()))) {
      firstHumanAssignmentAt = OptionalLong.empty();
    }
  }

  private void keepAnswer() {
    assignment = assignment.map(Assignment::withAnswer);
  }

  /** Ends the current assignment; the next one begins unless it is nobody's or a SYSTEM agent's. */
  private void assign(long time, Optional<Action.AgentRef> next) {
    var agent = next.filter(named -> configuration.userType(named) != UserType.SYSTEM);
    if (agent.isEmpty()) {
      stage = stage instanceof Stage.Assigned ? new Stage.Queued(time) : stage;
      return;
    }
    var to = agent.get();
    var type = configuration.userType(to);
    stage = new Stage.Assigned();
    assignment = Optional.of(new Assignment(to.agentId(), to.groupId(), type, time, false));
    if (type == UserType.HUMAN) {
      firstHumanAssignmentAt = Waiting.orElse(firstHumanAssignmentAt, time);
    }
  }

  private void unassign(Event.OfConversation event, Action.Reason reason) {
    if (reason == Action.Reason.BACK_TO_QUEUE && currentAssignment().isPresent()) {
      leave(event, FactMeasure.RETURNS);
    }
    assign(event.time(), Optional.empty());
  }

  private void leave(Event.OfConversation event, FactMeasure by) {
    fact(event, currentAssignment().map(Assignment::attribution), Map.of(by, 1L));
  }

  private Action.ClosedBy closedBy(Action.ClosedBy by, Optional<Action.AgentRef> agent) {
    boolean isAutomatic =
        agent.filter(closer -> configuration.userType(closer) != UserType.HUMAN).isPresent();
    return isAutomatic ? Action.ClosedBy.SYSTEM : by;
  }

  private void close(Event.OfConversation event, Action.ClosedBy by) {
    var measures = ResponseMeasures.close(by, event.time() - startedAt);
    fact(event, assignment.map(Assignment::attribution), measures);
    stage = new Stage.Closed(event.time());
    waiting = waiting.ended();
  }

  private Optional<Assignment> currentAssignment() {
    return stage instanceof Stage.Assigned ? assignment : Optional.empty();
  }

  private void fact(
      Event.OfConversation event,
      Optional<Fact.Agent> attributedTo,
      Map<FactMeasure, Long> measures) {
    facts.add(
        new Fact(event.conversationId(), Position.of(event), skillId, attributedTo, measures));
  }
}
