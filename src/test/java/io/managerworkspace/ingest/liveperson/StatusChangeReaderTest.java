package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.Event;
import io.managerworkspace.ingest.Event.AgentState;
import io.managerworkspace.ingest.IngestSettingsFixture;
import io.managerworkspace.ingest.Item;
import io.managerworkspace.input.Violation;
import java.time.Clock;
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
            state("7001", LOGIN, "1state:0000000002", AgentState.ONLINE, Optional.empty()),
            state("7001", LOGIN, "0in:0000000000", AgentState.OFFLINE, Optional.empty()),
            state(
                "7001",
                1_709_294_400_000L,
                "1state:0000000003",
                AgentState.BACK_SOON,
                Optional.of("Lunch")),
            state(
                "7002",
                1_709_312_400_000L,
                "2out:0000000010",
                AgentState.OFFLINE,
                Optional.empty()));
    assertThat(((Item.Rejected) items.get(4)).causes())
        .extracting(Violation::field)
        .containsExactly("time", "statusType");
  }

  @Test
  void theStateOfALoginsInstantWinsOverTheLogin() {
    var items = reader.read(Fixtures.bytes("status_changes.json"));

    assertThat(items.get(0).id().orElseThrow()).isGreaterThan(items.get(1).id().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, OFFLINE",
    "1, 2, ONLINE",
    "1, 3, BACK_SOON",
    "1, 4, AWAY",
    "3, 2, ONLINE",
    "3, -1, OFFLINE",
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

  private Item change(String members) {
    return reader.read("[{%s}]".formatted(members).replace('\'', '"').getBytes(UTF_8)).getFirst();
  }

  private static Event state(
      String agentId, long time, String suffix, AgentState state, Optional<String> reason) {
    return new Event.OfAgent(
        agentId, time, "lps:%s:%d:%s".formatted(agentId, time, suffix), state, reason);
  }
}
