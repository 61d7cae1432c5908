package io.managerworkspace.oracle;

import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The configuration, asked by id. A record that is deleted or disabled still says what it says. */
final class Directory {
  /** The bot of every Rocket.Chat, which needs no configuration. */
  static final String ROCKET_CAT = "rocket.cat";

  private final List<Group> groups;
  private final Map<String, Skill> skills;
  private final Map<String, Agent> agents;

  Directory(World world) {
    groups = world.groups();
    skills = world.skills().stream().collect(toMap(Skill::id, Function.identity()));
    agents = world.agents().stream().collect(toMap(Agent::id, Function.identity()));
  }

  List<Group> groups() {
    return groups;
  }

  List<Skill> skills() {
    return List.copyOf(skills.values());
  }

  Optional<Agent> agent(String id) {
    return Optional.ofNullable(agents.get(id));
  }

  /** Those that count as agents; a SYSTEM agent nowhere does. */
  List<Agent> counted() {
    return agents.values().stream()
        .filter(a -> a.enabled() && !a.deleted() && a.type() != UserType.SYSTEM)
        .toList();
  }

  UserType typeOf(String agent) {
    boolean isBot = Ids.GHOST_BOTS.contains(agent) || agent.equals(ROCKET_CAT);
    return agent(agent).map(Agent::type).orElse(isBot ? UserType.BOT : UserType.HUMAN);
  }

  Optional<String> groupOf(String agent) {
    return agent(agent).flatMap(Agent::group);
  }

  /** The service level in milliseconds of a response that is, or is not, the first one. */
  Optional<Long> target(Optional<String> skill, boolean first) {
    var configured = skill.flatMap(id -> Optional.ofNullable(skills.get(id)));
    var any = configured.flatMap(Skill::targetSeconds);
    var seconds = first ? configured.flatMap(Skill::firstTargetSeconds).or(() -> any) : any;
    return seconds.map(s -> s * 1000L);
  }

  /** The group and everything below it, also below an id that is deleted or not configured. */
  Set<String> subtree(String root) {
    var tree = new HashSet<>(Set.of(root));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var group : groups) {
        if (group.parent().filter(tree::contains).isPresent()) {
          grown |= tree.add(group.id());
        }
      }
    }
    return tree;
  }

  String nameOf(GroupBy dimension, String key) {
    return switch (dimension) {
      case SKILL_ID -> Optional.ofNullable(skills.get(key)).map(Skill::name).orElse("NA");
      case AGENT_GROUP_ID ->
          groups.stream().filter(g -> g.id().equals(key)).map(Group::name).findAny().orElse("NA");
      case AGENT_ID ->
          agent(key)
              .flatMap(_ -> AgentNames.full(key).or(() -> AgentNames.login(key)))
              .orElse("NA");
    };
  }
}
