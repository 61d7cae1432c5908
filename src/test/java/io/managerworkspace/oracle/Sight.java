package io.managerworkspace.oracle;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a credential sees: everything, or some groups with all that is below them, and of what
 * belongs to nobody that of the skills which agents of these groups have.
 */
record Sight(Optional<Set<String>> groups, Set<String> skills) {
  static final Sight EVERYTHING = new Sight(Optional.empty(), Set.of());

  static Sight of(Collection<String> managed, Directory directory) {
    var groups = new HashSet<String>();
    managed.forEach(id -> groups.addAll(directory.subtree(id)));
    var skills =
        directory.counted().stream()
            .filter(agent -> agent.group().filter(groups::contains).isPresent())
            .flatMap(agent -> agent.skills().stream())
            .collect(toSet());
    return new Sight(Optional.of(groups), skills);
  }

  boolean isLimited() {
    return groups.isPresent();
  }

  boolean shows(Place place) {
    return groups.isEmpty()
        || place.group().filter(groups.get()::contains).isPresent()
        || place.agent().isEmpty() && !Collections.disjoint(place.skills(), skills);
  }

  boolean lists(GroupBy dimension, String key) {
    return groups.isEmpty()
        || switch (dimension) {
          case SKILL_ID -> skills.contains(key);
          case AGENT_GROUP_ID -> groups.get().contains(key);
          case AGENT_ID -> true;
        };
  }

  /** Whether a question with these filters is answered at all. */
  boolean allows(Filters filters) {
    return groups.isEmpty() || groups.get().containsAll(filters.agentGroupIds().orElse(List.of()));
  }
}
