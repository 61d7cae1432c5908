package io.managerworkspace.ingest.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.conversation.ConversationState.Stage;
import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.AgentRef;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.UserType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static final Configuration CONFIGURATION =
      new Configuration(
          Map.of(
              "human", new Configuration.Agent(UserType.HUMAN, Optional.of("g")),
              "bot", new Configuration.Agent(UserType.BOT, Optional.of("g")),
              "system", new Configuration.Agent(UserType.SYSTEM, Optional.empty())),
          Map.of("s", new Configuration.ServiceLevel(OptionalLong.of(100), OptionalLong.of(50))),
          Set.of());

  @Test
  void aResponseEndsTheRunAndIsMeasuredFromItsStart() {
    var folded =
        fold(
            event(0, new Action.Started(Optional.of("s"), Optional.empty())),
            event(10, consumer()),
            event(20, consumer()),
            event(30, new Action.Assigned(ref("human"))),
            event(70, agent("human")),
            event(80, agent("human")));
    assertThat(folded.facts()).hasSize(1);
    assertThat(folded.facts().getFirst().measures())
        .containsEntry(FactMeasure.WAIT_MS, 60L)
        .containsEntry(FactMeasure.FIRST_WAIT_MS, 60L)
        .containsEntry(FactMeasure.RESPONSE_MS, 40L)
        .containsEntry(FactMeasure.FIRST_ASSIGNMENT_MS, 40L)
        .containsEntry(FactMeasure.ASSIGNMENT_MS, 40L)
        .containsEntry(FactMeasure.RESPONSES_OUTSIDE_TARGET, 1L);
    assertThat(folded.state().waiting().since()).isEmpty();
  }

  @Test
  void botsAndPrivateMessagesDoNotEndARun() {
    var folded =
        fold(
            event(0, consumer()),
            event(1, agent("bot")),
            event(2, new Action.Message(new Sender.Agent(ref("human")), false)),
            event(3, new Action.Message(new Sender.System(), true)));
    assertThat(folded.facts()).isEmpty();
    assertThat(folded.state().waiting().since()).hasValue(0);
    assertThat(folded.state().lastActivityAt()).isEqualTo(1);
  }

  @Test
  void aBotThatIsKnownAsOneNeedsNoConfiguration() {
    var folded =
        fold(
            event(0, consumer()),
            event(1, bot("stranger")),
            event(2, bot("human")),
            event(3, bot("bot")),
            event(4, bot("system")));
    assertThat(folded.facts()).isEmpty();
    assertThat(folded.state().lastActivityAt()).isEqualTo(3);
    assertThat(folded.state().replies()).isEqualTo(new Replies(Optional.empty(), 3, 0, 0));
  }

  @Test
  void anAssignmentToASystemAgentLeavesTheConversationInTheQueue() {
    var folded =
        fold(
            event(0, new Action.Assigned(ref("human"))),
            event(5, new Action.Assigned(ref("system"))));
    assertThat(folded.state().stage()).isEqualTo(new Stage.Queued(5));
  }

  @Test
  void nothingButSurveysCountsBetweenACloseAndAReopening() {
    var folded =
        fold(
            event(0, new Action.Assigned(ref("human"))),
            event(10, new Action.Closed(Action.ClosedBy.AGENT)),
            event(20, consumer()),
            event(30, new Action.Rated(4)),
            event(31, new Action.Recommended(0)),
            event(32, new Action.Resolved(true)),
            event(40, new Action.Closed(Action.ClosedBy.AGENT)),
            event(50, new Action.Reopened()),
            event(60, new Action.Closed(Action.ClosedBy.SYSTEM)));
    assertThat(folded.facts())
        .extracting(fact -> fact.at().time())
        .containsExactly(10L, 30L, 31L, 32L, 60L);
    assertThat(folded.facts())
        .allMatch(fact -> fact.attributedTo().orElseThrow().agentId().equals("human"));
  }

  @Test
  void promotersCountForAndDetractorsAgainst() {
    assertThat(balances(0, 6, 7, 8, 9, 10)).containsExactly(-1L, -1L, 0L, 0L, 1L, 1L);
  }

  private static List<Long> balances(int... scores) {
    var events =
        IntStream.range(0, scores.length)
            .mapToObj(i -> event(i, new Action.Recommended(scores[i])))
            .toArray(Event.OfConversation[]::new);
    return fold(events).facts().stream()
        .map(fact -> fact.measures().get(FactMeasure.NPS_BALANCE))
        .toList();
  }

  @Test
  void goingOnFromAStateAndStartingOverComeToTheSame() {
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var events = randomEvents(random);
      var whole = Fold.fold(Optional.empty(), events, CONFIGURATION);
      int cut = 1 + random.nextInt(events.size() - 1);
      var first = Fold.fold(Optional.empty(), events.subList(0, cut), CONFIGURATION);
      var rest =
          Fold.fold(Optional.of(first.state()), events.subList(cut, events.size()), CONFIGURATION);
      var facts = new ArrayList<>(first.facts());
      facts.addAll(rest.facts());
      assertThat(rest.state()).as("seed %d", seed).isEqualTo(whole.state());
      assertThat(facts).as("seed %d", seed).isEqualTo(whole.facts());
    }
  }

  private static List<Event.OfConversation> randomEvents(Random random) {
    var events = new ArrayList<Event.OfConversation>();
    long time = 0;
    int count = 2 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      time += random.nextInt(3);
      events.add(new Event.OfConversation("c", time, "%03d".formatted(i), randomAction(random)));
    }
    return events;
  }

  private static Action randomAction(Random random) {
    var agent = ref(List.of("human", "bot", "system", "stranger").get(random.nextInt(4)));
    return switch (random.nextInt(14)) {
      case 0 -> new Action.Started(Optional.of("s"), Optional.empty());
      case 1, 2 -> consumer();
      case 3, 4 -> new Action.Message(new Sender.Agent(agent), random.nextInt(5) > 0);
      case 5 -> new Action.Assigned(agent);
      case 6 -> new Action.Unassigned(Action.Reason.values()[random.nextInt(2)]);
      case 7 -> new Action.Transferred(Optional.of("t"), Optional.of(agent), Optional.empty());
      case 8 -> new Action.Weighted(BigDecimal.valueOf(random.nextInt(3)));
      case 9 -> new Action.Rated(1 + random.nextInt(5));
      case 12 -> new Action.Recommended(random.nextInt(11));
      case 13 -> new Action.Resolved(random.nextBoolean());
      case 10 -> new Action.Closed(Action.ClosedBy.values()[random.nextInt(3)]);
      default -> new Action.Reopened();
    };
  }

  private static Fold.Folded fold(Event.OfConversation... events) {
    return Fold.fold(Optional.empty(), List.of(events), CONFIGURATION);
  }

  private static Event.OfConversation event(long time, Action action) {
    return new Event.OfConversation("c", time, "e" + time, action);
  }

  private static Action consumer() {
    return new Action.Message(new Sender.Consumer(), true);
  }

  private static Action bot(String agentId) {
    return new Action.Message(new Sender.Bot(ref(agentId)), true);
  }

  private static Action agent(String agentId) {
    return new Action.Message(new Sender.Agent(ref(agentId)), true);
  }

  private static AgentRef ref(String agentId) {
    return new AgentRef(agentId, Optional.of("g"));
  }
}
