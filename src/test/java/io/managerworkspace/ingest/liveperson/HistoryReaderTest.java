package io.managerworkspace.ingest.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.Action;
import io.managerworkspace.ingest.Action.AgentRef;
import io.managerworkspace.ingest.Action.ClosedBy;
import io.managerworkspace.ingest.Action.Sender;
import io.managerworkspace.ingest.Event;
import io.managerworkspace.ingest.IngestSettingsFixture;
import io.managerworkspace.ingest.Item;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
  private static final long START = 1_709_283_600_000L;
  private static final String CONVERSATION = "c0ffee00-0000-4000-8000-00000000000";

  private final HistoryReader reader =
      new HistoryReader(
          Clock.fixed(Instant.ofEpochMilli(START + 100_000_000), ZoneOffset.UTC),
          IngestSettingsFixture.ofItems(3));

  @Test
  void anOpenConversationIsToldInOrder() {
    assertThat(fixture(0))
        .containsExactly(
            started(START, Optional.of("31"), Optional.of("SHARK")),
            message(START + 5_000, 0, new Sender.Consumer()),
            // a controller is no agent, whatever sentBy says
            message(START + 6_000, 1, new Sender.System()),
            new Told(
                START + 7_000, "1assigned:1709283607000", new Action.Assigned(agent("7001", "-1"))),
            // timeL counts where time says something else
            message(START + 19_000, 2, new Sender.Agent(agent("7001", "-1"))),
            new Told(
                START + 1_800_250,
                "2message:0000000000003",
                new Action.Message(new Sender.Agent(agent("7009", "901")), false)),
            new Told(
                1_709_287_000_000L,
                "3transfer:1709287000000",
                new Action.Unassigned(Action.Reason.BACK_TO_QUEUE)),
            new Told(
                1_709_290_000_000L,
                "3transfer:1709290000000",
                new Action.Transferred(Optional.of("44"), Optional.empty(), Optional.of("Skill"))),
            // an interaction that no participant explains
            new Told(
                1_709_294_400_000L,
                "1assigned:1709294400000",
                new Action.Assigned(new AgentRef("7002", Optional.empty()))));
  }

  @Test
  void aConversationEndsWithItsMainDialogAndTheSurveyIsNoPartOfIt() {
    assertThat(fixture(1))
        .containsExactly(
            started(START, Optional.of("-1"), Optional.empty()),
            new Told(START, "1assigned:1709283600000", new Action.Assigned(agent("7002", "901"))),
            message(START, 0, new Sender.Consumer()),
            new Told(1_709_285_998_000L, "8close", new Action.Closed(ClosedBy.CONSUMER)),
            new Told(1_709_285_998_000L, "9csat", new Action.Surveyed(4)));
  }

  @Test
  void transfersGoToAgentsAndSkills() {
    assertThat(fixture(2))
        .containsExactly(
            started(START, Optional.of("31"), Optional.empty()),
            new Told(
                START + 50_000,
                "1assigned:1709283650000",
                new Action.Assigned(agent("7001", "900"))),
            new Told(
                START + 100_000,
                "3transfer:1709283700000",
                new Action.Transferred(
                    Optional.of("31"), Optional.of(agent("7002", "901")), Optional.of("Agent"))),
            // the assignment at the instant of a transfer follows it
            new Told(
                START + 100_000,
                "4assigned:1709283700000",
                new Action.Assigned(agent("7002", "901"))),
            new Told(
                START + 200_000,
                "3transfer:1709283800000",
                new Action.Transferred(
                    Optional.empty(),
                    Optional.of(new AgentRef("7009", Optional.empty())),
                    Optional.of("TakeOver"))),
            new Told(
                START + 300_000,
                "3transfer:1709283900000",
                new Action.Transferred(
                    Optional.of("44"), Optional.empty(), Optional.of("Timeout"))),
            new Told(START + 1_000_000, "8close", new Action.Closed(ClosedBy.AGENT)),
            new Told(START + 1_400_000, "9csat", new Action.Surveyed(5)));
  }

  @Test
  void nothingPrivateLeavesTheReader() {
    assertThat(reader.read(Fixtures.bytes("conversations.json")).toString())
        .contains("7001")
        .doesNotContain("private");
  }

  /** An event without what all events of a conversation share. */
  private record Told(long time, String suffix, Action action) {}

  private static Told started(long time, Optional<String> skillId, Optional<String> channel) {
    return new Told(time, "0start", new Action.Started(skillId, channel));
  }

  private static Told message(long time, int sequence, Sender sender) {
    return new Told(time, "2message:%013d".formatted(sequence), new Action.Message(sender, true));
  }

  private static AgentRef agent(String agentId, String groupId) {
    return new AgentRef(agentId, Optional.of(groupId));
  }

  private List<Told> fixture(int index) {
    var id = CONVERSATION + (index + 1);
    var item = (Item.Readable) reader.read(Fixtures.bytes("conversations.json")).get(index);
    assertThat(item.id()).contains(id);
    return item.events().stream()
        .map(Event.OfConversation.class::cast)
        .peek(event -> assertThat(event.conversationId()).isEqualTo(id))
        .peek(event -> assertThat(event.eventId()).startsWith("lp:" + id + ":"))
        .map(
            event ->
                new Told(
                    event.time(),
                    event.eventId().substring("lp:".length() + id.length() + 1),
                    event.action()))
        .toList();
  }
}
