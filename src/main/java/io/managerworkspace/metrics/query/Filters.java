package io.managerworkspace.metrics.query;

import io.managerworkspace.model.UserType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What limits the answer; an empty list does not.
 *
 * @param includeSubGroups whether a group stands for itself and everything below it
 */
public record Filters(
    List<String> agentIds,
    List<String> agentGroupIds,
    List<String> skillIds,
    List<UserType> userTypes,
    boolean includeSubGroups) {
  /** Everything is selected. */
  public static final Filters NONE = new Filters(List.of(), List.of(), List.of(), List.of(), false);

  /** Whether something other than the grouped dimension is limited. */
  public boolean limitOtherThan(GroupBy groupBy) {
    return !userTypes.isEmpty()
        || Stream.of(GroupBy.values())
            .anyMatch(dimension -> dimension != groupBy && !idsOf(dimension).isEmpty());
  }

  /** The ids that a dimension is limited to. */
  public List<String> idsOf(GroupBy dimension) {
    return switch (dimension) {
      case SKILL -> skillIds;
      case AGENT_GROUP -> agentGroupIds;
      case AGENT -> agentIds;
    };
  }
}
