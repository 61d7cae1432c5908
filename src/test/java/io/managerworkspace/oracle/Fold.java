package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One conversation, read event by event. */
final class Fold {
  private static final Set<String> SURVEYS = Set.of("CSAT", "NPS", "FCR");

  private final Directory directory;
  private final List<Happening> happenings = new ArrayList<>();
  private final String id;
  private final long startedAt;
  private boolean open = true;
  private Optional<String> skill = Optional.empty();
  private Optional<Assignment> assignment = Optional.empty();
  private Optional<Assignment> lastAssignment = Optional.empty();
  private Optional<Long> firstHumanAssignment = Optional.empty();
  private boolean assignmentAnswered;
  private long queuedSince;
  private Optional<Long> waitingSince = Optional.empty();
  private Optional<Long> firstConsumerMessage = Optional.empty();
  private boolean responded;
  private long lastActivity;
  private Optional<BigDecimal> fixedWeight = Optional.empty();

  /** Reads the events; the first one opens the conversation, whatever its type. */
  Fold(Directory directory, List<Event> events) {
    this.directory = directory;
    var ordered = events.stream().sorted(Event.ORDER).toList();
    id = ordered.getFirst().conversation().orElseThrow();
    startedAt = ordered.getFirst().time();
    queuedSince = startedAt;
    lastActivity = startedAt;
    ordered.forEach(this::read);
  }

  List<Happening> happenings() {
    return happenings;
  }

  private void happened(Event event, Fact fact) {
    happenings.add(new Happening(event, fact));
  }

  Conversation conversation() {
    return new Conversation(
        id,
        startedAt,
        open,
        skill,
        assignment,
        queuedSince,
        waitingSince,
        responded,
        lastActivity,
        fixedWeight);
  }

  private void read(Event event) {
    if (SURVEYS.contains(event.type())) {
      survey(event);
    } else if (open) {
      readOpen(event);
    } else if (event.type().equals("REOPENED")) {
      open = true;
      queuedSince = event.time();
    }
  }

  private void survey(Event event) {
    int answer =
        event.type().equals("FCR")
            ? (event.members().get("resolved").equals(true) ? 1 : 0)
            : event.number("score").intValueExact();
    var place = Place.of(lastAssignment, skill);
    happened(event, new Fact.Survey(event.time(), place, event.type(), answer));
  }

  private void readOpen(Event event) {
    switch (event.type()) {
      // Without a skill a start that is not the first event has nothing to say; nor has the first.
      case "CONVERSATION_STARTED", "SKILL_CHANGED" -> skill = event.text("skillId").or(() -> skill);
      case "MESSAGE" -> message(event);
      case "ASSIGNED" -> {
        endAssignment(event.time());
        assign(event);
      }
      case "UNASSIGNED" -> unassign(event);
      case "TRANSFERRED" -> transfer(event);
      // The weight outlives a close and a reopening.
      case "WEIGHT" -> fixedWeight = Optional.of(event.number("weight"));
      case "CLOSED" -> close(event);
      case "REOPENED" -> {}
      default -> throw new IllegalArgumentException(event.type());
    }
  }

  private void message(Event event) {
    if (event.text("audience").equals(Optional.of("AGENTS_AND_MANAGERS"))) {
      return;
    }
    switch (event.text("sender").orElseThrow()) {
      case "CONSUMER" -> {
        lastActivity = event.time();
        waitingSince = waitingSince.or(() -> Optional.of(event.time()));
        firstConsumerMessage = firstConsumerMessage.or(() -> Optional.of(event.time()));
      }
      case "AGENT" -> agentMessage(event, event.text("agentId").orElseThrow());
      default -> {}
    }
  }

  private void agentMessage(Event event, String sender) {
    var type = directory.typeOf(sender);
    if (type == UserType.SYSTEM) {
      return;
    }
    // A bot keeps a conversation active, though it does not end the consumer's waiting.
    lastActivity = event.time();
    if (type == UserType.HUMAN && waitingSince.isPresent()) {
      respond(event, sender, waitingSince.get());
    }
  }

  private void respond(Event event, String sender, long run) {
    var now = event.time();
    var own = assignment.filter(a -> a.agent().equals(sender));
    var group = own.isPresent() ? own.get().group() : groupOf(event, sender);
    var place =
        new Place(
            Optional.of(sender),
            group,
            Optional.of(UserType.HUMAN),
            skill.map(Set::of).orElse(Set.of()));
    happened(
        event,
        new Fact.Response(
            now,
            place,
            now - run,
            now - Math.max(run, assignment.map(Assignment::since).orElse(run)),
            responded ? Optional.empty() : firstConsumerMessage.map(t -> now - t),
            responded ? Optional.empty() : firstHumanAssignment.map(t -> now - t),
            own.filter(a -> !assignmentAnswered).map(a -> now - a.since()),
            directory.target(skill, !responded).map(target -> now - run > target)));
    responded = true;
    assignmentAnswered |= own.isPresent();
    waitingSince = Optional.empty();
  }

  private void unassign(Event event) {
    if (assignment.isPresent()) {
      if (event.text("reason").orElse("BACK_TO_QUEUE").equals("BACK_TO_QUEUE")) {
        happened(event, new Fact.Transfer(event.time(), Place.of(assignment, skill), true));
      }
      endAssignment(event.time());
    }
  }

  private void transfer(Event event) {
    happened(event, new Fact.Transfer(event.time(), Place.of(assignment, skill), false));
    endAssignment(event.time());
    skill = event.text("skillId").or(() -> skill);
    if (event.text("agentId").isPresent()) {
      assign(event);
    }
  }

  private void close(Event event) {
    happened(
        event,
        new Fact.Close(
            event.time(),
            Place.of(lastAssignment, skill),
            event.text("closedBy").orElseThrow(),
            event.time() - startedAt));
    endAssignment(event.time());
    open = false;
    waitingSince = Optional.empty();
  }

  /** What was queued already stays queued since then. */
  private void endAssignment(long time) {
    if (assignment.isPresent()) {
      assignment = Optional.empty();
      queuedSince = time;
    }
  }

  private void assign(Event event) {
    var agent = event.text("agentId").orElseThrow();
    var type = directory.typeOf(agent);
    if (type == UserType.SYSTEM) {
      return;
    }
    assignment = Optional.of(new Assignment(agent, groupOf(event, agent), type, event.time()));
    lastAssignment = assignment;
    assignmentAnswered = false;
    if (type == UserType.HUMAN) {
      firstHumanAssignment = firstHumanAssignment.or(() -> Optional.of(event.time()));
    }
  }

  /** An event that names no group is stamped with the agent's when it is accepted. */
  private Optional<String> groupOf(Event event, String agent) {
    return event.text("agentGroupId").or(() -> directory.groupOf(agent));
  }
}
