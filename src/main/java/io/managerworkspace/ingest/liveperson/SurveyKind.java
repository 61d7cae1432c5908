package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.LenientObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a question of a survey asks for, and what its answers say. */
enum SurveyKind {
  SATISFACTION("a score from 1 to 5", "satisfaction", "csat"),
  RECOMMENDATION("a score from 0 to 10", "nps", "netpromoterscore"),
  RESOLUTION("yes or no", "fcr", "firstcontactresolution");

  private static final Pattern SCORE = Pattern.compile("(10|[0-9])(\\.0{1,20})?");
  private static final Pattern NEGATIVE = Pattern.compile("-\\d{1,20}(\\.\\d{1,20})?");
  private static final int MAX_RATING = 5;

  private final String rule;
  private final Set<String> types;

  SurveyKind(String rule, String... types) {
    this.rule = rule;
    this.types = Set.of(types);
  }

  boolean isAskedBy(String questionType) {
    return types.contains(Words.plain(questionType));
  }

  /** What the member answers; what is neither an answer nor known to mean none is noted. */
  Optional<Action.Surveyed> answer(LenientObject object, String name) {
    var text = object.anyText(name).filter(said -> !isNone(said));
    var answer = text.flatMap(this::read);
    if (text.isPresent() && answer.isEmpty()) {
      object.note(name, "is not " + rule + "; read as no answer");
    }
    return answer;
  }

  /** A conversation without an answer has none or -1, one without a rating also 0. */
  private boolean isNone(String text) {
    return NEGATIVE.matcher(text).matches()
        || this == SATISFACTION && score(text).filter(score -> score == 0).isPresent();
  }

  private Optional<Action.Surveyed> read(String text) {
    return switch (this) {
      case SATISFACTION -> score(text).filter(score -> score <= MAX_RATING).map(Action.Rated::new);
      case RECOMMENDATION -> score(text).map(Action.Recommended::new);
      case RESOLUTION -> resolved(text).map(Action.Resolved::new);
    };
  }

  private static Optional<Integer> score(String text) {
    var score = SCORE.matcher(text);
    return score.matches() ? Optional.of(Integer.valueOf(score.group(1))) : Optional.empty();
  }

  /** In words, or 1 or 0. */
  private static Optional<Boolean> resolved(String text) {
    var word = score(text).map(String::valueOf).orElseGet(() -> Words.plain(text));
    return switch (word) {
      case "1", "yes", "y", "true", "resolved" -> Optional.of(true);
      case "0", "no", "n", "false", "unresolved", "notresolved" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
