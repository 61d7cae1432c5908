package io.managerworkspace.bench;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.Page;
import io.managerworkspace.metrics.query.Scope;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.metrics.query.Sort;
import io.managerworkspace.metrics.query.TimeWindow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question as a client asks it and as the engine gets it.
 *
 * @param from epoch ms
 * @param to epoch ms
 */
record Question(Shape shape, long from, long to, Optional<Metric> sort, boolean descending) {
  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 3_600_000;
  private static final int DAY = 24;

  /**
   * What is asked, but when and in which order.
   *
   * @param name for the result
   * @param hours that are asked about, but a few minutes
   * @param isByMetric whether it is always sorted by a metric, and not by key every other time
   */
  record Shape(
      String name,
      Set<Metric> metrics,
      GroupBy groupBy,
      Filters filters,
      int hours,
      boolean isByMetric) {

    Shape(String name, Set<Metric> metrics, GroupBy groupBy, Filters filters) {
      this(name, metrics, groupBy, filters, DAY, false);
    }

    /** One of 400 different requests. */
    Question variant(int number) {
      long now = minuteOf(System.currentTimeMillis());
      // Windows around an hour, but below a day, which is the longest.
      int later = number % 20 - (hours == DAY ? 0 : 10);
      long from = now - hours * HOUR_MS + (1 + later) * MINUTE_MS;
      long to = now - number / 20 % 5 * MINUTE_MS;
      boolean descending = number / 100 % 2 == 1;
      return new Question(this, from, to, sort(number / 200 % 2), descending);
    }

    private Optional<Metric> sort(int way) {
      if (isByMetric) {
        return metrics.stream().skip(way).findFirst();
      }
      return way == 1 ? metrics.stream().findFirst() : Optional.empty();
    }

    /** The last hours as of an instant, but a minute: it may be sent in the next one. */
    Question last(int hours, long now) {
      long from = now - (hours * 60 - 1) * MINUTE_MS;
      return new Question(this, from, now, Optional.empty(), false);
    }
  }

  byte[] request(Tenant tenant) {
    var name = sort.map(Metric::responseName).orElse("key");
    return tenant.question("?sort=" + name + (descending ? ":desc" : ":asc"), body());
  }

  private String body() {
    return body("{\"from\":%d,\"to\":%d}".formatted(from, to));
  }

  /** The body of a live question about the last hours. */
  String bodyOfLast(int hours) {
    return body("{\"last\":\"PT%dH\"}".formatted(hours));
  }

  private String body(String time) {
    return """
    {"filters":{"time":%s,"includeSubGroups":%b,"agentIds":[%s],"skillIds":[%s]},\
    "metricsToRetrieveByTime":[%s],"metricsToRetrieveCurrentValue":[%s],"groupBy":"%s"}"""
        .formatted(
            time,
            shape.filters().includeSubGroups(),
            quoted(shape.filters().agentIds()),
            quoted(shape.filters().skillIds()),
            quoted(names(Metric.Kind.BY_TIME)),
            quoted(names(Metric.Kind.CURRENT)),
            shape.groupBy());
  }

  private List<String> names(Metric.Kind kind) {
    return shape.metrics().stream()
        .filter(metric -> metric.kind() == kind)
        .map(Metric::requestName)
        .toList();
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(","));
  }

  MetricsQuery query(String accountId) {
    return new MetricsQuery(
        new Selection(
            accountId,
            Scope.everything(),
            new TimeWindow(minuteOf(from), minuteOf(to) + MINUTE_MS),
            shape.filters()),
        shape.metrics(),
        Optional.of(shape.groupBy()),
        true,
        new Sort<>(sort, descending),
        new Page(0, 50));
  }

  private static long minuteOf(long time) {
    return time - time % MINUTE_MS;
  }
}
