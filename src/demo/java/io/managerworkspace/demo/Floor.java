package io.managerworkspace.demo;

import io.managerworkspace.demo.Configuration.Agent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The agents at work: who is there, and how many conversations each one has. */
final class Floor {
  private static final String ONLINE = "ONLINE";
  private static final String OFFLINE = "OFFLINE";
  private static final List<String> BREAKS =
      List.of("BACK_SOON", "BACK_SOON", "AWAY", "AWAY", OFFLINE);

  private final List<Agent> staff = Configuration.staff();
  private final Map<String, String> states = new HashMap<>();
  private final Map<String, Integer> loads = new HashMap<>();
  private final RandomGenerator random;

  Floor(RandomGenerator random) {
    this.random = random;
  }

  /** Everybody comes to work. */
  void open(Journal journal) {
    staff.forEach(agent -> enter(agent, ONLINE, journal));
  }

  /** Somebody takes a break, or comes back from one. */
  void change(Journal journal) {
    var agent = staff.get(random.nextInt(staff.size()));
    if (!states.get(agent.id()).equals(ONLINE)) {
      enter(agent, ONLINE, journal);
    } else if (!agent.isBot() && random.nextInt(100) < 25) {
      enter(agent, BREAKS.get(random.nextInt(BREAKS.size())), journal);
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
    journal.agentState(agent.id(), state);
  }

  private double occupation(Agent agent) {
    return (double) load(agent) / agent.slots();
  }

  private int load(Agent agent) {
    return loads.getOrDefault(agent.id(), 0);
  }
}
