package io.managerworkspace.ingest.rocketchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.ingest.events.Action.ClosedBy;
import io.managerworkspace.ingest.events.IngestSettings;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.events.RecordStream;
import io.managerworkspace.ingest.events.SenderKey;
import io.managerworkspace.ingest.rocketchat.Room.Close;
import io.managerworkspace.ingest.rocketchat.Room.Hold;
import io.managerworkspace.ingest.rocketchat.Room.Service;
import io.managerworkspace.input.Id;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** Reads room documents; what is wrong in one leaves a violation. */
final class RoomReader {
  private static final Set<String> NAMES = Set.of("rooms");
  private static final String LIVECHAT = "l";

  private final LenientObject document;
  private final SenderKey senders;
  private final Optional<String> id;

  private RoomReader(LenientObject document, SenderKey senders) {
    this.document = document;
    this.senders = senders;
    this.id = document.requiredId("_id", Id.MAX_LONG);
  }

  /**
   * The rooms of a body, which is an array of them or has one as Rocket.Chat's API answers it.
   *
   * @throws InvalidInputException when the body is no array of rooms
   * @throws TooLargeException when it has more rooms than one call may have
   */
  static Rooms read(byte[] body, IngestSettings settings, Clock clock, SenderKey senders) {
    long latest = settings.latest(clock);
    var rooms =
        new RecordStream(NAMES, settings.maxItems())
            .read(
                body,
                (index, object, violations) ->
                    new RoomReader(LenientObject.ofRocketChat(object, latest), senders)
                        .item(index, violations));
    // Read once and kept: the rooms are looked through before they are taken in.
    return new Rooms(List.copyOf(rooms));
  }

  private Item item(int index, Violations violations) {
    var room = room();
    return room.isPresent() && violations.isEmpty()
        ? new Item.Readable(index, id, RoomEvents.of(room.get()))
        : new Item.Rejected(index, id, violations.list());
  }

  /** The room; empty when it is no livechat room or has no readable start. */
  private Optional<Room> room() {
    var isLivechat = document.word("t").filter(LIVECHAT::equals).isPresent();
    if (!document.accept("t", isLivechat, "must be \"l\": only livechat rooms are imported")) {
      return Optional.empty();
    }
    var start = document.requiredTime("ts");
    var department = document.id("departmentId", Id.MAX);
    var visitor = document.object("v").flatMap(part -> part.word("_id"));
    var servedBy = servedBy(start.orElse(0));
    var queuedAt = document.time("queuedAt");
    var close = close(start.orElse(0), visitor, servedBy);
    var asOf = asOf(start.orElse(0), servedBy, queuedAt);
    var hold = hold();
    return id.filter(_ -> start.isPresent())
        .map(
            known ->
                new Room(
                    known,
                    start.getAsLong(),
                    department,
                    visitor.map(senders::hash),
                    channel(),
                    servedBy,
                    queuedAt,
                    close,
                    hold,
                    asOf));
  }

  /** What no metric needs may be anything, so that no room is rejected for it. */
  private Optional<String> channel() {
    return document
        .member("source")
        .map(source -> source.path("type"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(type -> Id.isValid(type, Id.MAX));
  }

  private Optional<Service> servedBy(long start) {
    return document
        .object("servedBy")
        .flatMap(
            part -> {
              var agentId = part.requiredId("_id", Id.MAX);
              var since = part.requiredTime("ts");
              return agentId
                  .filter(_ -> since.isPresent())
                  .map(known -> new Service(known, Math.max(start, since.getAsLong())));
            });
  }

  private Optional<Close> close(long start, Optional<String> visitor, Optional<Service> servedBy) {
    var closer = document.object("closedBy").flatMap(part -> part.word("_id"));
    var by = closedBy(closer, visitor, servedBy);
    var time = document.time("closedAt");
    if (time.isEmpty()
        || !document.accept("closedAt", time.getAsLong() >= start, "must not be before ts")) {
      return Optional.empty();
    }
    var agentId = closer.filter(known -> by == ClosedBy.AGENT && Id.isValid(known, Id.MAX));
    return Optional.of(new Close(time.getAsLong(), by, agentId, document.has("closer")));
  }

  /** Rooms of old versions have no {@code closer}: who closed is then known by the id. */
  private ClosedBy closedBy(
      Optional<String> by, Optional<String> visitor, Optional<Service> servedBy) {
    var closer = document.word("closer");
    if (closer.isPresent()) {
      return switch (closer.get()) {
        case "user" -> ClosedBy.AGENT;
        case "visitor" -> ClosedBy.CONSUMER;
        default -> ClosedBy.SYSTEM;
      };
    }
    if (by.isPresent() && by.equals(visitor)) {
      return ClosedBy.CONSUMER;
    }
    return by.isPresent() && by.equals(servedBy.map(Service::agentId))
        ? ClosedBy.AGENT
        : ClosedBy.SYSTEM;
  }

  private Hold hold() {
    return document.bool("onHold").map(onHold -> onHold ? Hold.ON : Hold.OFF).orElse(Hold.NOT_SAID);
  }

  private long asOf(long start, Optional<Service> servedBy, OptionalLong queuedAt) {
    var updatedAt = document.time("_updatedAt");
    var lastMessage = document.time("lm");
    var since = servedBy.stream().mapToLong(Service::since);
    var shown = (updatedAt.isPresent() ? updatedAt : lastMessage).stream();
    var lastKnown = LongStream.concat(LongStream.concat(since, shown), queuedAt.stream());
    return Math.max(start, lastKnown.max().orElse(start));
  }
}
