package io.managerworkspace.metrics.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.catalog.NamedMetric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the names of the metrics to answer with.
 *
 * @param asked finds a metric by its name in requests
 * @param allowed says which names of a kind are allowed
 */
record MetricNames<M extends Enum<M> & NamedMetric>(
    Class<M> catalogue,
    Function<String, Optional<M>> asked,
    Function<Metric.Kind, String> allowed) {
  /** Those of the metrics call. */
  static final MetricNames<Metric> METRICS =
      new MetricNames<>(
          Metric.class, Metric::asked, kind -> "the name of a metric, such as " + example(kind));

  /** Those of agent view. */
  static final MetricNames<AgentViewMetric> AGENT_VIEW =
      new MetricNames<>(
          AgentViewMetric.class, AgentViewMetric::asked, kind -> "one of " + ofAgentView(kind));

  /** Those that the two lists of a question name, in catalogue order. */
  Set<M> read(JsonObject body) {
    var found = EnumSet.noneOf(catalogue);
    found.addAll(read(body, Metric.Kind.BY_TIME));
    found.addAll(read(body, Metric.Kind.CURRENT));
    return found;
  }

  /** Those of a kind, from the list that names them. */
  Set<M> read(JsonObject body, Metric.Kind kind) {
    var found = EnumSet.noneOf(catalogue);
    var member = memberOf(kind);
    var names = body.array(member);
    for (int i = 0; i < names.size(); i++) {
      metric(body, "%s[%d]".formatted(member, i), names.get(i), kind).ifPresent(found::add);
    }
    return found;
  }

  private Optional<M> metric(JsonObject body, String at, JsonNode name, Metric.Kind kind) {
    var metric = Optional.of(name).filter(JsonNode::isTextual).map(JsonNode::asText).flatMap(asked);
    if (metric.isEmpty()) {
      body.violate(at, "must be " + allowed.apply(kind));
    } else if (metric.get().kind() != kind) {
      body.violate(at, "%s belongs in %s".formatted(name.asText(), memberOf(metric.get().kind())));
    }
    return metric;
  }

  private static String example(Metric.Kind kind) {
    return switch (kind) {
      case BY_TIME -> Metric.AVG_WAIT_TIME.requestName();
      case CURRENT -> Metric.ONLINE_AGENTS.requestName();
    };
  }

  private static String ofAgentView(Metric.Kind kind) {
    return Arrays.stream(AgentViewMetric.values())
        .filter(metric -> metric.kind() == kind)
        .map(NamedMetric::requestName)
        .collect(Collectors.joining(", "));
  }

  static String memberOf(Metric.Kind kind) {
    return switch (kind) {
      case BY_TIME -> "metricsToRetrieveByTime";
      case CURRENT -> "metricsToRetrieveCurrentValue";
    };
  }
}
