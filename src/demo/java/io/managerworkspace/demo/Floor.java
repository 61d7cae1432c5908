package io.managerworkspace.demo;

import io.managerworkspace.demo.Configuration.Agent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The agents at work: who is there, and how many conversations each one has. */
final class Floor {
  private static final String ONLINE = "ONLINE";
  private static final String OFFLINE = "OFFLINE";
  private static final List<Break> BREAKS =
      List.of(
          new Break("BACK_SOON", "Short break"),
          new Break("BACK_SOON", "Asking a colleague"),
          new Break("AWAY", "Lunch"),
          new Break("AWAY", "Training"),
          new Break("AWAY", "Meeting"),
          new Break(OFFLINE));
  private static final int HUMANS_BETWEEN_SHIFTS = 7;

  private final List<Agent> staff = Configuration.staff();
  private final Map<String, String> states = new HashMap<>();
  private final Set<String> atWork = new HashSet<>();
  private final Map<String, Integer> loads = new HashMap<>();
  private final RandomGenerator random;

  Floor(RandomGenerator random) {
    this.random = random;
  }

  /** Why an agent takes no conversations. */
  private record Break(String state, Optional<String> reason) {
    private Break(String state) {
      this(state, Optional.empty());
    }

    private Break(String state, String reason) {
      this(state, Optional.of(reason));
    }
  }

  /** Who is due at work comes, and the others go home. */
  void staff(Stretch stretch, Journal journal) {
    for (int number = 0; number < staff.size(); number++) {
      var agent = staff.get(number);
      boolean isDue = agent.isBot() || isDue(number, stretch);
      if (isDue && atWork.add(agent.id())) {
        enter(agent, ONLINE, journal);
      } else if (!isDue && (atWork.remove(agent.id()) || !states.containsKey(agent.id()))) {
        enter(agent, OFFLINE, journal);
      }
    }
  }

  private static boolean isDue(int number, Stretch stretch) {
    int place = number + stretch.shift() * HUMANS_BETWEEN_SHIFTS;
    return place % Configuration.HUMANS < stretch.humans();
  }

  /** Somebody takes a break, or comes back from one. */
  void change(Journal journal) {
    var agent = staff.get(random.nextInt(staff.size()));
    if (!atWork.contains(agent.id())) {
      return;
    }
    if (!states.get(agent.id()).equals(ONLINE)) {
      enter(agent, ONLINE, journal);
    } else if (!agent.isBot() && random.nextInt(100) < 25) {
      var pause = BREAKS.get(random.nextInt(BREAKS.size()));
      states.put(agent.id(), pause.state());
      journal.agentState(agent.id(), pause.state(), pause.reason());
    }
  }

  boolean isThere(Agent agent) {
    return !states.get(agent.id()).equals(OFFLINE);
  }

  /** The least busy agent who is online, has the skill and has room. */
  Optional<Agent> take(String skillId) {
    var agent =
        staff.stream()
            .filter(each -> each.skillIds().contains(skillId))
            .filter(each -> states.get(each.id()).equals(ONLINE))
            .filter(each -> load(each) < each.slots())
            .min((one, other) -> Double.compare(occupation(one), occupation(other)));
    agent.ifPresent(found -> loads.merge(found.id(), 1, Integer::sum));
    return agent;
  }

  void release(Agent agent) {
    loads.merge(agent.id(), -1, Integer::sum);
  }

  private void enter(Agent agent, String state, Journal journal) {
    states.put(agent.id(), state);
    journal.agentState(agent.id(), state, Optional.empty());
  }

  private double occupation(Agent agent) {
    return (double) load(agent) / agent.slots();
  }

  private int load(Agent agent) {
    return loads.getOrDefault(agent.id(), 0);
  }
}
