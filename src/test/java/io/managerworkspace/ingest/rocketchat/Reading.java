package io.managerworkspace.ingest.rocketchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestSettings;
import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.SenderKey;
import io.managerworkspace.testsupport.Loose;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Documents of a fixed day being read; they are written with ' for ". */
final class Reading {
  static final String ROOM = "kCJDd5peKiZnGJLPq";

  /** 2023-11-14T22:13:20Z. */
  static final long START = 1_700_000_000_000L;

  static final IngestSettings SETTINGS = IngestSettingsFixture.ofItems(3);
  static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(START + 3_600_000), ZoneOffset.UTC);

  static final SenderKey SENDERS = new SenderKey(new byte[] {1, 2, 3});

  private Reading() {}

  /** An event without what all events of the room share. */
  record Told(long sinceStart, String id, Action action) {}

  static Item room(String members) {
    return rooms("[{'_id': '" + ROOM + "', 't': 'l', " + members + "}]").items().getFirst();
  }

  static Rooms rooms(String body) {
    return RoomReader.read(bytes(body), SETTINGS, CLOCK, SENDERS);
  }

  static List<Item> messages(String body) {
    return MessageReader.read(bytes(body), SETTINGS, CLOCK, SENDERS);
  }

  static Item message(String members) {
    return messages("[{'_id': 'm1', 'rid': '" + ROOM + "', 'ts': " + START + members + "}]")
        .getFirst();
  }

  static List<Told> told(Item item) {
    var prefix = "rc:" + ROOM + ":";
    assertThat(item).isInstanceOf(Item.Readable.class);
    return ((Item.Readable) item)
        .events().stream()
            .map(Event.OfConversation.class::cast)
            .peek(event -> assertThat(event.conversationId()).isEqualTo(ROOM))
            .peek(event -> assertThat(event.eventId()).startsWith(prefix))
            .map(
                event ->
                    new Told(
                        event.time() - START,
                        event.eventId().substring(prefix.length()),
                        event.action()))
            .toList();
  }

  /** The causes of a rejection, each as {@code field: message}. */
  static List<String> causes(Item item) {
    assertThat(item).isInstanceOf(Item.Rejected.class);
    return ((Item.Rejected) item)
        .causes().stream().map(cause -> cause.field() + ": " + cause.message()).toList();
  }

  private static byte[] bytes(String body) {
    return Loose.json(body).toString().getBytes(UTF_8);
  }
}
