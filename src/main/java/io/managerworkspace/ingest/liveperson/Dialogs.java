package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.Action.ClosedBy;
import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.History.Close;
import io.managerworkspace.input.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The dialogs of a history record. The main ones are the conversation: those of type MAIN, or all
 * but the surveys where none is named so. What happens in a survey's, a co-browsing or another
 * dialog is no part of it.
 */
final class Dialogs {
  private static final String MAIN = "main";
  private static final String SURVEY = "postsurvey";
  private static final Set<String> CLOSED = Set.of("close", "closed");

  private final List<Dialog> mains;
  private final List<Optional<Dialog>> surveys = new ArrayList<>();
  private final List<Optional<Long>> endsBefore = new ArrayList<>();
  private final Set<String> beside = new HashSet<>();
  private final Map<String, Long> firstSeen = new HashMap<>();

  private record Dialog(
      LenientObject object,
      Optional<String> id,
      String type,
      OptionalLong start,
      OptionalLong end,
      Optional<String> skillId) {

    static Dialog of(LenientObject object) {
      return new Dialog(
          object,
          object.id("dialogId", Id.MAX_LONG),
          object.word("dialogType").map(Words::plain).orElse(""),
          object.time("startTimeL", "startTime"),
          object.time("endTimeL", "endTime"),
          object.id("skillId", Id.MAX));
    }

    boolean is(String other) {
      return type.equals(other);
    }
  }

  private Dialogs(List<Dialog> dialogs) {
    var isNamed = dialogs.stream().anyMatch(dialog -> dialog.is(MAIN));
    mains =
        dialogs.stream()
            .filter(dialog -> isNamed ? dialog.is(MAIN) : !dialog.is(SURVEY))
            .sorted(Comparator.comparingLong(dialog -> dialog.start().orElse(0)))
            .toList();
    findSurveys(dialogs);
    findEnds();
    dialogs.forEach(dialog -> dialog.id().ifPresent(beside::add));
    mains.forEach(main -> main.id().ifPresent(beside::remove));
  }

  /** The survey between each main dialog and the next; one without a time follows the last. */
  private void findSurveys(List<Dialog> dialogs) {
    var byStart = new TreeMap<Long, Dialog>();
    dialogs.stream()
        .filter(dialog -> dialog.is(SURVEY))
        .forEach(survey -> byStart.putIfAbsent(survey.start().orElse(Long.MAX_VALUE), survey));
    for (int i = 0; i < mains.size(); i++) {
      var isLast = i == mains.size() - 1;
      long next = isLast ? Long.MAX_VALUE : mains.get(i + 1).start().orElse(0);
      surveys.add(
          Optional.ofNullable(byStart.ceilingEntry(mains.get(i).start().orElse(0)))
              .filter(entry -> isLast || entry.getKey() < next)
              .map(Map.Entry::getValue));
    }
  }

  private void findEnds() {
    Optional<Long> latest = Optional.empty();
    for (var main : mains) {
      endsBefore.add(latest);
      latest =
          Stream.concat(latest.stream(), main.end().stream().boxed())
              .max(Comparator.naturalOrder());
    }
  }

  static Dialogs of(LenientObject record) {
    return new Dialogs(record.objects("dialogs").stream().map(Dialog::of).toList());
  }

  /** Whether this message, participant or transfer belongs to the conversation. */
  boolean count(LenientObject part) {
    return part.id("dialogId", Id.MAX_LONG).filter(beside::contains).isEmpty();
  }

  /** Something happened in a dialog, which may have begun a moment later by its own account. */
  void happened(LenientObject part, long time) {
    part.id("dialogId", Id.MAX_LONG).ifPresent(id -> firstSeen.merge(id, time, Math::min));
  }

  Optional<String> skillId() {
    return mains.stream().flatMap(main -> main.skillId().stream()).findFirst();
  }

  /**
   * The ends of the conversation, in their order. It ends with a main dialog that a survey follows
   * before the next main one, and with the last one when the conversation is said to be closed: a
   * main dialog that ended, as a bot's does, is not enough.
   */
  List<Close> closes(LenientObject info) {
    var closes = new ArrayList<Close>();
    if (mains.isEmpty() && isClosed(info)) {
      endOf(info).ifPresent(end -> closes.add(new Close(end, closedBy(Stream.of(info)))));
    }
    for (int i = 0; i < mains.size(); i++) {
      close(i, info).ifPresent(closes::add);
    }
    return closes;
  }

  private Optional<Close> close(int index, LenientObject info) {
    var main = mains.get(index);
    var isLast = index == mains.size() - 1;
    var survey = surveys.get(index);
    var isSaid = isLast && isClosed(info);
    if (survey.isEmpty() && !isSaid) {
      return Optional.empty();
    }
    var end =
        boxed(main.end())
            .map(time -> Math.max(time, endsBefore.get(index).orElse(time)))
            .or(() -> survey.flatMap(following -> boxed(following.start())))
            .or(() -> isSaid ? endOf(info) : Optional.empty());
    var by = isLast ? Stream.of(main.object(), info) : Stream.of(main.object());
    return end.map(time -> new Close(time, closedBy(by)));
  }

  /**
   * When main dialogs after the first began: should the conversation have been closed, it is open
   * again. Each comes after the end of those before it.
   */
  List<Long> reopenings() {
    var reopenings = new ArrayList<Long>();
    for (int i = 1; i < mains.size(); i++) {
      long earliest = endsBefore.get(i).map(end -> end + 1).orElse(0L);
      var main = mains.get(i);
      Stream.concat(main.id().map(firstSeen::get).stream(), main.start().stream().boxed())
          .min(Comparator.naturalOrder())
          .map(time -> Math.max(time, earliest))
          .ifPresent(reopenings::add);
    }
    return reopenings;
  }

  /** The ends of the main dialogs that surveys followed, by the id of the survey, in order. */
  Map<String, OptionalLong> endsBeforeSurveys() {
    var ends = new LinkedHashMap<String, OptionalLong>();
    for (int i = 0; i < mains.size(); i++) {
      var end = mains.get(i).end();
      surveys
          .get(i)
          .ifPresent(
              survey ->
                  ends.putIfAbsent(survey.id().orElse(""), end.isPresent() ? end : survey.start()));
    }
    return ends;
  }

  private static Optional<Long> endOf(LenientObject info) {
    return boxed(info.requiredTime("endTimeL", "endTime"));
  }

  private static Optional<Long> boxed(OptionalLong time) {
    return time.stream().boxed().findFirst();
  }

  /** Who closed it, by the first that says so; what names nobody was closed by the system. */
  private static ClosedBy closedBy(Stream<LenientObject> objects) {
    var object = objects.filter(named -> named.member("closeReason").isPresent()).findFirst();
    var reason = object.flatMap(named -> named.anyText("closeReason")).map(Words::plain);
    return switch (reason.orElse("system")) {
      case "agent" -> ClosedBy.AGENT;
      case "consumer" -> ClosedBy.CONSUMER;
      case "system" -> ClosedBy.SYSTEM;
      default -> {
        object
            .orElseThrow()
            .note("closeReason", "is none of AGENT, CONSUMER, SYSTEM; read as SYSTEM");
        yield ClosedBy.SYSTEM;
      }
    };
  }

  private static boolean isClosed(LenientObject object) {
    return object.word("status").map(Words::plain).filter(CLOSED::contains).isPresent();
  }
}
