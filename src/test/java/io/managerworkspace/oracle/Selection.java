package io.managerworkspace.oracle;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The filters of a question with sub-groups spelt out; an empty one selects everything. */
record Selection(
    Optional<Set<String>> agents,
    Optional<Set<String>> groups,
    Optional<Set<String>> skills,
    Optional<Set<UserType>> types) {

  static final Selection EVERYTHING =
      new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What belongs to nobody passes no filter on agents, groups or user types. */
  boolean selects(Place place) {
    return passes(agents, place.agent())
        && passes(groups, place.group())
        && passes(types, place.type())
        && skills.filter(wanted -> Collections.disjoint(wanted, place.skills())).isEmpty();
  }

  Selection withinGroups(Set<String> only) {
    return new Selection(agents, Optional.of(common(groups, only)), skills, types);
  }

  Selection withinSkill(String only) {
    return new Selection(agents, groups, Optional.of(common(skills, Set.of(only))), types);
  }

  Selection withinAgent(String only) {
    return new Selection(Optional.of(common(agents, Set.of(only))), groups, skills, types);
  }

  private static Set<String> common(Optional<Set<String>> filter, Set<String> only) {
    var both = new HashSet<>(only);
    filter.ifPresent(both::retainAll);
    return both;
  }

  private static <T> boolean passes(Optional<Set<T>> filter, Optional<T> value) {
    return filter.isEmpty() || value.filter(filter.get()::contains).isPresent();
  }
}
