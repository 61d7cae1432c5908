package io.managerworkspace.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.EventReader;
import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.input.Violation;
import io.managerworkspace.model.AgentState;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventActionsTest {
  private static final long NOW = 1_700_000_000_000L;

  private final EventReader reader =
      new EventReader(
          Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), IngestSettingsFixture.ofItems(5));

  @Test
  void everyTypeBecomesItsAction() {
    assertThat(action("'type': 'CONVERSATION_STARTED', 'skillId': 7, 'channel': 'web'"))
        .isEqualTo(new Action.Started(Optional.of("7"), Optional.of("web")));
    assertThat(action("'type': 'MESSAGE', 'sender': 'CONSUMER'"))
        .isEqualTo(new Action.Message(new Sender.Consumer(), true));
    assertThat(
            action(
                "'type': 'MESSAGE', 'sender': 'AGENT', 'agentId': 'a', 'agentGroupId': 'g',"
                    + " 'audience': 'AGENTS_AND_MANAGERS'"))
        .isEqualTo(
            new Action.Message(new Sender.Agent(new AgentRef("a", Optional.of("g"))), false));
    assertThat(action("'type': 'MESSAGE', 'sender': 'SYSTEM', 'audience': 'ALL'"))
        .isEqualTo(new Action.Message(new Sender.System(), true));
    assertThat(action("'type': 'ASSIGNED', 'agentId': 'a'"))
        .isEqualTo(new Action.Assigned(new AgentRef("a", Optional.empty())));
    assertThat(action("'type': 'UNASSIGNED', 'reason': 'OTHER'"))
        .isEqualTo(new Action.Unassigned(Action.Reason.OTHER));
    assertThat(action("'type': 'SKILL_CHANGED', 'skillId': '-1'"))
        .isEqualTo(new Action.SkillChanged("-1"));
    assertThat(action("'type': 'WEIGHT', 'weight': 0.125"))
        .isEqualTo(new Action.Weighted(new BigDecimal("0.125")));
    assertThat(action("'type': 'CSAT', 'score': 5")).isEqualTo(new Action.Rated(5));
    assertThat(action("'type': 'NPS', 'score': 0")).isEqualTo(new Action.Recommended(0));
    assertThat(action("'type': 'NPS', 'score': 10")).isEqualTo(new Action.Recommended(10));
    assertThat(action("'type': 'FCR', 'resolved': false")).isEqualTo(new Action.Resolved(false));
    assertThat(action("'type': 'CLOSED', 'closedBy': 'SYSTEM'"))
        .isEqualTo(new Action.Closed(Action.ClosedBy.SYSTEM));
    assertThat(action("'type': 'REOPENED'")).isEqualTo(new Action.Reopened());
  }

  @Test
  void anUnassignmentWithoutAReasonIsBackToTheQueue() {
    assertThat(action("'type': 'UNASSIGNED'"))
        .isEqualTo(new Action.Unassigned(Action.Reason.BACK_TO_QUEUE));
    assertThat(action("'type': 'UNASSIGNED', 'reason': null"))
        .isEqualTo(new Action.Unassigned(Action.Reason.BACK_TO_QUEUE));
  }

  @Test
  void aTransferGoesToASkillOrAnAgentOrBoth() {
    assertThat(action("'type': 'TRANSFERRED', 'skillId': 's', 'reason': 'wrong team'"))
        .isEqualTo(
            new Action.Transferred(Optional.of("s"), Optional.empty(), Optional.of("wrong team")));
    assertThat(action("'type': 'TRANSFERRED', 'agentId': 12, 'agentGroupId': 3"))
        .isEqualTo(
            new Action.Transferred(
                Optional.empty(),
                Optional.of(new AgentRef("12", Optional.of("3"))),
                Optional.empty()));
    assertThat(causes(event("'type': 'TRANSFERRED', 'agentGroupId': 'g'")))
        .extracting(Violation::field)
        .containsExactly("skillId");
  }

  @Test
  void anAgentStateNeedsNoConversation() {
    var items =
        array(
            "{'eventId': 'e', 'type': 'AGENT_STATE', 'time': 5, 'agentId': 'a',"
                + " 'state': 'BACK_SOON', 'reason': 'lunch'}");

    assertThat(items)
        .containsExactly(
            new Item.Readable(
                0,
                Optional.of("e"),
                List.of(
                    new Event.OfAgent("a", 5, "e", AgentState.BACK_SOON, Optional.of("lunch")))));
  }

  @Test
  void weightsOfThreeDecimalsAreTakenHoweverTheyAreWritten() {
    assertThat(action("'type': 'WEIGHT', 'weight': 1.50000"))
        .isEqualTo(new Action.Weighted(new BigDecimal("1.5")));
    assertThat(action("'type': 'WEIGHT', 'weight': 1e2"))
        .isEqualTo(new Action.Weighted(new BigDecimal("1E+2")));
  }

  @Test
  void unknownMembersAreIgnored() {
    assertThat(action("'type': 'REOPENED', 'text': {'a': [1]}, 'consumer': 'x'"))
        .isEqualTo(new Action.Reopened());
  }

  private Action action(String members) {
    var item = (Item.Readable) array(event(members)).getFirst();
    var event = (Event.OfConversation) item.events().getFirst();
    assertThat(event).isEqualTo(new Event.OfConversation("c", NOW, "e", event.action()));
    return event.action();
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
}
