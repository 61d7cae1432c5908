package io.managerworkspace.metrics.query;

import io.managerworkspace.metrics.catalog.Metric;
import java.util.Optional;
import java.util.Set;

/**
 * What the historical call asks.
 *
 * @param metrics by time, to answer each point with; in catalogue order
 * @param listing present exactly when the answer is grouped
 * @param timeZone the name of the zone that was asked for
 */
public record HistoricalQuery(
    Selection selection,
    Set<Metric> metrics,
    Optional<Listing> listing,
    Series series,
    Optional<String> timeZone)
    implements Question {
  @Override
  public Method method() {
    return Method.HISTORICAL;
  }

  @Override
  public Optional<Page> paging() {
    return listing.map(Listing::page);
  }

  @Override
  public boolean listsAgents() {
    return listing.filter(list -> list.groupBy() == GroupBy.AGENT).isPresent();
  }
}
