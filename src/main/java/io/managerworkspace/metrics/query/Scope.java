package io.managerworkspace.metrics.query;

import java.util.Collection;
import java.util.List;

/** How far who asks can see, whatever the question. */
public sealed interface Scope {
  /** All groups of the account, and what belongs to none. */
  record Everything() implements Scope {}

  /**
   * Groups with everything below them; of what belongs to nobody, that of the skills which agents
   * of these groups have.
   *
   * @param groupIds in one order and each once, so that equal scopes are equal; none: nothing is
   *     seen
   */
  record ManagedGroups(List<String> groupIds) implements Scope {
    public ManagedGroups {
      groupIds = groupIds.stream().distinct().sorted().toList();
    }
  }

  static Scope everything() {
    return new Everything();
  }

  static Scope ofGroups(Collection<String> groupIds) {
    return new ManagedGroups(List.copyOf(groupIds));
  }

  /** The groups that limit the sight; none as well where nothing does. */
  default List<String> groupIds() {
    return switch (this) {
      case Everything _ -> List.of();
      case ManagedGroups(var groupIds) -> groupIds;
    };
  }

  default boolean isLimited() {
    return this instanceof ManagedGroups;
  }
}
