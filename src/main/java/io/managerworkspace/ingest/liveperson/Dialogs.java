package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.Action.ClosedBy;
import io.managerworkspace.ingest.liveperson.History.Close;
import io.managerworkspace.input.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The dialogs of a history record. What happens in a survey's dialog is no part of the
 * conversation, which ends with its main dialog; records without dialogs end when they say so.
 */
final class Dialogs {
  private static final String SURVEY = "postsurvey";
  private static final Set<String> CLOSED = Set.of("close", "closed");

  private final List<Main> mains = new ArrayList<>();
  private final Set<String> surveys = new HashSet<>();

  private record Main(
      LooseObject object, boolean closed, long start, OptionalLong end, Optional<String> skillId) {}

  static Dialogs of(LooseObject record) {
    var dialogs = new Dialogs();
    record.objects("dialogs").forEach(dialogs::add);
    dialogs.mains.sort(Comparator.comparingLong(Main::start));
    return dialogs;
  }

  private void add(LooseObject dialog) {
    var id = dialog.id("dialogId", Id.MAX_LONG);
    if (dialog.word("dialogType").map(Words::plain).filter(SURVEY::equals).isPresent()) {
      id.ifPresent(surveys::add);
      return;
    }
    mains.add(
        new Main(
            dialog,
            isClosed(dialog),
            dialog.time("startTimeL", "startTime").orElse(0),
            dialog.time("endTimeL", "endTime"),
            dialog.id("skillId", Id.MAX)));
  }

  /** Whether this message, participant or transfer belongs to the conversation. */
  boolean count(LooseObject part) {
    return part.id("dialogId", Id.MAX_LONG).filter(surveys::contains).isEmpty();
  }

  Optional<String> skillId() {
    return mains.stream().flatMap(main -> main.skillId().stream()).findFirst();
  }

  /** The end of the conversation; none while it is open, whatever else the record says. */
  Optional<Close> close(LooseObject info) {
    if (!isClosed(info) && (mains.isEmpty() || !mains.stream().allMatch(Main::closed))) {
      return Optional.empty();
    }
    var time = endOfMains().or(() -> boxed(info.requiredTime("endTimeL", "endTime")));
    var by =
        mains.stream()
            .filter(main -> main.object().member("closeReason").isPresent())
            .reduce((_, last) -> last)
            .map(Main::object)
            .orElse(info);
    var reason = closedBy(by);
    return time.map(known -> new Close(known, reason));
  }

  private Optional<Long> endOfMains() {
    return mains.stream().flatMapToLong(main -> main.end().stream()).boxed().reduce(Math::max);
  }

  private static Optional<Long> boxed(OptionalLong time) {
    return time.stream().boxed().findFirst();
  }

  /** Who closed it; a record that names nobody was closed by the system. */
  private static ClosedBy closedBy(LooseObject object) {
    var reason = object.word("closeReason").map(Words::plain);
    return switch (reason.orElse("system")) {
      case "agent" -> ClosedBy.AGENT;
      case "consumer" -> ClosedBy.CONSUMER;
      case "system" -> ClosedBy.SYSTEM;
      default -> {
        object.violate("closeReason", "must be one of AGENT, CONSUMER, SYSTEM");
        yield ClosedBy.SYSTEM;
      }
    };
  }

  private static boolean isClosed(LooseObject object) {
    return object.word("status").map(Words::plain).filter(CLOSED::contains).isPresent();
  }
}
