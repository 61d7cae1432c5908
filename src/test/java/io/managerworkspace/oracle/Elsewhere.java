package io.managerworkspace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Goes on in the parts of an account that a sight does not show: other groups come, move and go,
 * with their agents, states and conversations. The skills that are seen are used as well, except
 * where nobody has the conversation.
 */
final class Elsewhere {
  private static final List<String> NEW_GROUPS = List.of("else-1", "else-2", "99");
  private static final int AGENTS = 12;
  private static final int CONVERSATIONS = 80;

  private final Service service;
  private final World world;
  private final Dice dice;
  private final List<String> groups;
  private final List<String> hiddenSkills;
  private final List<Agent> agents;
  private final List<ObjectNode> events = new ArrayList<>();
  private int lastEvent;

  Elsewhere(Service service, World world, Sight sight, Dice dice) {
    this.service = service;
    this.world = world;
    this.dice = dice;
    groups =
        hidden(
            Stream.concat(Ids.groups().stream(), NEW_GROUPS.stream()),
            sight.groups().orElseThrow());
    hiddenSkills =
        hidden(Stream.concat(Ids.skills().stream(), Stream.of("else-skill")), sight.skills());
    agents = agents();
  }

  private static List<String> hidden(Stream<String> ids, Set<String> seen) {
    return ids.filter(id -> !seen.contains(id)).toList();
  }

  /** Everything at or before an instant, epoch ms. */
  void happen(long until) {
    configure();
    for (var agent : agents) {
      tell(
          Optional.empty(),
          until,
          Event.STATE,
          Map.of("agentId", agent.id(), "state", dice.one(List.of(State.values())).name()));
    }
    for (int i = 0; i < CONVERSATIONS; i++) {
      conversation("else-" + i, until - dice.within(Duration.ofMinutes(20), Duration.ofHours(20)));
    }
    var answer = service.send(new Batch(dice.shuffled(events), false));
    assertThat(answer.get("accepted").asInt()).as(answer.toString()).isEqualTo(events.size());
  }

  private void configure() {
    var format = new LivePersonFormat(dice.random());
    accepted(service.configure("agent_groups", format.groups(changedGroups())));
    accepted(service.configure("skills", format.skills(changedSkills())));
    accepted(service.configure("agents", format.agents(agents)));
  }

  private static void accepted(JsonNode answer) {
    assertThat(answer.path("rejected").size()).as(answer.toString()).isZero();
  }

  /** New ones, and those there are under other names and parents. */
  private List<Group> changedGroups() {
    var changed = new ArrayList<Group>();
    changed.add(new Group("else-1", "Elsewhere", Optional.empty(), false, true));
    changed.add(new Group("else-2", "Elsewhere", Optional.of("else-1"), false, true));
    for (var group : world.groups()) {
      if (groups.contains(group.id()) && dice.chance(0.5)) {
        var parent = dice.chance(0.5) ? Optional.of("else-2") : group.parent();
        changed.add(new Group(group.id(), "Changed", parent, dice.chance(0.3), true));
      }
    }
    return changed;
  }

  /** Service levels stay: they hold for what is seen too. */
  private List<Skill> changedSkills() {
    return world.skills().stream()
        .filter(skill -> hiddenSkills.contains(skill.id()))
        .map(
            skill ->
                new Skill(
                    skill.id(),
                    "Changed",
                    dice.chance(0.5),
                    skill.targetSeconds(),
                    skill.firstTargetSeconds()))
        .toList();
  }

  /** New ones, and those there are with other skills in another group that is not seen either. */
  private List<Agent> agents() {
    var changed = new ArrayList<Agent>();
    for (int i = 0; i < AGENTS; i++) {
      changed.add(agent("else-agent-" + i, dice.one(List.of(UserType.HUMAN, UserType.BOT))));
    }
    for (var agent : world.agents()) {
      if (agent.type() != UserType.SYSTEM && agent.group().filter(groups::contains).isPresent()) {
        changed.add(agent(agent.id(), agent.type()));
      }
    }
    return changed;
  }

  private Agent agent(String id, UserType type) {
    return new Agent(
        id,
        type,
        Optional.of(dice.one(groups)),
        dice.some(4, Ids.skills()),
        Optional.empty(),
        dice.chance(0.9),
        dice.chance(0.1));
  }

  private void conversation(String id, long start) {
    var first = dice.maybe(0.7, hiddenSkills);
    tell(
        id,
        start,
        "CONVERSATION_STARTED",
        first.<Map<String, Object>>map(skill -> Map.of("skillId", skill)).orElse(Map.of()));
    tell(id, start + 1_000, "MESSAGE", Map.of("sender", "CONSUMER"));
    if (dice.chance(0.8)) {
      assigned(id, start + 60_000);
    } else if (dice.chance(0.5)) {
      tell(id, start + 60_000, "CLOSED", Map.of("closedBy", "CONSUMER"));
    }
  }

  private void assigned(String id, long time) {
    tell(id, time, "ASSIGNED", byAgent());
    tell(id, time + 1_000, "SKILL_CHANGED", Map.of("skillId", dice.one(Ids.skills())));
    if (dice.chance(0.7)) {
      var members = new HashMap<>(byAgent());
      members.put("sender", "AGENT");
      tell(id, time + 60_000, "MESSAGE", members);
    }
    if (dice.chance(0.3)) {
      tell(id, time + 70_000, "WEIGHT", Map.of("weight", new BigDecimal("0.5")));
    }
    switch (dice.number(0, 4)) {
      case 0 -> tell(id, time + 120_000, "TRANSFERRED", Map.of("skillId", dice.one(hiddenSkills)));
      case 1 -> {
        tell(id, time + 110_000, "SKILL_CHANGED", Map.of("skillId", dice.one(hiddenSkills)));
        tell(id, time + 120_000, "UNASSIGNED", Map.of("reason", "BACK_TO_QUEUE"));
      }
      case 2 -> {
        tell(
            id,
            time + 120_000,
            "CLOSED",
            Map.of("closedBy", dice.one(List.of("AGENT", "CONSUMER", "SYSTEM"))));
        tell(id, time + 180_000, "CSAT", Map.of("score", dice.number(1, 5)));
        tell(id, time + 180_000, "NPS", Map.of("score", dice.number(0, 10)));
        tell(id, time + 180_000, "FCR", Map.of("resolved", dice.chance(0.5)));
      }
      default -> {}
    }
  }

  private Map<String, Object> byAgent() {
    var agent = dice.one(agents).id();
    return dice.chance(0.5)
        ? Map.of("agentId", agent)
        : Map.of("agentId", agent, "agentGroupId", dice.one(groups));
  }

  private void tell(String conversation, long time, String type, Map<String, Object> members) {
    tell(Optional.of(conversation), time, type, members);
  }

  private void tell(
      Optional<String> conversation, long time, String type, Map<String, Object> members) {
    lastEvent++;
    events.add(new Event("elsewhere-" + lastEvent, type, time, conversation, members).json());
  }
}
