package io.managerworkspace.ingest;

import io.managerworkspace.ingest.Action.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of the skills that documents show ({@link Seen}) and of the changes that events tell the
 * skill at every time. A change that is only shown took place with the last assignment before it,
 * else as of the document. What is shown first held from the start.
 */
final class SeenSkills {
  private final List<Event.OfConversation> settled = new ArrayList<>();
  private Optional<String> current;

  /** Where a change that is only seen belongs; before the end, if at all. */
  private Optional<Integer> lastAssignment = Optional.empty();

  private SeenSkills(Optional<String> current) {
    this.current = current;
  }

  /**
   * The events with a change of skill ahead of those that have another skill than the events tell.
   *
   * @param before the state so far; empty for a conversation's first event
   * @param events ordered, all behind the state's last event
   */
  static List<Event.OfConversation> settle(
      Optional<ConversationState> before, List<Event.OfConversation> events) {
    if (events.stream().noneMatch(event -> event.action() instanceof Seen)) {
      return events;
    }
    var premature = premature(events);
    var skills = new SeenSkills(before.flatMap(ConversationState::skillId));
    if (before.isEmpty()) {
      skills.start(events, premature);
    }
    events.forEach(event -> skills.read(event, premature));
    return skills.settled;
  }

  /**
   * Documents that show a change ahead of its event: one in between shows another skill. They tell
   * nothing that the event does not.
   */
  private static Set<String> premature(List<Event.OfConversation> events) {
    var found = new HashSet<String>();
    var next = Optional.<String>empty();
    var between = new HashSet<Optional<String>>();
    for (var event : events.reversed()) {
      if (event.action() instanceof Seen seen && seen.tellsSkill()) {
        var skillId = seen.skillId();
        boolean differs = between.size() > (between.contains(skillId) ? 1 : 0);
        if (skillId.isPresent() && skillId.equals(next) && differs) {
          found.add(event.eventId());
        }
        between.add(skillId);
      } else if (changedTo(event).isPresent()) {
        next = changedTo(event);
        between.clear();
      }
    }
    return found;
  }

  private static Optional<String> changedTo(Event.OfConversation event) {
    return event.action() instanceof Seen ? Optional.empty() : EventRow.skillId(event.action());
  }

  private static boolean tellsSkill(Event.OfConversation event) {
    return event.action() instanceof Seen seen && seen.tellsSkill();
  }

  private void start(List<Event.OfConversation> events, Set<String> premature) {
    var first = events.getFirst();
    events.stream()
        .filter(event -> !premature.contains(event.eventId()))
        .filter(event -> tellsSkill(event) || changedTo(event).isPresent())
        .findFirst()
        .filter(SeenSkills::tellsSkill)
        .flatMap(event -> EventRow.skillId(event.action()))
        .ifPresent(skillId -> change(settled.size(), first, skillId));
  }

  private void read(Event.OfConversation event, Set<String> premature) {
    switch (event.action()) {
      case Seen seen when seen.tellsSkill() && !premature.contains(event.eventId()) -> {
        seen.skillId()
            .filter(shown -> !current.equals(Optional.of(shown)))
            .ifPresent(to -> shown(event, to));
        lastAssignment = Optional.empty();
      }
      case Action.Assigned _ -> lastAssignment = Optional.of(settled.size());
      case Action.Unassigned _ -> lastAssignment = Optional.of(settled.size() + 1);
      default -> {}
    }
    if (changedTo(event).isPresent()) {
      current = changedTo(event);
      lastAssignment = Optional.empty();
    }
    settled.add(event);
  }

  private void shown(Event.OfConversation event, String skillId) {
    int at = lastAssignment.orElse(settled.size());
    change(at, at < settled.size() ? settled.get(at) : event, skillId);
  }

  /** A change has the position of the event behind it: it is not in the log and makes no fact. */
  private void change(int at, Event.OfConversation of, String skillId) {
    var action = new Action.SkillChanged(skillId);
    settled.add(at, new Event.OfConversation(of.conversationId(), of.time(), of.eventId(), action));
    current = Optional.of(skillId);
  }
}
