package io.managerworkspace.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who works in the data set, as arithmetic over numbers from 0 on; {@code population.sql} has the
 * same formulas. Every 25th agent is a bot.
 *
 * @param start epoch ms, a whole minute; all conversations lie in the 24 hours from here on
 */
record Population(Size size, long start) {
  private static final int BOT_EVERY = 25;

  /** A number below 2^31 that looks random; products stay below 2^63, as SQL needs it. */
  static long mix(long number, int salt) {
    long x = ((number + 1) * 1_103_515_245L + salt * 12_345_678_901L) % 2_147_483_647L;
    return (x * (x % 65_521) + 12_345) % 2_147_483_647L;
  }

  String groupId(int group) {
    return Integer.toString(1_000 + group);
  }

  String skillId(int skill) {
    return Integer.toString(3_000 + skill);
  }

  String agentId(int agent) {
    return Integer.toString(5_000_000 + agent);
  }

  /** The number of the agent who is the nth human. */
  int human(long nth) {
    int humans = size.agents() / BOT_EVERY * (BOT_EVERY - 1);
    int human = (int) (nth % humans);
    return human / (BOT_EVERY - 1) * BOT_EVERY + human % (BOT_EVERY - 1);
  }

  /** The number of the agent who is the nth bot. */
  int bot(long nth) {
    return (int) (nth % (size.agents() / BOT_EVERY)) * BOT_EVERY + BOT_EVERY - 1;
  }

  /** One of an agent's three skills. */
  int skillOf(int agent, int which) {
    return (agent + which * (size.skills() / 3)) % size.skills();
  }

  String groups() {
    return array(size.groups(), this::group);
  }

  private String group(int group) {
    int roots = roots();
    int middles = middles();
    if (group < roots) {
      return "{\"id\":%s,\"name\":\"Group %d\"}".formatted(groupId(group), group);
    }
    int parent =
        group < roots + middles
            ? (group - roots) % roots
            : roots + (group - roots - middles) % middles;
    return "{\"id\":%s,\"name\":\"Group %d\",\"parentGroupId\":%s}"
        .formatted(groupId(group), group, groupId(parent));
  }

  String skills() {
    return array(size.skills(), this::skill);
  }

  private String skill(int skill) {
    var name = "{\"id\":%s,\"name\":\"Skill %d\"".formatted(skillId(skill), skill);
    var target = skill % 10 == 9 ? "" : ",\"slaDefaultResponseTime\":70";
    var first = skill % 10 == 9 || skill % 2 == 1 ? "" : ",\"slaFirstTimeResponseTime\":60";
    return name + target + first + "}";
  }

  String agents() {
    return array(size.agents(), this::agent);
  }

  private String agent(int agent) {
    return """
    {"id":%s,"loginName":"agent%d","userTypeId":%d,"maxAsyncChats":%s,"skillIds":[%s,%s,%s],\
    "memberOf":{"agentGroupId":%s}}"""
        .formatted(
            agentId(agent),
            agent,
            agent % BOT_EVERY == BOT_EVERY - 1 ? 2 : 1,
            agent % 4 == 0 ? "null" : Integer.toString(3 + agent % 5),
            skillId(skillOf(agent, 0)),
            skillId(skillOf(agent, 1)),
            skillId(skillOf(agent, 2)),
            groupId(groupOf(agent)));
  }

  private int groupOf(int agent) {
    int above = roots() + middles();
    return agent % 10 == 9
        ? roots() + (int) (mix(agent, 60) % middles())
        : above + (int) (mix(agent, 60) % (size.groups() - above));
  }

  int roots() {
    return Math.max(1, size.groups() / 25);
  }

  int middles() {
    return size.groups() / 5;
  }

  /** What state each agent has taken; one in ten never had one. */
  List<String> agentStates() {
    return IntStream.range(0, size.agents())
        .filter(agent -> mix(agent, 50) % 10 < 9)
        .mapToObj(this::agentState)
        .toList();
  }

  private String agentState(int agent) {
    var state =
        switch ((int) (mix(agent, 50) % 10)) {
          case 6 -> "BACK_SOON";
          case 7 -> "AWAY";
          case 8 -> "OFFLINE";
          default -> "ONLINE";
        };
    return "{\"time\":%d,\"eventId\":\"state-%d\",\"type\":\"AGENT_STATE\",\"agentId\":\"%s\",\"state\":\"%s\"}"
        .formatted(start + agent, agent, agentId(agent), state);
  }

  private static String array(int count, java.util.function.IntFunction<String> format) {
    return "[" + String.join(",", IntStream.range(0, count).mapToObj(format).toList()) + "]";
  }
}
