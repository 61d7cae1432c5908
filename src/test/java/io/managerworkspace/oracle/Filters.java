package io.managerworkspace.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The filters of a question as sent: absent, empty, or ids with or without repetitions. */
record Filters(
    Optional<List<String>> agentIds,
    Optional<List<String>> agentGroupIds,
    Optional<List<String>> skillIds,
    Optional<List<UserType>> userTypes,
    boolean includeSubGroups) {

  static final Filters NONE =
      new Filters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  Filters withGroups(List<String> ids) {
    return new Filters(agentIds, Optional.of(ids), skillIds, userTypes, includeSubGroups);
  }

  Selection selection(Directory directory) {
    var groups = set(agentGroupIds).map(ids -> withSubGroups(ids, directory));
    return new Selection(set(agentIds), groups, set(skillIds), set(userTypes));
  }

  /** The group's ids that its key stands for. */
  Set<String> groupsOf(String key, Directory directory) {
    return withSubGroups(Set.of(key), directory);
  }

  /** The ids asked for of the dimension that is grouped by. */
  Optional<Set<String>> on(GroupBy dimension) {
    return switch (dimension) {
      case SKILL_ID -> set(skillIds);
      case AGENT_GROUP_ID -> set(agentGroupIds);
      case AGENT_ID -> set(agentIds);
    };
  }

  /** Whether another dimension than the one that is grouped by is limited. */
  boolean limitsBeside(GroupBy dimension) {
    var other = dimension == GroupBy.SKILL_ID ? agentGroupIds : skillIds;
    return set(agentIds).isPresent() || set(userTypes).isPresent() || set(other).isPresent();
  }

  private Set<String> withSubGroups(Set<String> ids, Directory directory) {
    if (!includeSubGroups) {
      return ids;
    }
    var all = new HashSet<String>();
    ids.forEach(id -> all.addAll(directory.subtree(id)));
    return all;
  }

  private static <T> Optional<Set<T>> set(Optional<List<T>> ids) {
    return ids.filter(list -> !list.isEmpty()).map(Set::copyOf);
  }
}
