package io.managerworkspace.oracle;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A conversation history record of LivePerson as it is at any instant: it shows what was by then.
 */
final class HistoryRecord {
  private final Dice dice;
  private final String conversation;
  private final long start;
  private final List<Part> parts = new ArrayList<>();
  private final List<Dialog> dialogs = new ArrayList<>();
  private final TreeMap<Long, String> skills = new TreeMap<>();
  private final TreeMap<Long, Status> statuses = new TreeMap<>();
  private final List<Long> mayBePulled = new ArrayList<>();
  private final TreeSet<Long> forced = new TreeSet<>();
  private Optional<Rating> rating = Optional.empty();
  private final boolean dialogsFollowSkill;
  private final boolean countsByDialog;
  private int sequence;

  /** An entry of one of the record's arrays. */
  private record Part(String member, long time, ObjectNode json) {}

  private record Status(String status, String closeReason) {}

  private record Rating(long time, int score) {}

  /** A dialog, whose end comes when it ends. */
  private static final class Dialog {
    private final String id;
    private final String type;
    private final String channel;
    private final long start;
    private final String skill;
    private Optional<Long> end = Optional.empty();
    private String closeReason = "undefined";

    Dialog(String id, String type, String channel, long start, String skill) {
      this.id = id;
      this.type = type;
      this.channel = channel;
      this.start = start;
      this.skill = skill;
    }
  }

  HistoryRecord(Dice dice, String conversation, long start, String skill) {
    this.dice = dice;
    this.conversation = conversation;
    this.start = start;
    dialogsFollowSkill = dice.chance(0.5);
    countsByDialog = dice.chance(0.5);
    skills.put(start, skill);
    statuses.put(start, new Status("OPEN", "undefined"));
  }

  String conversation() {
    return conversation;
  }

  void mayBePulled(long time) {
    mayBePulled.add(time + 7);
  }

  void forcePull(long time) {
    forced.add(time);
  }

  /** The states at random instants, and at those without which it could not be told. */
  List<ObjectNode> pulls() {
    var instants = new ArrayList<>(forced);
    mayBePulled.stream().filter(_ -> dice.chance(0.3)).filter(this::isTold).forEach(instants::add);
    instants.addAll(dice.some(2, List.copyOf(instants)));
    return instants.stream().map(this::at).toList();
  }

  /** Not between a change of skill and the message after it, where nothing else differs. */
  private boolean isTold(long instant) {
    var changed = skills.floorEntry(instant);
    return changed == null || instant - changed.getKey() > 50 || isTraced(changed.getKey());
  }

  private boolean isTraced(long time) {
    return time == start
        || parts.stream()
            .anyMatch(
                part ->
                    part.time() == time
                        && List.of("skillChanges", "transfers").contains(part.member()));
  }

  void open(String type, long time, String skill) {
    dialogs.add(new Dialog("d" + dialogs.size(), type, "MESSAGING", time, skill));
    sequence = countsByDialog ? 0 : sequence;
  }

  void end(long time, String closeReason) {
    var main = last("MAIN");
    main.end = Optional.of(time);
    main.closeReason = closeReason;
  }

  void endSurvey(long time) {
    last("POST_SURVEY").end = Optional.of(time);
  }

  /** A dialog beside the conversation, with an agent and messages of its own. */
  void aside(String type, String channel, long time, String agent) {
    var dialog = new Dialog("x" + dialogs.size(), type, channel, time, "-1");
    dialog.end = Optional.of(time + 9);
    dialog.closeReason = "AGENT";
    dialogs.add(dialog);
    add(
        "agentParticipants",
        time + 1,
        participant(time + 1, agent, Optional.empty(), false),
        dialog);
    add("messageRecords", time + 2, message(time + 2, "Consumer", Optional.empty(), true), dialog);
    add("messageRecords", time + 3, message(time + 3, "Agent", Optional.of(agent), true), dialog);
  }

  void surveyMessages(long time, String agent) {
    var dialog = last("POST_SURVEY");
    add("messageRecords", time, message(time, "Agent", Optional.of(agent), true), dialog);
    add("messageRecords", time + 1, message(time + 1, "Consumer", Optional.empty(), true), dialog);
  }

  void status(long time, String status, String closeReason) {
    statuses.put(time, new Status(status, closeReason));
  }

  void skill(long time, String skill) {
    skills.put(time, skill);
  }

  void assigned(long time, long interaction, String agent, Optional<String> group, boolean isBot) {
    var main = last("MAIN");
    add("agentParticipants", time, participant(time, agent, group, isBot), main);
    var json = JsonText.object().put("assignedAgentId", agent);
    mayBePulled.add(Math.min(time, interaction));
    add("interactions", interaction, json.put("interactionTimeL", interaction), main);
  }

  private ObjectNode participant(long time, String agent, Optional<String> group, boolean isBot) {
    var json = JsonText.object();
    json.set("agentId", JsonText.id(agent, dice.random()));
    json.put("permission", "ASSIGNED_AGENT").put("timeL", time);
    json.put("userType", isBot ? "2" : "1").put("userTypeName", isBot ? "Bot" : "Human");
    group.ifPresent(id -> json.set("agentGroupId", JsonText.id(id, dice.random())));
    return json;
  }

  void transfer(
      long time,
      String reason,
      Optional<String> from,
      String fromSkill,
      Optional<String> toSkill,
      Optional<String> to) {
    var json = JsonText.object().put("timeL", time).put("reason", reason);
    json.put("assignedAgentId", to.orElse("null")).put("sourceAgentId", from.orElse("null"));
    json.set("sourceSkillId", JsonText.id(fromSkill, dice.random()));
    json.set("targetSkillId", JsonText.id(toSkill.orElse(fromSkill), dice.random()));
    json.put("by", to.or(() -> from).orElse("undefined"));
    add("transfers", time, json, last("MAIN"));
  }

  void skillChange(long time, String from, String to) {
    var json = JsonText.object().put("timeL", time);
    json.put("previousSkillId", from).put("skillId", to);
    add("skillChanges", time, json, last("MAIN"));
  }

  void said(long time, String sentBy, Optional<String> agent, boolean isPublic) {
    add("messageRecords", time, message(time, sentBy, agent, isPublic), last("MAIN"));
  }

  private ObjectNode message(long time, String sentBy, Optional<String> agent, boolean isPublic) {
    var json = JsonText.object().put("timeL", time).put("seq", sequence++);
    json.put("sentBy", sentBy).put("participantId", agent.orElse("visitor"));
    return isPublic ? json : json.put("audience", "AGENTS_AND_MANAGERS");
  }

  boolean isWithoutScore() {
    return rating.isEmpty();
  }

  void score(long time, boolean isTimed, int score) {
    rating = Optional.of(new Rating(time, score));
    var json = survey("Satisfaction", time, isTimed);
    var answers = json.putArray("surveyData");
    answers.addObject().put("question", "Confirm Resolution").put("answer", "Yes");
    answers.addObject().put("question", "How was it?").put("answer", score);
    add("conversationSurveys", time, json, last("POST_SURVEY"));
  }

  void answer(long time, boolean isTimed, String questionType, String said) {
    var json = survey("Custom", time, isTimed);
    var answer = json.putArray("surveyData").addObject().put("answer", said);
    answer.put("questionType", dice.chance(0.5) ? questionType : questionType.toLowerCase(ROOT));
    add("conversationSurveys", time, json, last("POST_SURVEY"));
  }

  private static ObjectNode survey(String type, long time, boolean isTimed) {
    var json = JsonText.object().put("surveyType", type).put("surveyStatus", "FILLED");
    return isTimed ? json.put("timeL", time) : json;
  }

  private Dialog last(String type) {
    return dialogs.stream()
        .filter(dialog -> dialog.type.equals(type))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private void add(String member, long time, ObjectNode json, Dialog dialog) {
    parts.add(new Part(member, time, json.put("dialogId", dialog.id)));
  }

  private ObjectNode at(long instant) {
    var json = JsonText.object();
    json.set("info", info(instant));
    var shown = dice.shuffled(parts).stream().filter(part -> part.time() <= instant).toList();
    for (var part : shown) {
      json.withArray("/" + part.member()).add(part.json());
    }
    for (var dialog : dice.shuffled(dialogs)) {
      if (dialog.start <= instant) {
        json.withArray("/dialogs").add(dialog(dialog, instant));
      }
    }
    return json;
  }

  private ObjectNode info(long instant) {
    var status = statuses.floorEntry(Math.max(start, instant)).getValue();
    var info = JsonText.object().put("conversationId", conversation).put("startTimeL", start);
    var skill = skills.floorEntry(Math.max(start, instant)).getValue();
    info.set("latestSkillId", JsonText.id(skill, dice.random()));
    info.put("status", status.status()).put("closeReason", status.closeReason());
    var closed = statuses.floorEntry(Math.max(start, instant)).getKey();
    info.put("endTimeL", status.status().equals("CLOSE") ? closed : -1);
    var known = rating.filter(given -> given.time() <= instant);
    known.ifPresentOrElse(
        given -> info.put("csatRate", given.score()), () -> info.put("csatRate", "undefined"));
    return info;
  }

  private ObjectNode dialog(Dialog dialog, long instant) {
    var ended = dialog.end.filter(end -> end <= instant);
    var latest = skills.floorEntry(Math.max(start, instant)).getValue();
    return JsonText.object()
        .put("dialogId", dialog.id)
        .put("dialogType", dialog.type)
        .put("channelType", dialog.channel)
        .put("startTimeL", dialog.start)
        .put("status", ended.isPresent() ? "CLOSE" : "OPEN")
        .put("endTimeL", ended.orElse(-1L))
        .put("closeReason", ended.isPresent() ? dialog.closeReason : "undefined")
        .put("skillId", dialogsFollowSkill && ended.isEmpty() ? latest : dialog.skill);
  }
}
