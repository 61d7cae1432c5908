package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.events.LenientObject;
import io.managerworkspace.ingest.liveperson.History.Message;
import io.managerworkspace.ingest.liveperson.History.SkillChange;
import io.managerworkspace.ingest.liveperson.History.Skills;
import io.managerworkspace.ingest.liveperson.History.Transfer;
import io.managerworkspace.input.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one conversation history record; what is wrong leaves a violation. */
final class HistoryParser {
  private static final List<String> NEW_SKILL =
      List.of("skillId", "newSkillId", "targetSkillId", "toSkillId");
  private static final List<String> OLD_SKILL =
      List.of("previousSkillId", "oldSkillId", "sourceSkillId", "fromSkillId");

  private final LenientObject object;
  private final Dialogs dialogs;
  private final Participants participants;

  /** A skill that the conversation had until then. */
  private record Earlier(long time, String skillId) {}

  private HistoryParser(LenientObject object) {
    this.object = object;
    this.dialogs = Dialogs.of(object);
    this.participants = Participants.of(object, dialogs);
  }

  /** The history; empty when the record has no readable conversation. */
  static Optional<History> parse(LenientObject object) {
    if (object.member("info").isEmpty()) {
      object.violate("info", "is required");
    }
    return object.object("info").flatMap(info -> new HistoryParser(object).parseWith(info));
  }

  private Optional<History> parseWith(LenientObject info) {
    var id = info.requiredId("conversationId", Id.MAX_LONG);
    var start = info.time("startTimeL", "startTime");
    var channel = info.word("source").filter(word -> Id.isValid(word, Id.MAX));
    var transfers = new Transfers(dialogs, participants).of(object);
    var skills = skills(info, transfers);
    var assignments = participants.assignments(object, dialogs);
    var messages = messages();
    var closes = dialogs.closes(info);
    var surveys = Surveys.read(object, info, dialogs);
    return id.map(
        known ->
            new History(
                known,
                start,
                channel,
                skills,
                assignments,
                messages,
                transfers,
                closes,
                dialogs.reopenings(),
                surveys));
  }

  private List<Message> messages() {
    var messages = new ArrayList<Message>();
    for (var message : object.objects("messageRecords")) {
      if (dialogs.count(message)) {
        var time = message.requiredTime("timeL", "time");
        var sequence = message.whole("seq", 0, Integer.MAX_VALUE);
        var sender = participants.sender(message, time.orElse(0));
        var isPublic = isPublic(message);
        if (time.isPresent() && sender.isPresent()) {
          dialogs.happened(message, time.getAsLong());
          messages.add(new Message(sequence, time.getAsLong(), sender.get(), isPublic));
        }
      }
    }
    return messages;
  }

  private static boolean isPublic(LenientObject message) {
    return switch (message.word("audience").map(Words::plain).orElse("all")) {
      case "all" -> true;
      case "agentsandmanagers" -> false;
      default -> {
        message.violate("audience", "must be one of ALL, AGENTS_AND_MANAGERS");
        yield false;
      }
    };
  }

  /** What a change or a transfer came from was there before; else a dialog or the latest tells. */
  private Skills skills(LenientObject info, List<Transfer> transfers) {
    var changes = new ArrayList<SkillChange>();
    var left = new ArrayList<Earlier>();
    for (var change : object.objects("skillChanges")) {
      readSkillChange(change, changes, left);
    }
    transfers.forEach(
        transfer ->
            transfer
                .fromSkillId()
                .ifPresent(skillId -> left.add(new Earlier(transfer.time(), skillId))));
    var earliest = left.stream().min(Comparator.comparingLong(Earlier::time));
    var latest = info.id("latestSkillId", Id.MAX);
    return new Skills(
        earliest.map(Earlier::skillId).or(dialogs::skillId).or(() -> latest),
        earliest.map(from -> OptionalLong.of(from.time())).orElse(OptionalLong.empty()),
        List.copyOf(changes),
        latest);
  }

  private void readSkillChange(
      LenientObject change, List<SkillChange> changes, List<Earlier> left) {
    if (!dialogs.count(change)) {
      return;
    }
    var time = change.time("timeL", "time", "startTimeL", "startTime");
    var skillId = first(change, NEW_SKILL);
    if (time.isPresent() && skillId.isPresent()) {
      changes.add(new SkillChange(time.getAsLong(), skillId.get()));
      first(change, OLD_SKILL).ifPresent(from -> left.add(new Earlier(time.getAsLong(), from)));
    } else {
      change.note("skillId", "has no readable skill and time; the change does not count");
    }
  }

  private static Optional<String> first(LenientObject change, List<String> names) {
    return names.stream().flatMap(name -> change.id(name, Id.MAX).stream()).findFirst();
  }
}
