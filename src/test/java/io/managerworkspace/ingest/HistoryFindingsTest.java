package io.managerworkspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.conversation.Configuration;
import io.managerworkspace.ingest.conversation.ConversationState;
import io.managerworkspace.ingest.conversation.Fact;
import io.managerworkspace.ingest.conversation.Fold;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.Position;
import io.managerworkspace.ingest.liveperson.Findings;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.UserType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the states of a conversation come to, in every order in which they may be pulled. */
class HistoryFindingsTest {
  private static final long START = 1_709_283_600_000L;
  private static final Configuration CONFIGURATION =
      new Configuration(
          Map.of("b-1", new Configuration.Agent(UserType.BOT, Optional.empty())),
          Map.of(),
          Set.of());

  @Test
  void aBotsDialogThatEndsClosesNothing() {
    assertThat(outcome("bot_then_agent"))
        .containsExactly(
            "90 1 ada ASSIGNMENT_MS=30000 FIRST_ASSIGNMENT_MS=30000 FIRST_WAIT_MS=90000"
                + " RESPONSE_MS=30000 WAIT_MS=90000",
            "120 1 ada CLOSED_BY_CONSUMER=1 DURATION_MS=120000",
            "closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reopened", "reopened_after_a_survey"})
  void anotherMainDialogReopensWhatWasClosed(String name) {
    assertThat(outcome(name))
        .containsSubsequence(
            "20 1 ada ASSIGNMENT_MS=10000 FIRST_ASSIGNMENT_MS=10000 FIRST_WAIT_MS=20000"
                + " RESPONSE_MS=10000 WAIT_MS=20000",
            "100 1 ada CLOSED_BY_AGENT=1 DURATION_MS=100000",
            "660 1 eve ASSIGNMENT_MS=30006 RESPONSE_MS=30006 WAIT_MS=60000",
            "900 1 eve CLOSED_BY_CONSUMER=1 DURATION_MS=900000",
            "closed");
  }

  @Test
  void aSurveyBelongsToTheCloseBeforeIt() {
    assertThat(outcome("reopened_after_a_survey"))
        .contains("100 1 ada CSAT_ANSWERS=1 CSAT_SATISFIED=1");
  }

  @Test
  void aSkillThatChangesWithoutATransferHoldsFromTheLastEventOn() {
    assertThat(outcome("skill_routed")).allMatch(fact -> fact.equals("closed") || is(fact, "2"));
    assertThat(outcome("skill_fallback"))
        .satisfiesExactly(
            fact -> assertThat(is(fact, "1")).isTrue(),
            fact -> assertThat(is(fact, "2")).isTrue(),
            fact -> assertThat(is(fact, "2")).isTrue(),
            fact -> assertThat(fact).isEqualTo("closed"));
  }

  @Test
  void aSkillThatIsToldToChangeHoldsFromThenOn() {
    assertThat(outcome("skill_changes"))
        .satisfiesExactly(
            fact -> assertThat(is(fact, "1")).isTrue(),
            fact -> assertThat(is(fact, "2")).isTrue(),
            fact -> assertThat(is(fact, "2")).isTrue(),
            fact -> assertThat(fact).isEqualTo("closed"));
  }

  private static boolean is(String fact, String skill) {
    return fact.split(" ")[1].equals(skill);
  }

  @Test
  void whoIsSuggestedHasNothingUntilTakingIt() {
    assertThat(outcome("suggested"))
        .containsExactly(
            "30 1 ada ASSIGNMENT_MS=20000 FIRST_ASSIGNMENT_MS=20000 FIRST_WAIT_MS=30000"
                + " RESPONSE_MS=20000 WAIT_MS=30000",
            "60 1 ada TRANSFERS=1",
            "150 1 nobody TRANSFERS=1",
            "200 1 joe ASSIGNMENT_MS=20000 RESPONSE_MS=20000 WAIT_MS=150000",
            "240 1 joe CLOSED_BY_AGENT=1 DURATION_MS=240000",
            "closed");
  }

  @Test
  void whoIsSuggestedLeavesItInTheQueue() {
    var states = Findings.states("suggested");
    assertThat(outcome(union(states.subList(0, 2)))).last().isEqualTo("queued since 60");
  }

  @Test
  void aDialogBesideTheConversationIsNoPartOfIt() {
    assertThat(outcome("co_browse"))
        .containsExactly(
            "30 1 ada ASSIGNMENT_MS=20000 FIRST_ASSIGNMENT_MS=20000 FIRST_WAIT_MS=30000"
                + " RESPONSE_MS=20000 WAIT_MS=30000",
            "70 1 ada RESPONSE_MS=20000 WAIT_MS=20000",
            "100 1 ada CLOSED_BY_AGENT=1 DURATION_MS=100000",
            "closed");
  }

  @Test
  void whatTheRecordCallsABotIsOneWhileItIsNotConfigured() {
    assertThat(outcome("unconfigured_bot"))
        .startsWith(
            "90 1 ada ASSIGNMENT_MS=30000 FIRST_ASSIGNMENT_MS=30000 FIRST_WAIT_MS=90000"
                + " RESPONSE_MS=30000 WAIT_MS=90000");
  }

  @Test
  void entriesThatLieMillisecondsApartAreOneAssignment() {
    assertThat(outcome("take_over"))
        .containsExactly(
            "30 1 ada ASSIGNMENT_MS=20000 FIRST_ASSIGNMENT_MS=20000 FIRST_WAIT_MS=30000"
                + " RESPONSE_MS=20000 WAIT_MS=30000",
            "60 1 ada TRANSFERS=1",
            "90 1 eve ASSIGNMENT_MS=30000 RESPONSE_MS=30000 WAIT_MS=40000",
            "120 1 eve CLOSED_BY_AGENT=1 DURATION_MS=120000",
            "closed");
  }

  @Test
  void oddValuesAreNotedAndCountAsTheyAreRead() {
    assertThat(outcome("odd_values"))
        .hasSize(3)
        .contains("100 1 ada AUTO_CLOSED=1 DURATION_MS=100000");
    assertThat(Findings.states("odd_values").getLast().notes())
        .extracting("field")
        .containsExactly(
            "dialogs[0].closeReason",
            "info.csatRate",
            "conversationSurveys[0].surveyData[0].answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bot_then_agent",
        "reopened_after_a_survey",
        "skill_changes",
        "suggested",
        "co_browse",
        "unconfigured_bot",
        "take_over",
        "odd_values"
      })
  void theLastStateSaysAllThatAnyOfThemSays(String name) {
    var states = Findings.states(name);
    var expected = outcome(union(List.of(states.getLast())));
    for (int chosen = 0; chosen < 1 << (states.size() - 1); chosen++) {
      var pulled = new ArrayList<>(List.of(states.getLast()));
      for (int i = 0; i < states.size() - 1; i++) {
        if ((chosen >> i & 1) == 1) {
          pulled.add(states.get(i));
        }
      }
      assertThat(outcome(union(pulled))).as("states %s", chosen).isEqualTo(expected);
    }
  }

  /** What all states come to, in whatever order they come. */
  private static List<String> outcome(String name) {
    var states = Findings.states(name);
    var expected = outcome(union(states));
    permute(
        new ArrayList<>(states), 0, order -> assertThat(outcome(union(order))).isEqualTo(expected));
    return expected;
  }

  private interface Visitor {
    void visit(List<Item.Readable> order);
  }

  private static void permute(List<Item.Readable> states, int from, Visitor visitor) {
    if (from == states.size()) {
      visitor.visit(states);
    }
    for (int i = from; i < states.size(); i++) {
      Collections.swap(states, from, i);
      permute(states, from + 1, visitor);
      Collections.swap(states, from, i);
    }
  }

  /** Of the events with one id the first counts. */
  private static Collection<Event.OfConversation> union(List<Item.Readable> items) {
    var events = new LinkedHashMap<String, Event.OfConversation>();
    for (var item : items) {
      item.events()
          .forEach(event -> events.putIfAbsent(event.eventId(), (Event.OfConversation) event));
    }
    return events.values();
  }

  private static List<String> outcome(Collection<Event.OfConversation> events) {
    var ordered = events.stream().sorted(Position.ORDER).toList();
    var folded = Fold.fold(Optional.empty(), ordered, CONFIGURATION);
    var lines = new ArrayList<>(folded.facts().stream().map(HistoryFindingsTest::line).toList());
    lines.add(
        switch (folded.state().stage()) {
          case ConversationState.Stage.Queued(long since) ->
              "queued since " + (since - START) / 1000;
          case ConversationState.Stage.Assigned() -> "assigned";
          case ConversationState.Stage.Closed _ -> "closed";
        });
    return lines;
  }

  private static String line(Fact fact) {
    var text = new StringBuilder();
    text.append((fact.at().time() - START) / 1000).append(' ').append(fact.skillId().orElse("?"));
    text.append(' ').append(fact.attributedTo().map(Fact.Agent::agentId).orElse("nobody"));
    byName(fact.measures())
        .forEach((measure, value) -> text.append(' ').append(measure).append('=').append(value));
    return text.toString();
  }

  /** Without the counts that go with each sum. */
  private static Map<String, Long> byName(Map<FactMeasure, Long> measures) {
    var names = new TreeMap<String, Long>();
    measures.forEach(
        (measure, value) -> {
          if (!measure.name().endsWith("RESPONSES")) {
            names.put(measure.name(), value);
          }
        });
    return names;
  }
}
