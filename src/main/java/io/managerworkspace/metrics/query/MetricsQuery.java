package io.managerworkspace.metrics.query;

import io.managerworkspace.metrics.catalog.Metric;
import java.util.Optional;
import java.util.Set;

/**
 * What the metrics call asks.
 *
 * @param metrics to answer with, in catalogue order
 * @param groupBy present exactly when the answer has a groupBy section
 * @param all whether the answer has the section over everything
 */
public record MetricsQuery(
    Selection selection,
    Set<Metric> metrics,
    Optional<GroupBy> groupBy,
    boolean all,
    Sort<Metric> sort,
    Page page)
    implements Question {
  @Override
  public Method method() {
    return Method.METRICS;
  }

  @Override
  public Optional<Page> paging() {
    return Optional.of(page);
  }
}
