package io.managerworkspace.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.sql.MetricsAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of the answer on the wire; one that was not asked for is left out. */
@JsonPropertyOrder({"groupBy", "all"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@RegisterForReflection(
    targets = {
      MetricsResponse.class,
      MetricsResponse.Metadata.class,
      MetricsResponse.Link.class,
      MetricsResponse.Groups.class,
      MetricsResponse.Group.class
    })
record MetricsResponse(Optional<Groups> groupBy, Optional<Map<String, Number>> all) {

  /** The number of groups that match, before paging, and the links between pages. */
  @JsonPropertyOrder({"count", "first", "prev", "self", "next", "last"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Metadata(
      long count,
      Optional<Link> first,
      Optional<Link> prev,
      Link self,
      Optional<Link> next,
      Optional<Link> last) {}

  record Link(String rel, String href) {}

  record Groups(String groupByField, List<Group> groups) {}

  record Group(String key, String keyDescription, Map<String, Number> metrics) {}

  static MetricsResponse of(MetricsQuery query, MetricsAnswer answer) {
    return new MetricsResponse(
        query.groupBy().map(field -> new Groups(field.toString(), groups(answer))),
        answer.all().map(MetricsResponse::metrics));
  }

  private static List<Group> groups(MetricsAnswer answer) {
    return answer.groups().stream()
        .map(group -> new Group(group.key(), group.description(), metrics(group.values())))
        .toList();
  }

  private static Map<String, Number> metrics(MetricsAnswer.Values values) {
    var metrics = new LinkedHashMap<String, Number>();
    values
        .byMetric()
        .forEach(
            (metric, value) ->
                metrics.put(
                    metric.responseName(), value.map(found -> number(metric, found)).orElse(null)));
    return metrics;
  }

  private static Number number(Metric metric, BigDecimal value) {
    return switch (metric.type()) {
      case LONG -> value.toBigIntegerExact();
      case DOUBLE -> plain(value);
    };
  }

  /** With at least one decimal and none that is not needed, and never with an exponent. */
  private static BigDecimal plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 1 ? stripped.setScale(1, RoundingMode.UNNECESSARY) : stripped;
  }
}
