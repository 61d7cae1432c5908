package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.input.Violation;
import io.managerworkspace.model.AgentState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusChangeReaderTest {
  private static final long LOGIN = 1_709_280_000_125L;

  private final StatusChangeReader reader =
      new StatusChangeReader(Clock.systemUTC(), IngestSettingsFixture.ofItems(5));

  @Test
  void changesBecomeStates() {
    var items = reader.read(Fixtures.bytes("status_changes.json"));

    assertThat(items.subList(0, 4))
        .extracting(item -> ((Item.Readable) item).events().getFirst())
        .containsExactly(
            state("7001", LOGIN, "b000000000000011", AgentState.ONLINE, Optional.empty()),
            // the login itself brings no state
            new Event.OfNothing(LOGIN, "lps:7001:" + LOGIN + ":b000000000000000"),
            state(
                "7001",
                1_709_294_400_000L,
                "a000000050000021",
                AgentState.BACK_SOON,
                Optional.of("Lunch")),
            state(
                "7002",
                1_709_312_400_000L,
                "a000000000000092",
                AgentState.OFFLINE,
                Optional.empty()));
    assertThat(((Item.Rejected) items.get(4)).causes())
        .extracting(Violation::field)
        .containsExactly("time", "statusType");
  }

  /** Each change is session, sequence, type and sub type; the last one is the agent's state. */
  @ParameterizedTest
  @CsvSource({
    // one session ends, another begins
    "7 3 4 0; 8 -1 3 0; 8 1 1 2,                   ONLINE",
    "9 3 4 0; 8 -1 3 0; 8 1 1 2; 8 2 1 3,          BACK_SOON",
    "-1 5 4 0; -1 -1 3 0; -1 1 1 2,                ONLINE",
    // of one session the sequence counts
    "7 1 1 2; 7 2 1 4; 7 3 1 3,                    BACK_SOON",
    "7 -1 3 0; 7 1 1 2; 7 2 4 0,                   OFFLINE",
    "7 4 1 2; 7 5 4 0,                             OFFLINE",
    "7 4 1 2; 7 -1 4 0,                            OFFLINE",
    // another session that begins changes nothing
    "7 4 1 2; 8 -1 3 0,                            ONLINE",
  })
  void sessionsOfOneInstantAreReadInTheirOrder(String changes, AgentState expected) {
    var told = new ArrayList<String>();
    for (var change : changes.split("; ")) {
      var parts = change.split(" ");
      told.add(
          "{'agentId': 1, 'time': '2024-03-01T08:00:00Z', 'sessionId': %s, 'sequenceNumber': %s, 'statusType': %s, 'statusSubType': %s}"
              .formatted((Object[]) parts));
    }
    for (int turn = 0; turn < told.size(); turn++) {
      Collections.rotate(told, 1);
      var items = reader.read(told.toString().replace('\'', '"').getBytes(UTF_8));

      assertThat(
              items.stream()
                  .flatMap(item -> ((Item.Readable) item).events().stream())
                  .filter(Event.OfAgent.class::isInstance)
                  .max(Comparator.comparing(Event::eventId))
                  .map(event -> ((Event.OfAgent) event).state()))
          .contains(expected);
    }
  }

  @Test
  void idsOfLongAgentsAreWithinTheirLimit() {
    var item =
        (Item.Readable)
            change(
                "'agentId': '%s', 'time': '2024-03-01T08:00:00Z', 'sessionId': 999999999999999999, 'sequenceNumber': 2147483647, 'statusType': 4"
                    .formatted("a".repeat(64)));

    assertThat(item.id().orElseThrow()).hasSizeLessThanOrEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, OFFLINE",
    "1, 2, ONLINE",
    "1, 3, BACK_SOON",
    "1, 4, AWAY",
    "3, 2, ONLINE",
    "4, 2, OFFLINE"
  })
  void typesMeanStates(int type, int subType, AgentState state) {
    var item =
        (Item.Readable)
            change(
                "'agentId': 1, 'time': '2024-03-01T08:00:00Z', 'statusType': %d, 'statusSubType': %d"
                    .formatted(type, subType));

    assertThat(((Event.OfAgent) item.events().getFirst()).state()).isEqualTo(state);
  }

  @Test
  void aChangeWithoutAStateIsRejected() {
    var item =
        (Item.Rejected) change("'agentId': 1, 'time': '2024-03-01T08:00:00Z', 'statusType': 1");

    assertThat(item.causes()).extracting(Violation::field).containsExactly("statusSubType");
  }

  @Test
  void aLongReasonIsCutAndCleaned() {
    var item =
        (Item.Readable)
            change(
                "'agentId': 1, 'time': '2024-03-01T08:00:00Z', 'statusType': 4, 'statusReasonText': 'a\\n%s'"
                    .formatted("x".repeat(200)));

    assertThat(((Event.OfAgent) item.events().getFirst()).reason()).contains("a " + "x".repeat(98));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'statusReasonText': 'Lunch', 'statusReasonId': 11 | Lunch",
        "'statusReasonText': ' ', 'statusReasonId': 11 | 11",
        "'statusReasonText': null, 'statusReasonId': '12' | 12",
        "'statusReasonId': 0 |",
        "'statusReasonId': -1 |",
        "'statusReasonId': '-1' |",
        "'statusReasonId': {} |",
        "'statusReasonText': '' |"
      },
      quoteCharacter = '"')
  void theReasonIsATextOrElseAnId(String members, String reason) {
    var item =
        (Item.Readable)
            change("'agentId': 1, 'time': '2024-03-01T08:00:00Z', 'statusType': 4, " + members);

    assertThat(((Event.OfAgent) item.events().getFirst()).reason())
        .isEqualTo(Optional.ofNullable(reason));
  }

  private Item change(String members) {
    return reader.read("[{%s}]".formatted(members).replace('\'', '"').getBytes(UTF_8)).getFirst();
  }

  private static Event state(
      String agentId, long time, String suffix, AgentState state, Optional<String> reason) {
    return new Event.OfAgent(
        agentId, time, "lps:%s:%d:%s".formatted(agentId, time, suffix), state, reason);
  }
}
