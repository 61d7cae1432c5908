package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.History.Survey;
import io.managerworkspace.input.Id;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what the consumer answered. What is no score from 1 to 5 is no answer. */
final class Surveys {
  private static final Set<String> SATISFACTION = Set.of("satisfaction", "csat");
  private static final Pattern SCORE = Pattern.compile("([1-5])(\\.0{1,20})?");

  /** A conversation without an answer has none, 0 or -1. */
  private static final Pattern NONE = Pattern.compile("0(\\.0{1,20})?|-\\d{1,20}(\\.\\d{1,20})?");

  private Surveys() {}

  /** The rating of the whole conversation, else an answer of a satisfaction survey. */
  static Optional<Survey> read(LenientObject record, LenientObject info, Dialogs dialogs) {
    var rating = score(info, "csatRate").or(() -> score(info, "csat"));
    var ends = dialogs.endsBeforeSurveys();
    var first = ends.values().stream().findFirst().orElse(OptionalLong.empty());
    var answers = new ArrayList<Survey>();
    for (var survey : record.objects("conversationSurveys")) {
      var time = survey.time("timeL", "time");
      var id = survey.id("dialogId", Id.MAX_LONG);
      var end = id.map(ends::get).orElse(first);
      var counted = time.isPresent() ? time : end;
      for (var question : survey.objects("surveyData")) {
        if (isSatisfaction(survey, question)) {
          score(question, "answer").ifPresent(score -> answers.add(new Survey(score, counted)));
        }
      }
    }
    var answer = answers.stream().findFirst();
    return rating
        .map(score -> new Survey(score, answer.map(Survey::time).orElse(OptionalLong.empty())))
        .or(() -> answer)
        .map(survey -> survey.time().isPresent() ? survey : new Survey(survey.score(), first));
  }

  private static boolean isSatisfaction(LenientObject survey, LenientObject question) {
    return question
        .word("questionType")
        .or(() -> question.word("questionCategory"))
        .or(() -> survey.word("surveyType"))
        .map(Words::plain)
        .filter(SATISFACTION::contains)
        .isPresent();
  }

  private static Optional<Integer> score(LenientObject object, String name) {
    var text = object.anyText(name).filter(said -> !NONE.matcher(said).matches());
    var score = text.map(SCORE::matcher).filter(matcher -> matcher.matches());
    if (text.isPresent() && score.isEmpty()) {
      object.note(name, "is not a score from 1 to 5; read as no answer");
    }
    return score.map(matcher -> Integer.valueOf(matcher.group(1)));
  }
}
