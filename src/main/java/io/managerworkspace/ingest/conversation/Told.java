package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What some of a conversation's events tell of all of them, whenever they come: a part of the
 * events can only be folded with what the whole tells.
 *
 * @param visitors hashes of the senders who are the consumer
 * @param skills see {@link SeenSkills#changes}
 */
record Told(Set<String> visitors, Map<String, String> skills) {
  /**
   * @param before the state so far; empty for a conversation's first event
   * @param events ordered, all behind the state's last event
   */
  static Told by(Optional<ConversationState> before, List<Event.OfConversation> events) {
    var visitors = new HashSet<String>();
    events.forEach(event -> visitorOf(event).ifPresent(visitors::add));
    return new Told(visitors, SeenSkills.changes(before, events));
  }

  private static Optional<String> visitorOf(Event.OfConversation event) {
    return event.action() instanceof Action.VisitorKnown(var hash)
        ? Optional.of(hash)
        : Optional.empty();
  }

  /** Listens to all events of a conversation, and holds those that tell something. */
  static final class Listener {
    private final Set<String> visitors = new HashSet<>();
    private final List<Event.OfConversation> telling = new ArrayList<>();

    /** The last assignment, and the event behind it where it ended. */
    private final List<Event.OfConversation> assignment = new ArrayList<>();

    private boolean hasLeft;

    void hear(Event.OfConversation event) {
      visitorOf(event).ifPresent(visitors::add);
      boolean isAssignment =
          event.action() instanceof Action.Assigned || event.action() instanceof Action.Unassigned;
      if (SeenSkills.tells(event) || telling.isEmpty()) {
        telling.addAll(assignment);
        assignment.clear();
        telling.add(event);
      } else if (isAssignment) {
        assignment.clear();
        assignment.add(event);
      } else if (hasLeft) {
        assignment.add(event);
      }
      hasLeft = event.action() instanceof Action.Unassigned;
    }

    Told told() {
      return new Told(visitors, SeenSkills.changes(Optional.empty(), telling));
    }
  }
}
