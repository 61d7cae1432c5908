package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.rocketchat.Room.Close;
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

  private List<Event> tell() {
    add(room.start(), ids.id(Kind.STARTED), new Action.Started(Optional.empty(), room.channel()));
    room.visitorHash()
        .ifPresent(
            hash -> add(room.start(), ids.id(Kind.VISITOR, hash), new Action.VisitorKnown(hash)));
    addQueued();
    addSeen();
    room.servedBy().ifPresent(this::addService);
    room.close().ifPresentOrElse(this::addClose, this::addHold);
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

  /** A closed room stays as it was, and Rocket.Chat writes nothing of a hold that has ended. */
  private void addSeen() {
    long time = room.close().map(Room.Close::time).orElse(room.asOf());
    var department = room.departmentId();
    boolean endsHold = room.hold() == Hold.NOT_SAID && room.close().isEmpty();
    if (department.isPresent() || endsHold) {
      var id = department.map(in -> ids.id(Kind.SEEN, time, in)).orElse(ids.id(Kind.SEEN, time));
      add(time, id, new Action.Seen(department, endsHold));
    }
  }

  private void addService(Service service) {
    add(
        service.since(),
        ids.id(Kind.SERVED, service.since(), service.agentId()),
        new Action.Assigned(new AgentRef(service.agentId(), Optional.empty())));
  }

  /** Of two documents with the close the one that tells more comes first, and it counts. */
  private void addClose(Close close) {
    var agent = close.agentId().map(id -> new AgentRef(id, Optional.empty()));
    var by =
        switch (close.by()) {
          case AGENT -> close.agentId().isPresent() ? "0user" : "2agent";
          case CONSUMER -> "1visitor";
          case SYSTEM -> "3system";
        };
    add(
        close.time(),
        ids.id(Kind.CLOSED, close.time(), close.isTold() ? by : "4" + by),
        new Action.Closed(close.by(), agent));
  }

  private void addHold() {
    if (room.hold() != Hold.NOT_SAID) {
      var onHold = room.hold() == Hold.ON;
      add(
          room.asOf(),
          ids.id(onHold ? Kind.ON_HOLD : Kind.OFF_HOLD, room.asOf()),
          new Action.Weighted(onHold ? BigDecimal.ZERO : BigDecimal.ONE));
    }
  }

  private void add(long time, String eventId, Action action) {
    events.add(new Event.OfConversation(room.id(), time, eventId, action));
  }
}
