package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.HistoricalQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of the historical call.
 *
 * @param count how many groups match, before paging
 * @param all the points over everything; none where the answer is grouped
 * @param groups the page of groups
 */
public record HistoricalAnswer(
    HistoricalQuery query, Instant asOf, long count, List<Point> all, List<Group> groups)
    implements Answer {
  /** The points of a group, a skill or an agent; its name, {@code NA} when there is none. */
  public record Group(String key, String description, List<Point> points) {}

  /**
   * An interval's values in catalogue order; a metric without a value is empty.
   *
   * @param end of the interval, epoch ms
   * @param compared those of the interval to compare with, where asked for
   */
  public record Point(
      long end,
      Map<Metric, Optional<BigDecimal>> values,
      Optional<Map<Metric, Optional<BigDecimal>>> compared) {}
}
