package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.Action;
import io.managerworkspace.ingest.Action.AgentRef;
import io.managerworkspace.ingest.Event;
import io.managerworkspace.ingest.rocketchat.Room.Hold;
import io.managerworkspace.ingest.rocketchat.Room.Service;
import io.managerworkspace.ingest.rocketchat.RoomEventIds.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a room's document shows as events. Each is named for its content, so that documents of
 * different states of a room add up, in whatever order they come.
 */
final class RoomEvents {
  private final Room room;
  private final RoomEventIds ids;
  private final List<Event> events = new ArrayList<>();

  private RoomEvents(Room room) {
    this.room = room;
    this.ids = new RoomEventIds(room.id());
  }

  /** The events, the start first. */
  static List<Event> of(Room room) {
    return new RoomEvents(room).tell();
  }

  /**
   * The event that ends a hold, where the document may be of a room that was on hold before: it
   * counts only for one that was, since it fixes the weight.
   */
  static Optional<String> endOfHold(Room room) {
    return room.hold() == Hold.NOT_SAID && room.close().isEmpty()
        ? Optional.of(new RoomEventIds(room.id()).id(Kind.OFF_HOLD, room.asOf()))
        : Optional.empty();
  }

  private List<Event> tell() {
    var started = ids.id(Kind.STARTED);
    add(
        room.start(),
        room.departmentId().map(to -> ids.id(Kind.STARTED, to)).orElse(started),
        new Action.Started(room.departmentId(), room.channel()));
    addQueued();
    addDepartment();
    room.servedBy().ifPresent(this::addService);
    room.close()
        .ifPresentOrElse(
            close ->
                add(close.time(), ids.id(Kind.CLOSED, close.time()), new Action.Closed(close.by())),
            this::addHold);
    return List.copyOf(events);
  }

  /** A room is queued again when its agent leaves it, and when it is created. */
  private void addQueued() {
    room.queuedAt().stream()
        .filter(time -> time > room.start())
        .filter(time -> time <= room.servedBy().map(Service::since).orElse(time))
        .forEach(
            time ->
                add(
                    time,
                    ids.id(Kind.QUEUED, time),
                    new Action.Unassigned(Action.Reason.BACK_TO_QUEUE)));
  }

  /**
   * The department is surely the one now since the room was last served or, unserved, as of now.
   */
  private void addDepartment() {
    long unserved = room.close().map(Room.Close::time).orElse(room.asOf());
    long time = room.servedBy().map(Service::since).orElse(unserved);
    room.departmentId()
        .filter(_ -> time > room.start())
        .ifPresent(to -> add(time, ids.id(Kind.DEPARTMENT, time, to), new Action.SkillChanged(to)));
  }

  private void addService(Service service) {
    add(
        service.since(),
        ids.id(Kind.SERVED, service.since(), service.agentId()),
        new Action.Assigned(new AgentRef(service.agentId(), Optional.empty())));
  }

  private void addHold() {
    var onHold = room.hold() == Hold.ON;
    add(
        room.asOf(),
        ids.id(onHold ? Kind.ON_HOLD : Kind.OFF_HOLD, room.asOf()),
        new Action.Weighted(onHold ? BigDecimal.ZERO : BigDecimal.ONE));
  }

  private void add(long time, String eventId, Action action) {
    events.add(new Event.OfConversation(room.id(), time, eventId, action));
  }
}
