package io.managerworkspace.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.metrics.query.Listing;
import io.managerworkspace.metrics.sql.HistoricalAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A series on the wire: its points, or those of each group. */
@JsonPropertyOrder({"historicalMetricsIntervals", "groupBy", "timeZone"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@RegisterForReflection(
    targets = {
      HistoricalResponse.class,
      HistoricalResponse.Point.class,
      HistoricalResponse.Groups.class,
      HistoricalResponse.Group.class
    })
record HistoricalResponse(
    Optional<List<Point>> historicalMetricsIntervals,
    Optional<Groups> groupBy,
    Optional<String> timeZone) {

  /**
   * One interval.
   *
   * @param timestamp its end, epoch ms
   */
  @JsonPropertyOrder({"timestamp", "values", "compared"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Point(long timestamp, Map<String, Number> values, Optional<Map<String, Number>> compared) {
    static Point of(HistoricalAnswer.Point point) {
      return new Point(
          point.end(), Written.metrics(point.values()), point.compared().map(Written::metrics));
    }
  }

  record Groups(String groupByField, List<Group> groups) {}

  @JsonPropertyOrder({"key", "keyDescription", "historicalMetricsIntervals"})
  record Group(String key, String keyDescription, List<Point> historicalMetricsIntervals) {}

  static HistoricalResponse of(HistoricalAnswer answer) {
    var query = answer.query();
    return new HistoricalResponse(
        query.listing().isPresent() ? Optional.empty() : Optional.of(points(answer.all())),
        query.listing().map(Listing::groupBy).map(by -> new Groups(by.toString(), groups(answer))),
        query.timeZone());
  }

  private static List<Group> groups(HistoricalAnswer answer) {
    return answer.groups().stream()
        .map(group -> new Group(group.key(), group.description(), points(group.points())))
        .toList();
  }

  private static List<Point> points(List<HistoricalAnswer.Point> points) {
    return points.stream().map(Point::of).toList();
  }
}
