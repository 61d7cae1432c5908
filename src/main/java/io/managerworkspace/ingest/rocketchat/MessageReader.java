package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.ingest.IngestSettings;
import io.managerworkspace.ingest.Item;
import io.managerworkspace.ingest.RecordStream;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Reads message documents of livechat rooms, in an array or as Rocket.Chat's API answers them.
 * Neither texts nor anything of the visitor is taken from them.
 */
@ApplicationScoped
public class MessageReader {
  private static final Set<String> NAMES = Set.of("messages");

  private final Clock clock;
  private final IngestSettings settings;

  MessageReader(Clock clock, IngestSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The messages of a body.
   *
   * @throws InvalidInputException when the body is no array of messages
   * @throws TooLargeException when it has more messages than one call may have
   */
  public List<Item> read(byte[] body) {
    return new RecordStream(NAMES, settings, clock, MessageReader::item).read(body);
  }

  private static Item item(int index, JsonObject object, Violations violations, long latest) {
    var parser = new MessageParser(new Document(object, violations, latest));
    var events = parser.parse();
    return violations.isEmpty()
        ? new Item.Readable(index, parser.id(), events)
        : new Item.Rejected(index, parser.id(), violations.list());
  }
}
