package io.managerworkspace.oracle;

import java.util.List;

/** Everything an account was told: its settings, its configuration and its raw events. */
record World(
    Settings settings,
    List<Group> groups,
    List<Skill> skills,
    List<Agent> agents,
    List<Event> events) {

  long conversations() {
    return events.stream().flatMap(e -> e.conversation().stream()).distinct().count();
  }
}
