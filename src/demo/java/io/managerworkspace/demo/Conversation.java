package io.managerworkspace.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.managerworkspace.demo.Configuration.Agent;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** One simulated conversation: it moves a step whenever it is its turn. */
final class Conversation {
  private static final List<Integer> SCORES = List.of(5, 5, 5, 5, 4, 4, 4, 3, 2, 1);
  private static final List<Integer> RECOMMENDATIONS = List.of(10, 10, 9, 9, 9, 8, 8, 7, 6, 3);
  private static final List<String> CLOSERS = List.of("AGENT", "AGENT", "AGENT", "CONSUMER");

  private final Journal journal;
  private final Floor floor;
  private final RandomGenerator random;
  private final String id;
  private String skillId;
  private Optional<Agent> assignee = Optional.empty();
  private int questionsLeft;
  private boolean waiting;
  private boolean closed;
  private boolean over;

  Conversation(Journal journal, Floor floor, RandomGenerator random) {
    this.journal = journal;
    this.floor = floor;
    this.random = random;
    id = journal.newConversationId();
    skillId = chance(30) ? Configuration.RECEPTION : anySkill();
    questionsLeft = random.nextInt(5);
    write("CONVERSATION_STARTED", event -> event.put("skillId", skillId).put("channel", "web"));
    ask();
  }

  String id() {
    return id;
  }

  /** Nothing follows any more. */
  boolean isOver() {
    return over;
  }

  void step() {
    if (closed) {
      reopen();
    } else if (assignee.isEmpty()) {
      waitInQueue();
    } else if (!floor.isThere(assignee.get())) {
      write("UNASSIGNED", event -> event.put("reason", "BACK_TO_QUEUE"));
      leave();
    } else if (assignee.get().isBot()) {
      welcome(assignee.get());
    } else if (waiting) {
      answer(assignee.get());
    } else if (questionsLeft > 0) {
      questionsLeft--;
      ask();
    } else {
      close(chance(10) ? "SYSTEM" : any(CLOSERS));
    }
  }

  private void ask() {
    waiting = true;
    write("MESSAGE", event -> event.put("sender", "CONSUMER"));
  }

  private void waitInQueue() {
    assignee = floor.take(skillId);
    if (assignee.isPresent()) {
      var agent = assignee.get();
      write(
          "ASSIGNED",
          event -> event.put("agentId", agent.id()).put("agentGroupId", agent.groupId()));
    } else if (chance(3)) {
      close("CONSUMER");
    } else if (chance(10)) {
      write("MESSAGE", event -> event.put("sender", "SYSTEM"));
    }
  }

  private void welcome(Agent bot) {
    say(bot, "ALL");
    transfer(anySkill());
  }

  private void answer(Agent agent) {
    if (chance(3)) {
      transfer(anySkill());
    } else if (chance(3)) {
      say(agent, "AGENTS_AND_MANAGERS");
    } else if (chance(2)) {
      skillId = agent.skillIds().getLast();
      write("SKILL_CHANGED", event -> event.put("skillId", skillId));
    } else if (chance(isSlow(agent) ? 30 : 85)) {
      waiting = false;
      say(agent, "ALL");
      if (chance(15)) {
        write("WEIGHT", event -> event.put("weight", chance(50) ? 0.5 : 1.5));
      }
    }
  }

  private void say(Agent agent, String audience) {
    write(
        "MESSAGE",
        event -> event.put("sender", "AGENT").put("agentId", agent.id()).put("audience", audience));
  }

  /** To the queue of a skill, or to a colleague who has it. */
  private void transfer(String target) {
    skillId = target;
    leave();
    assignee = chance(20) ? floor.take(target) : Optional.empty();
    write(
        "TRANSFERRED",
        event -> {
          assignee.ifPresent(
              agent -> event.put("agentId", agent.id()).put("agentGroupId", agent.groupId()));
          return event.put("skillId", target).put("reason", "SKILL");
        });
  }

  private void close(String closedBy) {
    write("CLOSED", event -> event.put("closedBy", closedBy));
    if (assignee.isPresent()) {
      answerSurveys();
    }
    leave();
    closed = true;
    over = !chance(3);
  }

  private void answerSurveys() {
    if (chance(40)) {
      write("CSAT", event -> event.put("score", any(SCORES)));
    }
    if (chance(25)) {
      write("NPS", event -> event.put("score", any(RECOMMENDATIONS)));
    }
    if (chance(30)) {
      write("FCR", event -> event.put("resolved", chance(75)));
    }
  }

  private void reopen() {
    closed = false;
    write("REOPENED", event -> event);
    ask();
  }

  private void leave() {
    assignee.ifPresent(floor::release);
    assignee = Optional.empty();
  }

  private void write(String type, UnaryOperator<ObjectNode> members) {
    journal.conversation(id, type, members);
  }

  private String anySkill() {
    return any(Configuration.SKILLS_OF_HUMANS);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static boolean isSlow(Agent agent) {
    return agent.id().endsWith("3");
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
