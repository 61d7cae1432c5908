package io.managerworkspace.ingest.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Basis;
import io.managerworkspace.ingest.events.Action.ClosedBy;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.model.UserType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
  private static final long START = 1_709_283_600_000L;
  private static final AgentRef BOT =
      new AgentRef("7001", Optional.of("-1"), Optional.of(UserType.BOT));
  private static final String CONVERSATION = "c0ffee00-0000-4000-8000-00000000000";

  private final HistoryReader reader =
      new HistoryReader(
          Clock.fixed(Instant.ofEpochMilli(START + 100_000_000), ZoneOffset.UTC),
          IngestSettingsFixture.ofItems(3));

  @Test
  void anOpenConversationIsToldInOrder() {
    assertThat(fixture(0))
        .containsExactly(
            started(START, 1_709_287_000_000L, "31", Optional.of("SHARK")),
            message(START + 5_000, 0, new Sender.Consumer()),
            // a controller is no agent, whatever sentBy says
            message(START + 6_000, 1, new Sender.System()),
            listed(START + 7_000, "1assigned", BOT),
            // timeL counts where time says something else
            message(START + 19_000, 2, new Sender.Agent(BOT)),
            new Told(
                START + 1_800_250,
                "2message:0000000000003",
                new Action.Message(new Sender.Agent(agent("7009", "901")), false)),
            left(1_709_287_000_000L, BOT, Basis.LEFT),
            skill(1_709_287_000_000L, "3skill", "31"),
            new Told(
                1_709_287_000_000L,
                "3transfer:1709287000000",
                new Action.Unassigned(Action.Reason.BACK_TO_QUEUE)),
            left(1_709_290_000_000L, BOT, Basis.LEFT),
            skill(1_709_290_000_000L, "3skill", "31"),
            new Told(
                1_709_290_000_000L,
                "3transfer:1709290000000",
                new Action.Transferred(Optional.of("44"), Optional.empty(), Optional.of("Skill"))),
            // an interaction that no participant explains
            new Told(
                1_709_294_400_000L,
                "1assigned:1709294400000",
                new Action.Assigned(new AgentRef("7002", Optional.empty()), Basis.WORKING)),
            skill(1_709_294_400_000L, "7skill", "44"));
  }

  @Test
  void aConversationEndsWithItsMainDialogAndTheSurveyIsNoPartOfIt() {
    assertThat(fixture(1))
        .containsExactly(
            started(START, 1_709_285_998_000L, "-1", Optional.empty()),
            listed(START, "1assigned", agent("7002", "901")),
            message(START, 0, new Sender.Consumer()),
            skill(1_709_285_998_000L, "7skill", "-1"),
            new Told(
                1_709_285_998_000L,
                "8close:1709285998000:CONSUMER",
                new Action.Closed(ClosedBy.CONSUMER)),
            new Told(1_709_285_998_000L, "9csat", new Action.Rated(4)));
  }

  @Test
  void transfersGoToAgentsAndSkills() {
    assertThat(fixture(2))
        .containsExactly(
            started(START, START + 100_000, "31", Optional.empty()),
            listed(START + 50_000, "1assigned", agent("7001", "900")),
            skill(START + 100_000, "3skill", "31"),
            // whom it is meant for has it when listed
            new Told(
                START + 100_000,
                "3transfer:1709283700000",
                new Action.Transferred(Optional.of("31"), Optional.empty(), Optional.of("Agent"))),
            // the assignment at the instant of a transfer follows it
            listed(START + 100_000, "4assigned", agent("7002", "901")),
            new Told(
                START + 200_000,
                "3transfer:1709283800000",
                new Action.Transferred(
                    Optional.empty(),
                    Optional.of(new AgentRef("7009", Optional.empty())),
                    Optional.of("TakeOver"))),
            skill(START + 300_000, "3skill", "31"),
            new Told(
                START + 300_000,
                "3transfer:1709283900000",
                new Action.Transferred(
                    Optional.of("44"), Optional.empty(), Optional.of("Timeout"))),
            skill(START + 1_000_000, "7skill", "31"),
            new Told(
                START + 1_000_000, "8close:1709284600000:AGENT", new Action.Closed(ClosedBy.AGENT)),
            new Told(START + 1_400_000, "9csat", new Action.Rated(5)),
            new Told(START + 1_400_000, "9nps", new Action.Recommended(2)));
  }

  @Test
  void nothingPrivateLeavesTheReader() {
    assertThat(reader.read(Fixtures.bytes("conversations.json")).toString())
        .contains("7001")
        .doesNotContain("private");
  }

  /** An event without what all events of a conversation share. */
  private record Told(long time, String suffix, Action action) {}

  private static Told started(long time, long seenAt, String skillId, Optional<String> channel) {
    var suffix = "0start:" + (9_999_999_999_999L - seenAt);
    return new Told(time, suffix, new Action.Started(Optional.of(skillId), channel));
  }

  private static Told listed(long time, String kind, AgentRef agent) {
    return new Told(time, kind + ":" + time, new Action.Assigned(agent, Basis.LISTED));
  }

  private static Told left(long time, AgentRef agent, Basis basis) {
    return new Told(time, "3from:" + time, new Action.Assigned(agent, basis));
  }

  private static Told skill(long time, String kind, String skillId) {
    return new Told(time, kind + ":" + time, new Action.SkillChanged(skillId));
  }

  private static Told message(long time, int sequence, Sender sender) {
    return new Told(time, "2message:%013d".formatted(sequence), new Action.Message(sender, true));
  }

  /** What tells events of one kind and time apart. */
  private static String withoutMark(String suffix) {
    return suffix.startsWith("8close") ? suffix : suffix.replaceFirst(":[01]?[\\w-]{8}$", "");
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
                    withoutMark(event.eventId().substring("lp:".length() + id.length() + 1)),
                    event.action()))
        .toList();
  }
}
