package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.Seen;
import io.managerworkspace.ingest.events.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of the skills that documents show ({@link Seen}) and of the changes that events tell the
 * skill at every time. A change that is only shown took place with the last assignment before it,
 * else as of the document. What is shown first held from the start.
 */
final class SeenSkills {
  private final Map<String, String> changes = new HashMap<>();
  private Optional<String> current;

  /** The event that a change which is only seen belongs ahead of; empty for the document's. */
  private Optional<String> lastAssignment = Optional.empty();

  /** Whether the last event ended an assignment, which a change belongs behind. */
  private boolean hasLeft;

  private SeenSkills(Optional<String> current) {
    this.current = current;
  }

  /**
   * The skills that a conversation has otherwise than the events tell, each from an event on.
   *
   * @param before the state so far; empty for a conversation's first event
   * @param events ordered, all behind the state's last event; of those that tell no skill only the
   *     first, the assignments and what follows the end of one are needed
   * @return by the id of the event ahead of which the skill changes
   */
  static Map<String, String> changes(
      Optional<ConversationState> before, List<Event.OfConversation> events) {
    if (events.stream().noneMatch(event -> event.action() instanceof Seen)) {
      return Map.of();
    }
    var premature = premature(events);
    var skills = new SeenSkills(before.flatMap(ConversationState::skillId));
    if (before.isEmpty()) {
      skills.start(events, premature);
    }
    events.forEach(event -> skills.read(event, premature));
    return skills.changes;
  }

  /** Whether the event tells the skill, as a document or by itself. */
  static boolean tells(Event.OfConversation event) {
    return tellsSkill(event) || changedTo(event).isPresent();
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
        .filter(SeenSkills::tells)
        .findFirst()
        .filter(SeenSkills::tellsSkill)
        .flatMap(event -> EventRow.skillId(event.action()))
        .ifPresent(skillId -> change(first.eventId(), skillId));
  }

  private void read(Event.OfConversation event, Set<String> premature) {
    if (hasLeft) {
      lastAssignment = Optional.of(event.eventId());
    }
    hasLeft = event.action() instanceof Action.Unassigned;
    switch (event.action()) {
      case Seen seen when seen.tellsSkill() && !premature.contains(event.eventId()) -> {
        seen.skillId()
            .filter(shown -> !current.equals(Optional.of(shown)))
            .ifPresent(to -> change(lastAssignment.orElse(event.eventId()), to));
        lastAssignment = Optional.empty();
      }
      case Action.Assigned _ -> lastAssignment = Optional.of(event.eventId());
      default -> {}
    }
    if (changedTo(event).isPresent()) {
      current = changedTo(event);
      lastAssignment = Optional.empty();
    }
  }

  private void change(String eventId, String skillId) {
    changes.put(eventId, skillId);
    current = Optional.of(skillId);
  }
}
