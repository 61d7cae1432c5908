package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small account told by hand; times are seconds after noon. */
final class Scene {
  static final long NOON = Instant.parse("2026-01-02T12:00:00Z").toEpochMilli();

  private final List<Group> groups = new ArrayList<>();
  private final List<Skill> skills = new ArrayList<>();
  private final List<Agent> agents = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private String conversation = "c";

  Scene group(String id, String parent) {
    groups.add(new Group(id, "Group " + id, Optional.ofNullable(parent), false, true));
    return this;
  }

  Scene deletedGroup(String id, String parent) {
    groups.add(new Group(id, "Group " + id, Optional.ofNullable(parent), true, true));
    return this;
  }

  Scene skill(String id, Integer target, Integer firstTarget) {
    var first = Optional.ofNullable(firstTarget);
    skills.add(new Skill(id, "Skill " + id, false, Optional.ofNullable(target), first));
    return this;
  }

  Scene agent(String id, UserType type, String group, Integer slots, String... skillIds) {
    var home = Optional.ofNullable(group);
    var max = Optional.ofNullable(slots);
    agents.add(new Agent(id, type, home, Set.of(skillIds), max, true, false));
    return this;
  }

  Scene disabledAgent(String id, String group) {
    var none = Optional.<Integer>empty();
    agents.add(new Agent(id, UserType.HUMAN, Optional.of(group), Set.of(), none, false, false));
    return this;
  }

  Scene conversation(String id) {
    conversation = id;
    return this;
  }

  /** An event of the conversation; the members are names and values in turn. */
  Scene at(double seconds, String type, Object... members) {
    return event(seconds, type, Optional.of(conversation), members);
  }

  Scene state(double seconds, String agent, State state) {
    var members = new Object[] {"agentId", agent, "state", state.name()};
    return event(seconds, Event.STATE, Optional.empty(), members);
  }

  private Scene event(double seconds, String type, Optional<String> of, Object... members) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      named.put((String) members[i], members[i + 1]);
    }
    var id = "e%05d".formatted(events.size());
    events.add(new Event(id, type, NOON + Math.round(seconds * 1000), of, named));
    return this;
  }

  /** A value over noon to one o'clock, seen at the given second. */
  String value(Metric metric, double now) {
    return value(metric, now, Selection.EVERYTHING);
  }

  String value(Metric metric, double now, Selection selection) {
    return oracle(question(Filters.NONE, Optional.empty(), Optional.empty()), now)
        .value(metric, selection)
        .map(BigDecimal::toPlainString)
        .orElse("null");
  }

  List<String> keys(GroupBy dimension, Filters filters, Optional<Sort> sort) {
    return oracle(question(filters, Optional.of(dimension), sort), 3600).sortedKeys();
  }

  ObjectNode answer(Query query, double now) {
    return oracle(query, now).answer("http://h/m");
  }

  static Query question(Filters filters, Optional<GroupBy> dimension, Optional<Sort> sort) {
    return new Query(
        NOON,
        NOON + 3_599_999,
        filters,
        Set.of(),
        dimension,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sort);
  }

  private Oracle oracle(Query query, double now) {
    var settings = new Settings(240_000, new BigDecimal("0.2"), 4);
    var account = new Account(new World(settings, groups, skills, agents, events));
    return new Oracle(account, query, NOON + Math.round(now * 1000));
  }
}
