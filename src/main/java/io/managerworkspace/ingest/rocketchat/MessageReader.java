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

/** Reads message documents, in an array or as Rocket.Chat's API answers them. */
final class MessageReader {
  private static final Set<String> NAMES = Set.of("messages");

  private final SenderKey senders;

  private MessageReader(SenderKey senders) {
    this.senders = senders;
  }

  /**
   * The messages of a body.
   *
   * @throws InvalidInputException when the body is no array of messages
   * @throws TooLargeException when it has more messages than one call may have
   */
  static List<Item> read(byte[] body, IngestSettings settings, Clock clock, SenderKey senders) {
    var reader = new MessageReader(senders);
    return new RecordStream(NAMES, settings, clock, reader::item).read(body);
  }

  private Item item(int index, JsonObject object, Violations violations, long latest) {
    var parser = new MessageParser(new Document(object, violations, latest), senders);
    var events = parser.parse();
    return violations.isEmpty()
        ? new Item.Readable(index, parser.id(), events)
        : new Item.Rejected(index, parser.id(), violations.list());
  }
}
