package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.History.Survey;
import io.managerworkspace.input.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads what the consumer answered: one answer to each kind of question. */
final class Surveys {
  private static final Comparator<Survey> BY_TIME =
      Comparator.comparingLong(survey -> survey.time().orElse(Long.MAX_VALUE));

  private final LenientObject info;
  private final OptionalLong firstEnd;
  private final List<Asked> asked = new ArrayList<>();

  /**
   * A question of a survey.
   *
   * @param type what says what it is about
   * @param time when its answer counts
   */
  private record Asked(String type, LenientObject question, OptionalLong time) {}

  private Surveys(LenientObject record, LenientObject info, Dialogs dialogs) {
    this.info = info;
    var ends = dialogs.endsBeforeSurveys();
    firstEnd = ends.values().stream().findFirst().orElse(OptionalLong.empty());
    for (var survey : record.objects("conversationSurveys")) {
      var time = survey.time("timeL", "time");
      var end = survey.id("dialogId", Id.MAX_LONG).map(ends::get).orElse(firstEnd);
      var counted = time.isPresent() ? time : end;
      for (var question : survey.objects("surveyData")) {
        type(survey, question).ifPresent(type -> asked.add(new Asked(type, question, counted)));
      }
    }
  }

  /** The answers, at most one of a kind. */
  static List<Survey> read(LenientObject record, LenientObject info, Dialogs dialogs) {
    var surveys = new Surveys(record, info, dialogs);
    return Stream.of(
            surveys.rating(),
            surveys.earliest(SurveyKind.RECOMMENDATION),
            surveys.earliest(SurveyKind.RESOLUTION))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> type(LenientObject survey, LenientObject question) {
    return question
        .word("questionType")
        .or(() -> question.word("questionCategory"))
        .or(() -> survey.word("surveyType"));
  }

  /** The rating of the whole conversation, else the earliest of a survey. */
  private Optional<Survey> rating() {
    var whole =
        SurveyKind.SATISFACTION
            .answer(info, "csatRate")
            .or(() -> SurveyKind.SATISFACTION.answer(info, "csat"));
    var answer = earliest(SurveyKind.SATISFACTION);
    return whole
        .map(rating -> survey(rating, answer.map(Survey::time).orElse(firstEnd)))
        .or(() -> answer);
  }

  private Optional<Survey> earliest(SurveyKind kind) {
    var answers = new ArrayList<Survey>();
    for (var each : asked) {
      if (kind.isAskedBy(each.type())) {
        kind.answer(each.question(), "answer")
            .ifPresent(answer -> answers.add(survey(answer, each.time())));
      }
    }
    return answers.stream().min(BY_TIME);
  }

  private Survey survey(Action.Surveyed answer, OptionalLong time) {
    return new Survey(answer, time.isPresent() ? time : firstEnd);
  }
}
