package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.MetricsQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of the metrics call.
 *
 * @param count how many groups match, before paging
 * @param all the values over everything, where asked for
 * @param groups the page of groups
 */
public record MetricsAnswer(
    MetricsQuery query, Instant asOf, long count, Optional<Values> all, List<Group> groups)
    implements Answer {
  /** A group's or skill's values; its name, {@code NA} when it has none. */
  public record Group(String key, String description, Values values) {}

  /** Values in catalogue order; a metric without a value is empty. */
  public record Values(Map<Metric, Optional<BigDecimal>> byMetric) {}
}
