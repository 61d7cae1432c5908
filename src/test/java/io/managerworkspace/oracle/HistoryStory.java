package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation as it happened, and as LivePerson's history shows it: a bot's dialog before an
 * agent's, agents who are suggested, transfers and take-overs whose entries lie milliseconds apart,
 * skills that change with and without a trace, co-browsing, surveys, closes and reopenings.
 */
final class HistoryStory {
  private static final int SURE = 20;

  private final Dice dice;
  private final EventIds ids;
  private final long latest;
  private final HistoryRecord record;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Optional<String>> groups = new HashMap<>();
  private final List<String> agents;
  private final boolean tracesSkills;
  private String skill;
  private Optional<String> assignee = Optional.empty();
  private long time;

  /**
   * @param agents who may take conversations
   * @param latest when the story is told, epoch ms
   */
  HistoryStory(Dice dice, EventIds ids, String conversation, List<String> agents, long latest) {
    this.dice = dice;
    this.ids = ids;
    this.agents = agents;
    this.latest = latest;
    time = latest - dice.within(Duration.ofMinutes(2), Duration.ofHours(dice.chance(0.5) ? 3 : 20));
    skill = dice.one(Ids.skills());
    tracesSkills = dice.chance(0.5);
    record = new HistoryRecord(dice, conversation, time, skill);
  }

  /** What happened, in events. */
  List<Event> events() {
    return events;
  }

  HistoryRecord record() {
    return record;
  }

  void happen() {
    var start = new HashMap<String, Object>();
    start.put("skillId", skill);
    tell("CONVERSATION_STARTED", start);
    record.open("MAIN", time, skill);
    consumer();
    if (dice.chance(0.4)) {
      bot();
    }
    for (int i = dice.number(2, 14); i > 0 && !isOver(); i--) {
      step();
    }
    if (dice.chance(0.7) && !isOver()) {
      close();
      if (dice.chance(0.4) && !isOver()) {
        reopen();
        for (int i = dice.number(2, 8); i > 0 && !isOver(); i--) {
          step();
        }
        if (dice.chance(0.7) && !isOver()) {
          close();
        }
      }
    }
    record.forcePull(latest);
  }

  private boolean isOver() {
    return time > latest - 60_000;
  }

  private void step() {
    pass();
    switch (dice.number(0, 9)) {
      case 0 -> changeSkill();
      case 1 -> coBrowse();
      case 2, 3 -> consumer();
      default -> {
        if (assignee.isPresent()) {
          held();
        } else {
          queued();
        }
      }
    }
  }

  private void queued() {
    switch (dice.number(0, 5)) {
      case 0 -> suggest(false);
      case 1 -> suggest(true);
      default -> assign(dice.one(agents));
    }
  }

  private void held() {
    switch (dice.number(0, 9)) {
      case 0 -> backToQueue();
      case 1 -> transferToSkill();
      case 2 -> {
        if (dice.chance(0.5)) {
          handOver();
        } else {
          suggest(dice.chance(0.5));
        }
      }
      case 3 -> takeOver();
      case 4 -> agentMessage(dice.one(agents));
      default -> agentMessage(assignee.orElseThrow());
    }
  }

  /**
   * A bot answers in a dialog of its own, which ends; an agent has the next, from the queue or from
   * the bot.
   */
  private void bot() {
    pass();
    var bot = dice.one(Ids.GHOST_BOTS);
    assign(bot);
    pass();
    agentMessage(bot);
    pass();
    consumer();
    pass();
    boolean isLeft = dice.chance(0.7);
    if (isLeft && dice.chance(0.5)) {
      transferToSkill();
    } else if (isLeft) {
      backToQueue();
    }
    pass();
    record.end(time, "AGENT");
    record.mayBePulled(time);
    pass();
    record.open("MAIN", time, skill);
    record.mayBePulled(time);
    if (!isLeft) {
      time += dice.number(SURE, 5_000);
      assign(dice.one(agents));
    }
  }

  private void backToQueue() {
    record.transfer(time, "back2Q", assignee, skill, Optional.empty(), Optional.empty());
    tell("UNASSIGNED", Map.of());
    assignee = Optional.empty();
  }

  private void assign(String agent) {
    var group = listed(agent, time);
    tell("ASSIGNED", agentMembers(agent, group));
    assignee = Optional.of(agent);
  }

  /** The entry of an assignment and its interaction lie some milliseconds apart. */
  private Optional<String> listed(String agent, long at) {
    var group = dice.maybe(0.6, Ids.groups());
    groups.put(agent, group);
    record.assigned(at, at + dice.number(-6, 6), agent, group, Ids.GHOST_BOTS.contains(agent));
    return group;
  }

  private static Map<String, Object> agentMembers(String agent, Optional<String> group) {
    var members = new HashMap<String, Object>();
    members.put("agentId", agent);
    group.ifPresent(id -> members.put("agentGroupId", id));
    return members;
  }

  private void transferToSkill() {
    var to = dice.one(Ids.skills());
    record.transfer(time, "Skill", assignee, skill, Optional.of(to), Optional.empty());
    tell("TRANSFERRED", Map.of("skillId", to));
    skill = to;
    record.skill(time, skill);
    assignee = Optional.empty();
  }

  /** It waits in the queue for the agent, who takes it or lets it time out. */
  private void suggest(boolean takes) {
    var agent = dice.one(agents);
    record.transfer(time, "Agent", assignee, skill, Optional.of(skill), Optional.of(agent));
    tell("TRANSFERRED", Map.of("skillId", skill));
    assignee = Optional.empty();
    pass();
    if (isOver()) {
      return;
    }
    if (takes) {
      assign(agent);
    } else {
      var none = Optional.<String>empty();
      record.transfer(
          time, "SuggestedAgentTimeout", Optional.of(agent), skill, none, Optional.of(agent));
      record.mayBePulled(time);
    }
  }

  /** The entry of who takes over comes before the transfer that tells of it. */
  private void takeOver() {
    var manager = another();
    var group = listed(manager, time - dice.number(0, 6));
    record.transfer(time, "TakeOver", assignee, skill, Optional.empty(), Optional.of(manager));
    tell("TRANSFERRED", agentMembers(manager, group));
    assignee = Optional.of(manager);
  }

  /** The agent that it is transferred to has it at once, or one who takes it from the skill. */
  private void handOver() {
    var next = another();
    var to = dice.one(Ids.skills());
    var toAgent = dice.chance(0.5);
    var group = listed(next, time - dice.number(0, 6));
    var named = Optional.of(next).filter(_ -> toAgent);
    record.transfer(time, toAgent ? "Agent" : "Skill", assignee, skill, Optional.of(to), named);
    record.skill(time, to);
    skill = to;
    var members = agentMembers(next, group);
    members.put("skillId", to);
    tell("TRANSFERRED", members);
    assignee = Optional.of(next);
  }

  private String another() {
    return dice.one(agents.stream().filter(id -> !id.equals(assignee.orElseThrow())).toList());
  }

  private void consumer() {
    record.said(time, "Consumer", Optional.empty(), true);
    tell("MESSAGE", Map.of("sender", "CONSUMER"));
  }

  private void agentMessage(String agent) {
    var isPublic = dice.chance(0.85);
    record.said(time, "Agent", Optional.of(agent), isPublic);
    var members = agentMembers(agent, groups.getOrDefault(agent, Optional.empty()));
    members.put("sender", "AGENT");
    members.put("audience", isPublic ? "ALL" : "AGENTS_AND_MANAGERS");
    tell("MESSAGE", members);
  }

  /** Without a trace the change is known by a record before it and one after the next message. */
  private void changeSkill() {
    var to = dice.one(Ids.skills());
    if (to.equals(skill) || !tracesSkills && to.equals("-1")) {
      return;
    }
    if (tracesSkills) {
      record.skillChange(time, skill, to);
      record.skill(time, to);
      tell("SKILL_CHANGED", Map.of("skillId", to));
    } else {
      record.forcePull(time - 1);
      record.skill(time, to);
      time += SURE;
      consumer();
      record.forcePull(time + 1);
      time += SURE;
      tell("SKILL_CHANGED", Map.of("skillId", to));
    }
    skill = to;
  }

  private void coBrowse() {
    record.aside("OTHER", "COBROWSE", time, dice.one(agents));
  }

  private void close() {
    pass();
    var by = dice.one(List.of("AGENT", "CONSUMER", "SYSTEM", "TIMEOUT"));
    record.end(time, by);
    var closed = by.equals("TIMEOUT") ? "SYSTEM" : by;
    long end = time;
    tell("CLOSED", Map.of("closedBy", closed));
    assignee = Optional.empty();
    if (dice.chance(0.5)) {
      survey(end);
    } else {
      record.status(end, "CLOSE", by);
      record.forcePull(end + 1);
    }
    pass();
  }

  private void survey(long end) {
    record.mayBePulled(end);
    time = end + dice.number(0, 5);
    record.open("POST_SURVEY", time, skill);
    time += SURE;
    record.mayBePulled(time);
    record.surveyMessages(time, dice.one(agents));
    pass();
    if (dice.chance(0.6) && record.isWithoutScore()) {
      var score = dice.number(1, 5);
      var isTimed = dice.chance(0.5);
      record.score(time, isTimed, score);
      events.add(event("CSAT", isTimed ? time : end, Map.of("score", score)));
    }
    recommend(end);
    resolve(end);
    pass();
    record.endSurvey(time);
    record.status(time, "CLOSE", "SYSTEM");
    record.mayBePulled(time);
  }

  private void recommend(long end) {
    if (dice.chance(0.5)) {
      var score = dice.number(0, 10);
      var said = dice.one(List.of("", ".0", ".00"));
      answer("NPS", score + said, Map.of("score", score), end);
    }
  }

  private void resolve(long end) {
    if (dice.chance(0.5)) {
      var isResolved = dice.chance(0.5);
      var words =
          isResolved
              ? List.of("Yes", "true", "resolved", "1")
              : List.of("no", "FALSE", "Not resolved", "0");
      answer("FCR", dice.one(words), Map.of("resolved", isResolved), end);
    }
  }

  /** After a reopening the consumer may be asked again; the first answer counts. */
  private void answer(String type, String said, Map<String, Object> members, long end) {
    var isTimed = dice.chance(0.5);
    record.answer(time, isTimed, type, said);
    if (events.stream().noneMatch(event -> event.type().equals(type))) {
      events.add(event(type, isTimed ? time : end, members));
    }
  }

  private void reopen() {
    pass();
    record.status(time, "OPEN", "undefined");
    record.open("MAIN", time, skill);
    tell("REOPENED", Map.of());
    pass();
    consumer();
  }

  private void pass() {
    long gap =
        switch (dice.number(0, 3)) {
          case 0 -> dice.number(SURE, 2_000);
          case 1, 2 -> dice.number(5_000, 120_000);
          default -> dice.number(60_000, 600_000);
        };
    time += Math.min(gap, Math.max(SURE, (latest - time) / 20));
  }

  private void tell(String type, Map<String, Object> members) {
    events.add(event(type, time, members));
    record.mayBePulled(time);
  }

  private Event event(String type, long at, Map<String, Object> members) {
    return new Event(ids.next(), type, at, Optional.of(record.conversation()), members);
  }

  /** The states in which the conversation is pulled, some more than once, in any order. */
  List<ObjectNode> pulls() {
    return record.pulls();
  }
}
