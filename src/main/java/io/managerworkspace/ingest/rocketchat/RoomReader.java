package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.IngestSettings;
import io.managerworkspace.ingest.Item;
import io.managerworkspace.ingest.RecordStream;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violations;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads room documents, in an array or as Rocket.Chat's API answers them. */
final class RoomReader {
  private static final Set<String> NAMES = Set.of("rooms");

  private final Set<String> endsOfHold = new HashSet<>();

  private RoomReader() {}

  /**
   * The rooms of a body.
   *
   * @throws InvalidInputException when the body is no array of rooms
   * @throws TooLargeException when it has more rooms than one call may have
   */
  static Rooms read(byte[] body, IngestSettings settings, Clock clock) {
    var reader = new RoomReader();
    // Read once and kept: reading notes the ends of hold.
    var items = List.copyOf(new RecordStream(NAMES, settings, clock, reader::item).read(body));
    return new Rooms(items, reader.endsOfHold);
  }

  private Item item(int index, JsonObject object, Violations violations, long latest) {
    var parser = new RoomParser(new Document(object, violations, latest));
    var room = parser.parse().filter(_ -> violations.isEmpty());
    room.flatMap(RoomEvents::endOfHold).ifPresent(endsOfHold::add);
    return room.<Item>map(read -> new Item.Readable(index, parser.id(), RoomEvents.of(read)))
        .orElseGet(() -> new Item.Rejected(index, parser.id(), violations.list()));
  }
}
