package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of consumers that a record tells. */
class SurveysTest {
  private final HistoryReader reader =
      new HistoryReader(
          Clock.fixed(Instant.ofEpochMilli(100_000), ZoneOffset.UTC),
          IngestSettingsFixture.ofItems(3));

  @ParameterizedTest
  @CsvSource({"0, 0", "'0', 0", "'0.0', 0", "10, 10", "'10', 10", "'9.0', 9", "' 7 ', 7", "6.0, 6"})
  void aRecommendationIsAScoreAnd0IsOne(String said, int score) {
    assertThat(answers("nps", said)).containsExactly(new Action.Recommended(score));
    assertThat(answers("NPS", "'" + said + "'")).containsExactly(new Action.Recommended(score));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'yes'", "'Yes!'", "true", "'TRUE'", "'Resolved'", "1", "'1'", "'1.0'"})
  void aContactResolvedIt(String said) {
    assertThat(answers("fcr", said)).containsExactly(new Action.Resolved(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'no'", "'No.'", "false", "'not resolved'", "'Unresolved'", "0", "'0.0'"})
  void aContactDidNotResolveIt(String said) {
    assertThat(answers("fcr", said)).containsExactly(new Action.Resolved(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "'-1'", "null", "''", "'undefined'"})
  void noAnswerIsNothingOdd(String said) {
    for (var type : List.of("csat", "nps", "fcr")) {
      var item = record(survey(type, said, ""));

      assertThat(item.notes()).isEmpty();
      assertThat(surveyed(item)).isEmpty();
    }
  }

  @Test
  void eachKindHasOneAnswerTheEarliest() {
    var item =
        record(
            String.join(
                ",",
                survey("nps", "3", ", 'timeL': 3000"),
                survey("nps", "9", ", 'timeL': 2000"),
                survey("fcr", "'no'", ""),
                survey("fcr", "'yes'", ", 'timeL': 4000"),
                survey("csat", "5", ", 'timeL': 5000")));

    assertThat(surveyed(item))
        .containsExactly(
            new Event.OfConversation("c", 2000, "lp:c:9nps", new Action.Recommended(9)),
            new Event.OfConversation("c", 4000, "lp:c:9fcr", new Action.Resolved(true)),
            new Event.OfConversation("c", 5000, "lp:c:9csat", new Action.Rated(5)));
  }

  @Test
  void anAnswerWithoutATimeCountsAtTheClose() {
    assertThat(surveyed(record(survey("fcr", "'no'", ""))))
        .containsExactly(
            new Event.OfConversation("c", 9000, "lp:c:9fcr", new Action.Resolved(false)));
  }

  private List<Action> answers(String questionType, String said) {
    var item = record(survey(questionType, said, ""));
    assertThat(item.notes()).isEmpty();
    return surveyed(item).stream().map(Event.OfConversation::action).toList();
  }

  private static List<Event.OfConversation> surveyed(Item.Readable item) {
    return item.events().stream()
        .map(Event.OfConversation.class::cast)
        .filter(event -> event.action() instanceof Action.Surveyed)
        .toList();
  }

  private static String survey(String questionType, String said, String members) {
    return "{'surveyType': 'Custom', 'surveyData': [{'questionType': '%s', 'answer': %s}]%s}"
        .formatted(questionType, said, members);
  }

  private Item.Readable record(String surveys) {
    var body =
        "{'conversationHistoryRecords': [{'info': {'conversationId': 'c', 'startTimeL': 1000,"
            + " 'status': 'CLOSE', 'endTimeL': 9000, 'closeReason': 'AGENT'},"
            + " 'conversationSurveys': ["
            + surveys
            + "]}]}";
    return (Item.Readable) reader.read(body.replace('\'', '"').getBytes(UTF_8)).getFirst();
  }
}
