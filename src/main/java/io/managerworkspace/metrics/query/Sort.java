package io.managerworkspace.metrics.query;

import io.managerworkspace.metrics.catalog.Metric;
import java.util.Optional;

/**
 * The order of the groups; ties break by key ascending.
 *
 * @param metric what to sort by; empty: the key
 * @param asked the request's own words, for links; empty when it had none
 */
public record Sort(Optional<Metric> metric, boolean descending, Optional<String> asked) {
  static final Sort DEFAULT = new Sort(Optional.empty(), false, Optional.empty());
}
