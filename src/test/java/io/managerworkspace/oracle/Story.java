package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of one conversation: mostly what happens, now and then what cannot. */
final class Story {
  private static final String OPENING = "CONVERSATION_STARTED";
  private static final List<String> QUEUED =
      words("MESSAGE*8 ASSIGNED*9 TRANSFERRED*3 CLOSED*2 SKILL_CHANGED WEIGHT UNASSIGNED");
  private static final List<String> ASSIGNED =
      words("MESSAGE*24 ASSIGNED*2 TRANSFERRED*3 UNASSIGNED*3 CLOSED*4 SKILL_CHANGED WEIGHT*2");
  private static final List<String> CLOSED =
      words("CSAT*3 NPS*3 FCR*2 REOPENED*5 MESSAGE*2 CLOSED ASSIGNED");
  private static final List<String> ANYTHING =
      words(
          "CONVERSATION_STARTED MESSAGE*4 ASSIGNED UNASSIGNED TRANSFERRED SKILL_CHANGED WEIGHT"
              + " CSAT NPS FCR CLOSED REOPENED");
  private static final Duration AHEAD = Duration.ofMinutes(4);

  private final Dice dice;
  private final EventIds ids;
  private final String conversation;
  private final long latest;
  private final long base;
  private final List<Event> events = new ArrayList<>();
  private List<String> likely = QUEUED;
  private String assignee = "nobody";
  private long time;

  Story(Dice dice, EventIds ids, String conversation, long base) {
    this.dice = dice;
    this.ids = ids;
    this.conversation = conversation;
    this.base = base;
    this.latest = base + AHEAD.toMillis();
  }

  List<Event> events() {
    time = start();
    boolean startIsMissing = dice.chance(0.1);
    if (!startIsMissing && dice.chance(0.9)) {
      tell(OPENING);
    }
    for (int i = dice.number(1, 25); i > 0; i--) {
      tell(dice.chance(0.12) ? dice.one(ANYTHING) : dice.one(likely));
    }
    if (events.stream().noneMatch(e -> e.type().equals(OPENING)) && !startIsMissing) {
      tell(OPENING);
    }
    return events;
  }

  private long start() {
    int kind = dice.number(0, 99);
    if (kind < 5) {
      return base - dice.within(Duration.ofDays(31), Duration.ofDays(34));
    }
    if (kind < 12) {
      return base - dice.within(Duration.ofDays(1), Duration.ofDays(29));
    }
    return base - dice.within(Duration.ZERO, kind < 50 ? Duration.ofHours(3) : Duration.ofDays(1));
  }

  private void tell(String type) {
    var members = members(type);
    var at = Optional.of(conversation);
    events.add(new Event(ids.next(), type, dice.nearMinute(time), at, members));
    likely =
        switch (type) {
          case "ASSIGNED", "TRANSFERRED" -> ASSIGNED;
          case "UNASSIGNED", "REOPENED" -> QUEUED;
          case "CLOSED" -> CLOSED;
          default -> likely;
        };
    pass();
  }

  /** Time passes, often not at all; what began weeks ago goes on today. */
  private void pass() {
    time +=
        switch (dice.number(0, 9)) {
          case 0, 1 -> 0;
          case 2, 3 -> dice.number(1, 2_000);
          case 4, 5, 6, 7 -> dice.number(1_000, 300_000);
          case 8 -> dice.number(60_000, 1_200_000);
          default -> dice.number(600_000, 10_800_000);
        };
    if (time < base - Duration.ofDays(1).toMillis() && dice.chance(0.5)) {
      time = base - dice.within(Duration.ZERO, Duration.ofHours(20));
    }
    if (time > latest) {
      time = base - dice.number(-240_000, 600_000);
    }
  }

  private Map<String, Object> members(String type) {
    var members = new HashMap<String, Object>();
    switch (type) {
      case OPENING -> dice.maybe(0.85, Ids.skills()).ifPresent(s -> members.put("skillId", s));
      case "SKILL_CHANGED" -> members.put("skillId", dice.one(Ids.skills()));
      case "MESSAGE" -> message(members);
      case "ASSIGNED" -> toAgent(members);
      case "TRANSFERRED" -> transfer(members);
      case "UNASSIGNED" ->
          dice.maybe(0.7, List.of("BACK_TO_QUEUE", "OTHER"))
              .ifPresent(r -> members.put("reason", r));
      case "WEIGHT" ->
          members.put("weight", new BigDecimal(dice.one(List.of("0", "0.5", "1", "2.125"))));
      case "CSAT" -> members.put("score", dice.number(1, 5));
      case "NPS" -> members.put("score", dice.number(dice.chance(0.4) ? 9 : 0, 10));
      case "FCR" -> members.put("resolved", dice.chance(0.7));
      case "CLOSED" -> members.put("closedBy", dice.one(List.of("AGENT", "CONSUMER", "SYSTEM")));
      default -> {}
    }
    return members;
  }

  private void message(Map<String, Object> members) {
    var sender = dice.one(words("CONSUMER*5 AGENT*6 SYSTEM"));
    members.put("sender", sender);
    if (sender.equals("AGENT")) {
      boolean byAssignee = !assignee.equals("nobody") && dice.chance(0.75);
      members.put("agentId", byAssignee ? assignee : dice.one(Ids.agents()));
      dice.maybe(0.3, Ids.groups()).ifPresent(g -> members.put("agentGroupId", g));
    }
    dice.maybe(0.25, words("ALL AGENTS_AND_MANAGERS")).ifPresent(a -> members.put("audience", a));
  }

  private void transfer(Map<String, Object> members) {
    boolean toAgent = dice.chance(0.5);
    if (!toAgent || dice.chance(0.5)) {
      members.put("skillId", dice.one(Ids.skills()));
    }
    if (toAgent) {
      toAgent(members);
    } else {
      dice.maybe(0.2, Ids.groups()).ifPresent(g -> members.put("agentGroupId", g));
    }
  }

  private void toAgent(Map<String, Object> members) {
    boolean again = !assignee.equals("nobody") && dice.chance(0.15);
    assignee = again ? assignee : dice.one(Ids.agents());
    members.put("agentId", assignee);
    dice.maybe(0.4, Ids.groups()).ifPresent(g -> members.put("agentGroupId", g));
  }

  /** Words, each as often as its number says. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (var word : text.split(" ")) {
      var parts = word.split("\\*");
      for (int i = parts.length > 1 ? Integer.parseInt(parts[1]) : 1; i > 0; i--) {
        words.add(parts[0]);
      }
    }
    return List.copyOf(words);
  }
}
