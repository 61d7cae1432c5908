package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.IngestSettings;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.events.LenientObject.Dialect;
import io.managerworkspace.ingest.events.RecordStream;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Reads answers of LivePerson's Messaging Interactions API: each conversation history record is an
 * item and becomes events. Neither texts nor anything of the consumer is taken from it.
 */
@ApplicationScoped
public class HistoryReader {
  private static final Set<String> NAMES = Set.of("conversationHistoryRecords");

  private final Clock clock;
  private final IngestSettings settings;

  HistoryReader(Clock clock, IngestSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The records of an answer.
   *
   * @throws InvalidInputException when the body is no such answer
   * @throws TooLargeException when it has more records than one call may have
   */
  public List<Item> read(byte[] body) {
    long latest = settings.latest(clock);
    return new RecordStream(NAMES, settings.maxItems())
        .read(body, (index, object, violations) -> item(index, object, violations, latest));
  }

  private static Item item(int index, JsonObject object, Violations violations, long latest) {
    var notes = new Violations();
    var record = new LenientObject(object, Dialect.LIVEPERSON_HISTORY, notes, latest);
    var history = HistoryParser.parse(record);
    var id = history.map(History::conversationId);
    var events = history.filter(_ -> violations.isEmpty()).map(HistoryEvents::of).orElse(List.of());
    if (violations.isEmpty() && events.isEmpty()) {
      violations.add("info.startTimeL", "is required and must be a time");
    }
    return violations.isEmpty()
        ? new Item.Readable(index, id, events, notes.list())
        : new Item.Rejected(index, id, violations.list());
  }
}
