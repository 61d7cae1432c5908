package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A random account, the same for the same seed and base time (epoch milliseconds). */
final class WorldGenerator {
  private static final List<Integer> TARGETS = List.of(1, 5, 30, 60, 120, 600);

  private final Dice dice;
  private final long base;

  private WorldGenerator(Dice dice, long base) {
    this.dice = dice;
    this.base = base;
  }

  static World of(long seed, long base, int conversations) {
    return new WorldGenerator(new Dice(new Random(seed)), base).world(conversations);
  }

  private World world(int conversations) {
    var settings =
        new Settings(
            dice.one(List.of(60_000L, 240_000L, 1_800_000L)),
            new BigDecimal(dice.one(List.of("0.2", "0.125", "1", "0"))),
            dice.number(1, 6));
    var groups = groups();
    var skills = Ids.SKILLS.stream().filter(id -> dice.chance(0.9)).map(this::skill).toList();
    var agents = Ids.AGENTS.stream().filter(id -> dice.chance(0.9)).map(this::agent).toList();
    var eventIds = new EventIds(dice);
    var events = new ArrayList<Event>();
    for (int i = 0; i < conversations; i++) {
      events.addAll(new Story(dice, eventIds, "c-" + i, base).events());
    }
    events.addAll(states(eventIds));
    return new World(settings, groups, skills, agents, List.copyOf(events));
  }

  /** Trees of three levels at most; some parents are known by their id only. */
  private List<Group> groups() {
    var groups = new ArrayList<Group>();
    var mayHaveChildren = new ArrayList<>(List.of(Ids.GHOST_GROUPS.getFirst()));
    for (var id : dice.shuffled(Ids.GROUPS)) {
      if (dice.chance(0.1)) {
        continue;
      }
      var parent = dice.maybe(0.7, mayHaveChildren);
      boolean deep = parent.map(p -> groups.stream().anyMatch(g -> isBelow(g, p))).orElse(false);
      if (!deep) {
        mayHaveChildren.add(id);
      }
      groups.add(new Group(id, "Group " + id, parent, dice.chance(0.15), dice.chance(0.9)));
    }
    return groups;
  }

  private static boolean isBelow(Group group, String parent) {
    return group.id().equals(parent) && group.parent().isPresent();
  }

  private Skill skill(String id) {
    var target = dice.maybe(0.6, TARGETS);
    return new Skill(id, "Skill " + id, dice.chance(0.15), target, dice.maybe(0.5, TARGETS));
  }

  private Agent agent(String id) {
    var type = dice.one(List.of(UserType.values()));
    return new Agent(
        id,
        type == UserType.SYSTEM && dice.chance(0.6) ? UserType.HUMAN : type,
        dice.maybe(0.85, dice.chance(0.9) ? Ids.GROUPS : Ids.GHOST_GROUPS),
        dice.some(3, Ids.skills()),
        dice.chance(0.3) ? Optional.empty() : Optional.of(dice.number(0, 8)),
        dice.chance(0.88),
        dice.chance(0.12));
  }

  /** Several states for most agents: some at the same time, some days or weeks old. */
  private List<Event> states(EventIds eventIds) {
    var events = new ArrayList<Event>();
    for (var agent : Ids.agents()) {
      long time = base;
      for (int i = dice.number(0, 12); i > 0; i--) {
        events.add(eventIds.state(agent, dice.nearMinute(time + dice.number(-2, 2) * 60_000L)));
        time -= dice.chance(0.3) ? 0 : dice.number(0, 7_200_000);
        if (dice.chance(0.1)) {
          time = base - dice.within(Duration.ofHours(12), Duration.ofDays(30));
        }
      }
    }
    return events;
  }
}
