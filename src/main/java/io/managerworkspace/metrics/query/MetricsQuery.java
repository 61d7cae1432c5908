package io.managerworkspace.metrics.query;

import io.managerworkspace.metrics.catalog.Metric;
import java.util.Optional;
import java.util.Set;

/**
 * A question that can be answered: everything in it was checked.
 *
 * @param scope how far who asks can see
 * @param metrics to answer with, in catalogue order
 * @param groupBy present exactly when the answer has a groupBy section
 * @param all whether the answer has the section over everything
 */
public record MetricsQuery(
    String accountId,
    Scope scope,
    TimeWindow window,
    Filters filters,
    Set<Metric> metrics,
    Optional<GroupBy> groupBy,
    boolean all,
    Sort sort,
    Page page) {
  /** Whether groups are asked for by id by someone who cannot see every group. */
  public boolean mayAskForForeignGroups() {
    return scope.isLimited() && !filters.agentGroupIds().isEmpty();
  }
}
