package io.managerworkspace.ingest.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long FIVE_MINUTES = 300_000;

  private final EventReader reader =
      new EventReader(
          Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), IngestSettingsFixture.ofItems(5));

  @Test
  void allCausesOfAnItemAreReportedTogether() {
    var rejected =
        (Item.Rejected)
            array("{'type': 'CSAT', 'time': '5', 'conversationId': '', 'score': 6}").getFirst();

    assertThat(rejected.id()).isEmpty();
    assertThat(rejected.causes())
        .extracting(Violation::field)
        .containsExactly("eventId", "time", "conversationId", "score");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type': 'MESSAGE'                                                     | sender",
        "'type': 'MESSAGE', 'sender': 'AGENT'                                  | agentId",
        "'type': 'MESSAGE', 'sender': 'BOT'                                    | sender",
        "'type': 'MESSAGE', 'sender': 'CONSUMER', 'audience': 'NONE'           | audience",
        "'type': 'ASSIGNED'                                                    | agentId",
        "'type': 'ASSIGNED', 'agentId': 1.5                                    | agentId",
        "'type': 'ASSIGNED', 'agentId': 'a', 'agentGroupId': []                | agentGroupId",
        "'type': 'CONVERSATION_STARTED', 'skillId': true                       | skillId",
        "'type': 'CONVERSATION_STARTED', 'channel': 4                          | channel",
        "'type': 'UNASSIGNED', 'reason': 'LUNCH'                               | reason",
        "'type': 'TRANSFERRED', 'skillId': 's', 'reason': 5                    | reason",
        "'type': 'TRANSFERRED', 'skillId': {}                                  | skillId",
        "'type': 'SKILL_CHANGED'                                               | skillId",
        "'type': 'WEIGHT'                                                      | weight",
        "'type': 'WEIGHT', 'weight': -0.001                                    | weight",
        "'type': 'WEIGHT', 'weight': 100.001                                   | weight",
        "'type': 'WEIGHT', 'weight': 0.0001                                    | weight",
        "'type': 'WEIGHT', 'weight': 1e999999                                  | weight",
        "'type': 'WEIGHT', 'weight': '1'                                       | weight",
        "'type': 'CSAT', 'score': 0                                            | score",
        "'type': 'CSAT', 'score': 4.5                                          | score",
        "'type': 'NPS'                                                         | score",
        "'type': 'NPS', 'score': -1                                            | score",
        "'type': 'NPS', 'score': 11                                            | score",
        "'type': 'NPS', 'score': '9'                                           | score",
        "'type': 'FCR'                                                         | resolved",
        "'type': 'FCR', 'resolved': 'yes'                                      | resolved",
        "'type': 'FCR', 'resolved': 1                                          | resolved",
        "'type': 'CLOSED'                                                      | closedBy",
        "'type': 'CLOSED', 'closedBy': 'agent'                                 | closedBy",
      })
  void aWrongMemberIsNamed(String members, String field) {
    assertThat(causes(event(members))).extracting(Violation::field).containsExactly(field);
  }

  @Test
  void anUnknownTypeIsRejectedWithTheKnownOnes() {
    assertThat(causes(event("'type': 'TYPING'")))
        .containsExactly(
            new Violation(
                "type",
                "must be one of CONVERSATION_STARTED, MESSAGE, ASSIGNED, UNASSIGNED, TRANSFERRED,"
                    + " SKILL_CHANGED, WEIGHT, CSAT, NPS, FCR, CLOSED, REOPENED, AGENT_STATE"));
  }

  @Test
  void aTimeIsAtMostFiveMinutesAhead() {
    assertThat(array(at(NOW + FIVE_MINUTES)).getFirst()).isInstanceOf(Item.Readable.class);
    assertThat(array(at(0)).getFirst()).isInstanceOf(Item.Readable.class);
    assertThat(causes(at(NOW + FIVE_MINUTES + 1))).hasSize(1);
    assertThat(causes(at(-1))).hasSize(1);
  }

  @Test
  void idsHaveTheirLengths() {
    var longId = "x".repeat(100);

    assertThat(
            array(
                    "{'eventId': '%s', 'type': 'REOPENED', 'time': 1, 'conversationId': '%s'}"
                        .formatted(longId, longId))
                .getFirst()
                .id())
        .contains(longId);
    assertThat(
            causes(
                "{'eventId': '%s', 'type': 'ASSIGNED', 'time': 1, 'conversationId': '%s', 'agentId': '%s'}"
                    .formatted(longId + "x", longId + "x", "a".repeat(65))))
        .extracting(Violation::field)
        .containsExactly("eventId", "conversationId", "agentId");
  }

  @Test
  void anItemThatIsNoObjectIsRejectedAndTheOthersAreRead() {
    var items = array("5, [], null, 'text', " + event("'type': 'REOPENED'"));

    assertThat(items.subList(0, 4)).allMatch(Item.Rejected.class::isInstance);
    assertThat(items.get(4)).isInstanceOf(Item.Readable.class);
    assertThat(items).extracting(Item::index).containsExactly(0, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "{}", "5", "[", "[1", "[1,]", "[] []", "[]]", "nonsense", "[\"\\uZ\"]"})
  void aBodyThatIsNoArrayIsInvalid(String body) {
    assertThatThrownBy(() -> reader.readArray(body.getBytes(UTF_8)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void brokenJsonIsReportedWithItsPlace() {
    assertThatThrownBy(() -> reader.readArray("[\n  {]".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e ->
                assertThat(e.violations())
                    .containsExactly(
                        new Violation("body", "is not valid JSON at line 2, column 4")));
  }

  @Test
  void bytesThatAreNoUtf8AreInvalid() {
    byte[] body = {'[', '"', (byte) 0xC3, (byte) 0x28, '"', ']'};

    assertThatThrownBy(() -> reader.readArray(body)).isInstanceOf(InvalidInputException.class);
    assertThat(reader.readLines(body)).singleElement().isInstanceOf(Item.Rejected.class);
  }

  @Test
  void aBodyOfTooManyItemsIsTooLarge() {
    assertThat(array("1, 2, 3, 4, 5")).hasSize(5);
    // what is behind the sixth item is not looked at
    assertThatThrownBy(() -> array("1, 2, 3, 4, 5, 6, nonsense"))
        .isInstanceOf(TooLargeException.class);
    assertThatThrownBy(() -> reader.readLines("1\n2\n3\n4\n5\n6\n".getBytes(UTF_8)))
        .isInstanceOf(TooLargeException.class);
  }

  @Test
  void linesAreItemsAndBlankOnesAreNot() {
    var event = event("'type': 'REOPENED'").replace('\'', '"');
    var body = "\uFEFF" + event + "\r\n\n  \t\r\n{broken\n" + event + event + "\n" + event;

    var items = reader.readLines(body.getBytes(UTF_8));

    assertThat(items).extracting(Item::index).containsExactly(0, 1, 2, 3);
    assertThat(items.get(0)).isInstanceOf(Item.Readable.class);
    assertThat(((Item.Rejected) items.get(1)).causes())
        .containsExactly(new Violation("line", "line 4 is not one JSON value in UTF-8"));
    assertThat(items.get(2)).isInstanceOf(Item.Rejected.class);
    assertThat(items.get(3)).isInstanceOf(Item.Readable.class);
  }

  @Test
  void noLinesAreNoItems() {
    assertThat(reader.readLines(new byte[0])).isEmpty();
    assertThat(array("")).isEmpty();
  }

  private List<Violation> causes(String event) {
    return ((Item.Rejected) array(event).getFirst()).causes();
  }

  private List<Item> array(String items) {
    return reader.readArray("[%s]".formatted(items.replace('\'', '"')).getBytes(UTF_8));
  }

  private static String event(String members) {
    return "{'eventId': 'e', 'time': %d, 'conversationId': 'c', %s}".formatted(NOW, members);
  }

  private static String at(long time) {
    return "{'eventId': 'e', 'type': 'REOPENED', 'conversationId': 'c', 'time': %d}"
        .formatted(time);
  }
}
