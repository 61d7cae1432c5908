package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.EventReaderFixture;
import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a body holds, the readers answer items or say that it is invalid or too large. */
class HostileInputTest {
  private static final int ROUNDS = 20_000;
  private static final int MAX_ITEMS = 50;
  private static final List<String> FIXTURES =
      List.of(
          "agent_groups.json",
          "skills_revisions.json",
          "agents.json",
          "conversations.json",
          "status_changes.json");
  private static final String EVENTS =
      """
      [{"eventId": "e", "type": "TRANSFERRED", "time": 5, "conversationId": "c", "agentId": "a"},
       {"eventId": "e", "type": "MESSAGE", "time": 5, "conversationId": "c", "sender": "CONSUMER"},
       {"eventId": "e", "type": "WEIGHT", "time": 5, "conversationId": "c", "weight": 0.125}]\
      """;
  private static final Pattern VALUE =
      Pattern.compile("(?<=: ?)(\"[^\"]*\"|-?[0-9.]+|true|false|null)");
  private static final String[] VALUES = {
    "null",
    "true",
    "0",
    "-1",
    "1e999999",
    "-1e-999999",
    "1e99999999999",
    "1".repeat(900),
    "1".repeat(1100),
    "9223372036854775808",
    "1.5",
    "\"\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"x\"",
    "\"undefined\"",
    "\"-1\"",
    "\"1e9\"",
    "\"2024-13-45T99:99:99Z\"",
    "\"+999999999-01-01T00:00Z\"",
    "\"-999999999-01-01T00:00:00Z\"",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "[{}]",
    "{\"id\": 1}",
    "\"" + "é".repeat(300) + "\"",
    "[".repeat(900) + "]".repeat(900),
    "[".repeat(2000),
    "NaN"
  };

  private static final String[] NAMES = {
    "conversationHistoryRecords",
    "stateChanges",
    "items",
    "collection",
    "revisionsCollection",
    "info",
    "dialogs",
    "messageRecords",
    "transfers",
    "eventId",
    "type",
    "time",
    "id",
    "name"
  };

  private final Random random = new Random(20_240_301);
  private final List<Consumer<byte[]>> readers = readers();

  @Test
  void randomTreesAreNoSurprise() {
    for (int i = 0; i < ROUNDS / 4; i++) {
      readAll(tree(0).getBytes(UTF_8));
    }
  }

  @Test
  void wrongValuesAreNoSurprise() {
    for (var body : bodies()) {
      for (int i = 0; i < ROUNDS / 20; i++) {
        readAll(
            VALUE
                .matcher(new String(body, UTF_8))
                .replaceAll(
                    found ->
                        random.nextInt(12) == 0
                            ? VALUES[random.nextInt(VALUES.length)].replace("\\", "\\\\")
                            : "$0")
                .getBytes(UTF_8));
      }
    }
  }

  @Test
  void brokenBytesAreNoSurprise() {
    for (var body : bodies()) {
      for (int i = 0; i < ROUNDS / 10; i++) {
        var bytes = Arrays.copyOf(body, 1 + random.nextInt(body.length));
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        readAll(bytes);
      }
    }
  }

  @Test
  void deepNestingIsInvalid() {
    for (var opening : List.of("[", "{\"items\":[", "{\"items\":", "{\"a\":")) {
      readAll(opening.repeat(100_000).getBytes(UTF_8));
      readAll((opening.repeat(400) + "5").getBytes(UTF_8));
    }
    readAll(("{\"items\":[".repeat(450) + "]}".repeat(450)).getBytes(UTF_8));
  }

  private void readAll(byte[] body) {
    for (var reader : readers) {
      try {
        reader.accept(body);
      } catch (InvalidInputException e) {
        assertThat(e.violations()).isNotEmpty();
      } catch (TooLargeException e) {
        assertThat(e).hasMessageContaining("items");
      }
    }
  }

  private static List<Consumer<byte[]>> readers() {
    var settings = IngestSettingsFixture.ofItems(MAX_ITEMS);
    var clock = Clock.systemUTC();
    var events = EventReaderFixture.of(clock, settings);
    return List.of(
        body -> lookAt(events.readArray(body)),
        body -> lookAt(events.readLines(body)),
        body -> lookAt(new HistoryReader(clock, settings).read(body)),
        body -> lookAt(new StatusChangeReader(clock, settings).read(body)),
        body -> ConfigurationBody.read(body, MAX_ITEMS, RecordReader::agentGroup),
        body -> ConfigurationBody.read(body, MAX_ITEMS, RecordReader::skill),
        body -> ConfigurationBody.read(body, MAX_ITEMS, RecordReader::agent));
  }

  /** What was found to be JSON can be read, each item when its turn comes. */
  private static void lookAt(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      assertThat(items.get(i).index()).isEqualTo(i);
    }
  }

  private static List<byte[]> bodies() {
    var bodies = new ArrayList<byte[]>();
    FIXTURES.forEach(name -> bodies.add(Fixtures.bytes(name)));
    bodies.add(EVENTS.getBytes(UTF_8));
    return bodies;
  }

  private String tree(int depth) {
    return switch (random.nextInt(depth > 4 ? 1 : 3)) {
      case 0 -> VALUES[random.nextInt(VALUES.length)];
      case 1 -> "[" + tree(depth + 1) + "," + tree(depth + 1) + "]";
      default -> "{\"%s\": %s}".formatted(NAMES[random.nextInt(NAMES.length)], tree(depth + 1));
    };
  }
}
