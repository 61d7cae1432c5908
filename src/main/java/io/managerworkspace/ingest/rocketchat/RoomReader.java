package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.IngestSettings;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.RecordStream;
import io.managerworkspace.ingest.events.SenderKey;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violations;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Reads room documents, in an array or as Rocket.Chat's API answers them. */
final class RoomReader {
  private static final Set<String> NAMES = Set.of("rooms");

  private final SenderKey senders;

  private RoomReader(SenderKey senders) {
    this.senders = senders;
  }

  /**
   * The rooms of a body.
   *
   * @throws InvalidInputException when the body is no array of rooms
   * @throws TooLargeException when it has more rooms than one call may have
   */
  static Rooms read(byte[] body, IngestSettings settings, Clock clock, SenderKey senders) {
    var reader = new RoomReader(senders);
    // Read once and kept: the rooms are looked through before they are taken in.
    var items = List.copyOf(new RecordStream(NAMES, settings, clock, reader::item).read(body));
    return new Rooms(items);
  }

  private Item item(int index, JsonObject object, Violations violations, long latest) {
    var parser = new RoomParser(new Document(object, violations, latest), senders);
    var room = parser.parse().filter(_ -> violations.isEmpty());
    return room.<Item>map(read -> new Item.Readable(index, parser.id(), RoomEvents.of(read)))
        .orElseGet(() -> new Item.Rejected(index, parser.id(), violations.list()));
  }
}
