package io.managerworkspace.metrics.query;

/**
 * Which data a question is about: everything in it was checked.
 *
 * @param scope how far who asks can see
 */
public record Selection(String accountId, Scope scope, TimeWindow window, Filters filters) {
  /** Whether groups are asked for by id by someone who cannot see every group. */
  public boolean mayAskForForeignGroups() {
    return scope.isLimited() && !filters.agentGroupIds().isEmpty();
  }

  /** How many ids it has. */
  public int ids() {
    return scope.groupIds().size()
        + filters.agentIds().size()
        + filters.agentGroupIds().size()
        + filters.skillIds().size();
  }
}
