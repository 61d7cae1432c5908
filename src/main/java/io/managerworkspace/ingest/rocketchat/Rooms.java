package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.retention.Retention;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rooms of one body.
 *
 * @param items one for each document
 */
record Rooms(List<Item> items) {
  /** The rooms that can be read. */
  Set<String> ids() {
    return events().map(Event.OfConversation::conversationId).collect(Collectors.toSet());
  }

  /** Who serves them. */
  Set<String> agentIds() {
    return events()
        .map(Event.OfConversation::action)
        .filter(Action.Assigned.class::isInstance)
        .map(action -> ((Action.Assigned) action).agent().agentId())
        .collect(Collectors.toSet());
  }

  /**
   * The items without what happened before the log's beginning, or to a room that began before it,
   * and shows in the stored conversation: the log could not tell it any better.
   */
  List<Item> besides(KnownRooms known, Retention retention) {
    return items.stream()
        .map(
            item ->
                item instanceof Item.Readable readable
                    ? new Item.Readable(
                        readable.index(),
                        readable.id(),
                        readable.events().stream()
                            .filter(event -> isNews((Event.OfConversation) event, known, retention))
                            .toList())
                    : item)
        .toList();
  }

  private static boolean isNews(Event.OfConversation event, KnownRooms known, Retention retention) {
    boolean isOld =
        event.time() < retention.eventsSince()
            || known.beganBefore(event.conversationId(), retention.logSince());
    boolean isTooOldToMatter = isOld && event.action() instanceof Action.VisitorKnown;
    return !isTooOldToMatter && !(isOld && known.shows(event));
  }

  private Stream<Event.OfConversation> events() {
    return items.stream()
        .filter(Item.Readable.class::isInstance)
        .flatMap(item -> ((Item.Readable) item).events().stream())
        .map(Event.OfConversation.class::cast);
  }
}
