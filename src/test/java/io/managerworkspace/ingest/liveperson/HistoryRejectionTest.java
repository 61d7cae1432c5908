package io.managerworkspace.ingest.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.ClosedBy;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestSettingsFixture;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.input.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryRejectionTest {
  private static final long START = 1_709_283_600_000L;

  private final HistoryReader reader =
      new HistoryReader(
          Clock.fixed(Instant.ofEpochMilli(START + 100_000_000), ZoneOffset.UTC),
          IngestSettingsFixture.ofItems(3));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'messageRecords': []                                            | info",
        "'info': 5                                                       | info",
        "'info': {}                                                      | info.conversationId",
        "'info': {'conversationId': 'undefined'}                         | info.conversationId",
        "'info': {'conversationId': 'c'}                                 | info.startTimeL",
        "'info': {'conversationId': 'c', 'startTimeL': 99999999999999}   | info.startTimeL",
        "'info': {'conversationId': 'c', 'startTime': 'noon'}            | info.startTime",
        "'info': {'conversationId': 'c', 'startTimeL': 1, 'status': 'CLOSE', 'endTimeL': -1} |"
            + " info.endTimeL",
        "'info': {'conversationId': 'c', 'startTimeL': 1, 'latestSkillId': 1.5} |"
            + " info.latestSkillId",
      })
  void whatIsWrongIsNamedWithItsPath(String members, String field) {
    assertThat(causes(members)).extracting(Violation::field).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'closeReason': 'TIMEOUT'}                               | info.closeReason",
        "'closeReason': 7}                                       | info.closeReason",
        "'csatRate': 6}                                          | info.csatRate",
        "'csatRate': 'good'}                                     | info.csatRate",
        "'csatRate': 2.5}                                        | info.csatRate",
        "'mcs': 0}, 'skillChanges': {'timeL': 5}                 | skillChanges.skillId",
        "'mcs': 0}, 'conversationSurveys': [{'surveyType': 'CSAT', 'surveyData': {'answer':"
            + " 'Yes'}}] | conversationSurveys[0].surveyData.answer",
        "'mcs': 0}, 'conversationSurveys': {'surveyData': {'questionType': 'nps', 'answer': 11}}"
            + " | conversationSurveys.surveyData.answer",
        "'mcs': 0}, 'conversationSurveys': {'surveyData': {'questionType': 'nps', 'answer':"
            + " 'Likely'}} | conversationSurveys.surveyData.answer",
        "'mcs': 0}, 'conversationSurveys': {'surveyData': {'questionType': 'fcr', 'answer':"
            + " 'Perhaps'}} | conversationSurveys.surveyData.answer",
        "'mcs': 0}, 'conversationSurveys': {'surveyData': {'questionType': 'fcr', 'answer': 2}}"
            + " | conversationSurveys.surveyData.answer",
      })
  void anOddValueIsNotedAndRejectsNothing(String members, String field) {
    var info = "'info': {'conversationId': 'c', 'startTimeL': 1, 'status': 'CLOSE', 'endTimeL': 2,";

    var item = (Item.Readable) record(info + members);

    assertThat(item.notes()).extracting(Violation::field).containsExactly(field);
    assertThat(item.events())
        .extracting(event -> ((Event.OfConversation) event).action())
        .contains(new Action.Closed(ClosedBy.SYSTEM))
        .noneMatch(Action.Surveyed.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "'undefined'", "''", "null", "'0.0'"})
  void noRatingIsNothingOdd(String rating) {
    var item =
        (Item.Readable)
            record(
                "'info': {'conversationId': 'c', 'startTimeL': 1, 'csatRate': %s}"
                    .formatted(rating));

    assertThat(item.notes()).isEmpty();
  }

  @Test
  void allCausesOfARecordAreReportedTogether() {
    assertThat(
            causes(
                "'info': {'conversationId': 'c', 'startTimeL': 1}, 'messageRecords': [{'sentBy':"
                    + " 'Parrot', 'timeL': 1}, {'sentBy': 'Agent', 'timeL': 1, 'participantId':"
                    + " 'null', 'audience': 'X'}, 5], 'agentParticipants': {'agentId': 1},"
                    + " 'transfers': [{}], 'dialogs': 'none'"))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "messageRecords[0].sentBy",
            "messageRecords[1].participantId",
            "messageRecords[1].audience",
            "messageRecords[2]",
            "agentParticipants.timeL",
            "transfers[0].timeL",
            "dialogs");
  }

  @Test
  void aBodyMustBeAnAnswer() {
    for (var body : List.of("", "{}", "5", "{\"conversationHistoryRecords\": {}}", "[1", "[] 5")) {
      assertThatThrownBy(() -> reader.read(body.getBytes(UTF_8)))
          .isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(() -> reader.read("[1, 2, 3, 4".getBytes(UTF_8)))
        .isInstanceOf(TooLargeException.class);
    assertThat(reader.read("[1, {}]".getBytes(UTF_8))).allMatch(Item.Rejected.class::isInstance);
  }

  private List<Violation> causes(String members) {
    return ((Item.Rejected) record(members)).causes();
  }

  private Item record(String members) {
    var body = "{'conversationHistoryRecords': [{%s}], 'later': 1}".formatted(members);
    return reader.read(body.replace('\'', '"').getBytes(UTF_8)).getFirst();
  }
}
