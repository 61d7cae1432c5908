package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.ingest.Action.AgentRef;
import io.managerworkspace.ingest.liveperson.History.Message;
import io.managerworkspace.ingest.liveperson.History.Survey;
import io.managerworkspace.ingest.liveperson.History.Transfer;
import io.managerworkspace.input.Id;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads one conversation history record; what is wrong leaves a violation. */
final class HistoryParser {
  private static final int MAX_SCORE = 5;
  private static final Set<String> BACK_TO_QUEUE =
      Set.of("back2q", "back2queue", "backtoq", "backtoqueue", "timeout");
  private static final Set<String> NOT_TO_AN_AGENT = Set.of("skill");
  private static final Set<String> SATISFACTION = Set.of("satisfaction", "csat");

  private final LooseObject object;
  private final Dialogs dialogs;
  private final Participants participants;

  private HistoryParser(LooseObject object) {
    this.object = object;
    this.dialogs = Dialogs.of(object);
    this.participants = Participants.of(object, dialogs);
  }

  /** The history; empty when the record has no readable conversation. */
  static Optional<History> parse(LooseObject object) {
    if (object.member("info").isEmpty()) {
      object.violate("info", "is required");
    }
    return object.object("info").flatMap(info -> new HistoryParser(object).parseWith(info));
  }

  private Optional<History> parseWith(LooseObject info) {
    var id = info.requiredId("conversationId", Id.MAX_LONG);
    var start = info.time("startTimeL", "startTime");
    var transfers = new ArrayList<Transfer>();
    var firstSkill = firstSkill(transfers).or(dialogs::skillId);
    var skill = firstSkill.or(() -> info.id("latestSkillId", Id.MAX));
    var channel = info.word("source").filter(word -> Id.isValid(word, Id.MAX));
    var assignments = participants.assignments(object, dialogs);
    var messages = messages();
    var close = dialogs.close(info);
    var survey = survey(info);
    return id.map(
        known ->
            new History(
                known, start, skill, channel, assignments, messages, transfers, close, survey));
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
          messages.add(new Message(sequence, time.getAsLong(), sender.get(), isPublic));
        }
      }
    }
    return messages;
  }

  private static boolean isPublic(LooseObject message) {
    return switch (message.word("audience").map(Words::plain).orElse("all")) {
      case "all" -> true;
      case "agentsandmanagers" -> false;
      default -> {
        message.violate("audience", "must be one of ALL, AGENTS_AND_MANAGERS");
        yield false;
      }
    };
  }

  /** Reads the transfers; answers the skill that the first one came from. */
  private Optional<String> firstSkill(List<Transfer> transfers) {
    record Source(long time, Optional<String> skillId) {}
    var sources = new ArrayList<Source>();
    for (var transfer : object.objects("transfers")) {
      if (dialogs.count(transfer)) {
        var time = transfer.requiredTime("timeL", "time");
        var source = transfer.id("sourceSkillId", Id.MAX);
        if (time.isPresent()) {
          sources.add(new Source(time.getAsLong(), source));
          transfers.add(transfer(transfer, time.getAsLong(), source));
        }
      }
    }
    return sources.stream()
        .filter(source -> source.skillId().isPresent())
        .min(Comparator.comparingLong(Source::time))
        .flatMap(Source::skillId);
  }

  private Transfer transfer(LooseObject transfer, long time, Optional<String> source) {
    var text = transfer.word("reason");
    var reason = text.map(Words::plain).orElse("");
    var target = transfer.id("targetSkillId", Id.MAX);
    var backToQueue = BACK_TO_QUEUE.contains(reason);
    var skill =
        target.filter(id -> !backToQueue || source.filter(from -> !from.equals(id)).isPresent());
    var agent =
        backToQueue || NOT_TO_AN_AGENT.contains(reason)
            ? Optional.<AgentRef>empty()
            : targetAgent(transfer, reason).map(id -> participants.agent(id, time));
    return new Transfer(time, skill, agent, text.flatMap(Words::reason));
  }

  private static Optional<String> targetAgent(LooseObject transfer, String reason) {
    var target =
        transfer.id("assignedAgentId", Id.MAX).or(() -> transfer.id("targetAgentId", Id.MAX));
    // who takes a conversation over is named as who did it
    return reason.equals("takeover") ? target.or(() -> transfer.id("by", Id.MAX)) : target;
  }

  /** The rating of the whole conversation, else an answer of a satisfaction survey. */
  private Optional<Survey> survey(LooseObject info) {
    var rating = score(info, "csatRate").or(() -> score(info, "csat"));
    var answers = new ArrayList<Survey>();
    for (var survey : object.objects("conversationSurveys")) {
      var time = survey.time("timeL", "time");
      for (var question : survey.objects("surveyData")) {
        if (isSatisfaction(survey, question)) {
          score(question).ifPresent(score -> answers.add(new Survey(score, time)));
        }
      }
    }
    var answer = answers.stream().findFirst();
    var time = answer.map(Survey::time).orElse(OptionalLong.empty());
    return rating.map(score -> new Survey(score, time)).or(() -> answer);
  }

  private static boolean isSatisfaction(LooseObject survey, LooseObject question) {
    return question
        .word("questionType")
        .or(() -> question.word("questionCategory"))
        .or(() -> survey.word("surveyType"))
        .map(Words::plain)
        .filter(SATISFACTION::contains)
        .isPresent();
  }

  /** Answers are texts as well: only one that is a score counts. */
  private static Optional<Integer> score(LooseObject question) {
    return question
        .member("answer")
        .map(answer -> answer.asText().strip())
        .filter(answer -> answer.matches("[1-5]"))
        .map(Integer::valueOf);
  }

  /** A conversation without an answer has none, 0 or -1. */
  private static Optional<Integer> score(LooseObject info, String name) {
    return info.number(name)
        .filter(number -> number.signum() > 0)
        .filter(
            number ->
                info.accept(
                    name,
                    number.compareTo(BigDecimal.valueOf(MAX_SCORE)) <= 0
                        && number.stripTrailingZeros().scale() <= 0,
                    "must be a whole number from 1 to 5"))
        .map(BigDecimal::intValue);
  }
}
