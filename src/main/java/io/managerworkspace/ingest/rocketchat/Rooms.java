package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.Action;
import io.managerworkspace.ingest.Event;
import io.managerworkspace.ingest.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rooms of one body.
 *
 * @param items one for each document
 * @param endsOfHold ids of the events that count only for a room that was on hold
 */
record Rooms(List<Item> items, Set<String> endsOfHold) {
  /** The rooms that can be read. */
  Set<String> ids() {
    return events().map(Event.OfConversation::conversationId).collect(Collectors.toSet());
  }

  /**
   * The items without what only the service can tell to be no news: the end of a hold that never
   * was, and what happened before the log's beginning and shows in the stored conversation.
   *
   * @param eventsSince where the log begins, epoch ms
   */
  List<Item> besides(KnownRooms known, long eventsSince) {
    var held = held(known);
    return items.stream()
        .map(
            item ->
                item instanceof Item.Readable readable
                    ? new Item.Readable(
                        readable.index(),
                        readable.id(),
                        readable.events().stream()
                            .filter(event -> isNews(event, held, known, eventsSince))
                            .toList())
                    : item)
        .toList();
  }

  private boolean isNews(Event event, Set<String> held, KnownRooms known, long eventsSince) {
    var of = (Event.OfConversation) event;
    var endsNoHold = endsOfHold.contains(of.eventId()) && !held.contains(of.conversationId());
    return !endsNoHold && (of.time() >= eventsSince || !known.shows(of));
  }

  private Set<String> held(KnownRooms known) {
    var held = new HashSet<>(known.onHold());
    events()
        .filter(
            event -> event.action() instanceof Action.Weighted(var weight) && weight.signum() == 0)
        .forEach(event -> held.add(event.conversationId()));
    return held;
  }

  private Stream<Event.OfConversation> events() {
    return items.stream()
        .filter(Item.Readable.class::isInstance)
        .flatMap(item -> ((Item.Readable) item).events().stream())
        .map(Event.OfConversation.class::cast);
  }
}
