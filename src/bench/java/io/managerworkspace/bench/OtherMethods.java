package io.managerworkspace.bench;

import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Questions that only other methods than the metrics call answer. */
final class OtherMethods {
  private static final long MINUTE_MS = 60_000;
  private static final int DIFFERENT = 400;
  private static final String VIEW =
      """
      {"filters":{"time":%s},"metricsToRetrieveByTime":[%s],"metricsToRetrieveCurrentValue":[%s]}"""
          .formatted("%s", names(Metric.Kind.BY_TIME), names(Metric.Kind.CURRENT));
  private static final String FILTERS = "{\"filters\":{\"time\":%s}}";

  /** Those that are measured. */
  static final List<Shape> ALL =
      List.of(
          new Shape("agent view, 50 agents, all metrics, 1 h", "agent_view?sort=", VIEW, 1, 0.15),
          new Shape("agent view, 50 agents, all metrics, 24 h", "agent_view?sort=", VIEW, 24, 0.25),
          rows("by time", "time", 0.2),
          rows("by value", "value", Double.NaN),
          new Shape("availability of skills", "skill/availability?", "{}", 0, 0.05));

  private static final List<String> SORTS =
      List.of("avgWaitTime:desc", "closedConversations", "onlineDuration:desc", "agentLoad:desc");

  private OtherMethods() {}

  /**
   * A question, but when.
   *
   * @param path with parameters; where it ends with {@code sort=} one follows
   * @param body with a place for the time
   * @param hours that are asked about; 0: none
   */
  record Shape(String name, String path, String body, int hours, double goal) {
    /** One of 400 different requests: its window is some minutes shorter at both ends. */
    byte[] request(Tenant tenant, int number) {
      long now = System.currentTimeMillis();
      long minute = now - now % MINUTE_MS;
      long from = minute - (hours * 60 - 1 - number % 20) * MINUTE_MS;
      long to = minute - number % DIFFERENT / 20 * MINUTE_MS;
      var sort = path.endsWith("sort=") ? SORTS.get(number % SORTS.size()) : "";
      return tenant.method(path + sort, body.formatted(time(from, to)));
    }

    private static String time(long from, long to) {
      return "{\"from\":%d,\"to\":%d}".formatted(from, to);
    }
  }

  private static Shape rows(String order, String sort, double goal) {
    return new Shape(
        "rows behind a number, 50 of a day's responses, " + order,
        "metrics/rows?metric=avg_wait_time&limit=50&sort=%s:desc".formatted(sort),
        FILTERS,
        24,
        goal);
  }

  private static String names(Metric.Kind kind) {
    return Arrays.stream(AgentViewMetric.values())
        .filter(metric -> metric.kind() == kind)
        .map(metric -> "\"" + metric.requestName() + "\"")
        .collect(Collectors.joining(","));
  }
}
