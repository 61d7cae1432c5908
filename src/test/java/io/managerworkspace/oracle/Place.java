package io.managerworkspace.oracle;

import java.util.Optional;
import java.util.Set;

/**
 * Where something counts: a fact or a conversation has at most one skill, an agent has several;
 * what is attributed to nobody has neither agent, group nor user type.
 */
record Place(
    Optional<String> agent, Optional<String> group, Optional<UserType> type, Set<String> skills) {

  static Place of(Optional<Assignment> assignment, Optional<String> skill) {
    return new Place(
        assignment.map(Assignment::agent),
        assignment.flatMap(Assignment::group),
        assignment.map(Assignment::type),
        skill.map(Set::of).orElse(Set.of()));
  }
}
