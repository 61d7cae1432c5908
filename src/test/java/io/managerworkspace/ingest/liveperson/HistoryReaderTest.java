package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void aGrowingConversationOnlyAddsEvents() {
    var info = "'info': {'conversationId': 'g', 'startTimeL': 1000, 'latestSkillId': 5";
    var first = "{'seq': 0, 'timeL': 1000, 'sentBy': 'Consumer', 'participantId': 'p'}";
    var second = "{'seq': 4, 'timeL': 2000, 'sentBy': 'Agent', 'participantId': 'a'}";
    var before = events(info + "}, 'messageRecords': [%s]".formatted(first));
    var after =
        events(
            info
                + ", 'status': 'CLOSE', 'endTimeL': 9000, 'csatRate': 5}, 'messageRecords': [%s, %s],"
                    .formatted(second, first)
                + " 'transfers': [{'timeL': 3000, 'sourceSkillId': 5, 'targetSkillId': 6}]");

    assertThat(after).containsAll(before).hasSize(before.size() + 4);
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

  private List<Event> events(String members) {
    return ((Item.Readable) record(members)).events();
  }

  private Item record(String members) {
    var body = "{'conversationHistoryRecords': [{%s}], 'later': 1}".formatted(members);
    return reader.read(body.replace('\'', '"').getBytes(UTF_8)).getFirst();
  }
}
