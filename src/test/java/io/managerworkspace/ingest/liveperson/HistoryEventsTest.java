package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids and times of the events that a record tells. */
class HistoryEventsTest {
  private static final long START = 1_709_283_600_000L;

  private final HistoryReader reader =
      new HistoryReader(
          Clock.fixed(Instant.ofEpochMilli(START + 100_000_000), ZoneOffset.UTC),
          IngestSettingsFixture.ofItems(3));

  @Test
  void aGrowingConversationOnlyAddsEvents() {
    var info = "'info': {'conversationId': 'g', 'startTimeL': 1000, 'latestSkillId': 5";
    var skill = "'skillChanges': {'timeL': 900, 'previousSkillId': 4, 'skillId': 5},";
    var first = "{'seq': 0, 'timeL': 1000, 'sentBy': 'Consumer', 'participantId': 'p'}";
    var second = "{'seq': 4, 'timeL': 2000, 'sentBy': 'Agent', 'participantId': 'a'}";
    var before = events(skill + info + "}, 'messageRecords': [%s]".formatted(first));
    var after =
        events(
            skill
                + info
                + ", 'status': 'CLOSE', 'endTimeL': 9000, 'csatRate': 5}, 'messageRecords': [%s, %s],"
                    .formatted(second, first)
                + " 'transfers': [{'timeL': 3000, 'sourceSkillId': 5, 'targetSkillId': 6}]");

    // the skill as of the last event is that of another event
    assertThat(after).containsAll(before.subList(0, 3)).hasSize(before.size() + 5);
  }

  @Test
  void theStartComesFirst() {
    var message = "{'timeL': 500, 'sentBy': 'Consumer', 'participantId': 'p'}";

    var events =
        events(
            "'info': {'conversationId': 'c', 'startTimeL': 1000}, 'messageRecords': [%s]"
                .formatted(message));

    assertThat(events).extracting(Event::time).containsExactly(500L, 500L);
    assertThat(events.getFirst().eventId()).isEqualTo("lp:c:0start");
  }

  @Test
  void transfersOfOneInstantComeOneAfterTheOtherEachWithWhoIsLeft() {
    var members = "'timeL': 2000, 'reason': 'TakeOver', 'sourceSkillId': 5";
    var one = "{%s, 'sourceAgentId': 'x', 'by': 'y'}".formatted(members);
    var other = "{%s, 'sourceAgentId': 'y', 'by': 'z'}".formatted(members);

    var events =
        events("'info': {'conversationId': 'c'}, 'transfers': [%s, %s]".formatted(one, other));

    assertThat(events)
        .extracting(event -> event.eventId().substring("lp:c:".length()))
        .containsExactly(
            events.getFirst().eventId().substring("lp:c:".length()),
            "3from:0000000002000",
            "3skill:0000000002000",
            "3transfer:0000000002000",
            "3transfer:0000000002000.00003from",
            "3transfer:0000000002000.00003skill",
            "3transfer:0000000002000.0001");
  }

  @Test
  void messagesOfOneSequenceAreToldApartAndRepeatedOnesAreOne() {
    var first = "{'seq': 0, 'timeL': 1000, 'sentBy': 'Consumer', 'participantId': 'p'}";
    var second = "{'seq': 0, 'timeL': 2000, 'sentBy': 'Consumer', 'participantId': 'p'}";

    var events =
        events(
            "'info': {'conversationId': 'c'}, 'messageRecords': [%s, %s, %s]"
                .formatted(second, first, first));

    assertThat(events)
        .extracting(Event::eventId)
        .containsExactly(
            "lp:c:0start", "lp:c:2message:0000000000000", "lp:c:2message:0000000000000.0001");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 61, 100})
  void eventIdsOfLongConversationIdsAreWithinTheirLimit(int length) {
    var id = "c".repeat(length);
    var transfer = "{'timeL': 1709283600000, 'reason': 'back2Q'}, {'timeL': 1709283600000}";

    var events =
        events("'info': {'conversationId': '%s'}, 'transfers': [%s]".formatted(id, transfer));

    assertThat(events).allMatch(event -> event.eventId().length() <= 100);
    assertThat(new HashSet<>(events.stream().map(Event::eventId).toList())).hasSameSizeAs(events);
  }

  private List<Event> events(String members) {
    return ((Item.Readable) record(members)).events();
  }

  private Item record(String members) {
    var body = "{'conversationHistoryRecords': [{%s}], 'later': 1}".formatted(members);
    return reader.read(body.replace('\'', '"').getBytes(UTF_8)).getFirst();
  }
}
