package io.managerworkspace.bench;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.HistoricalQuery;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.metrics.query.Series;
import io.managerworkspace.metrics.query.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question about a series over everything, but when.
 *
 * @param name for the result
 * @param hours that are asked about
 * @param minutes of an interval
 * @param goal for the median
 */
record SeriesShape(String name, Set<Metric> metrics, int hours, int minutes, double goal) {
  private static final long MINUTE_MS = 60_000;
  private static final int DIFFERENT = 400;

  /** The window of one of 400 different requests: it ends so many minutes ago. */
  private TimeWindow window(int number) {
    long now = System.currentTimeMillis();
    long to = now - now % MINUTE_MS - number % DIFFERENT * MINUTE_MS;
    return new TimeWindow(to - hours * 60 * MINUTE_MS + DIFFERENT * MINUTE_MS, to);
  }

  byte[] request(Tenant tenant, int number) {
    var window = window(number);
    var names =
        metrics.stream()
            .map(metric -> "\"" + metric.requestName() + "\"")
            .collect(Collectors.joining(","));
    return tenant.method(
        "historical?interval=" + minutes,
        "{\"filters\":{\"time\":{\"from\":%d,\"to\":%d}},\"metricsToRetrieveByTime\":[%s]}"
            .formatted(window.from(), window.to() - 1, names));
  }

  HistoricalQuery query(String accountId, int number) {
    var window = window(number);
    var bounds = new ArrayList<Long>();
    for (long at = window.from(); at < window.to(); at += minutes * MINUTE_MS) {
      bounds.add(at);
    }
    bounds.add(window.to());
    var none = new Filters(List.of(), List.of(), List.of(), List.of(), false);
    return new HistoricalQuery(
        new Selection(accountId, Scope.everything(), window, none),
        metrics,
        Optional.empty(),
        new Series(bounds, List.of()),
        Optional.empty());
  }
}
