package io.managerworkspace.metrics.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.managerworkspace.input.JsonObject;
import io.managerworkspace.metrics.catalog.Metric;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads the names of the metrics to answer with. */
final class MetricNames {
  private MetricNames() {}

  /** Those of the kind, from the member that names them; in catalogue order. */
  static Set<Metric> read(JsonObject body, Metric.Kind kind) {
    var member = memberOf(kind);
    var names = body.array(member);
    var found = EnumSet.noneOf(Metric.class);
    for (int i = 0; i < names.size(); i++) {
      metric(body, "%s[%d]".formatted(member, i), names.get(i), kind).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Metric> metric(
      JsonObject body, String at, JsonNode name, Metric.Kind kind) {
    var metric =
        Optional.of(name).filter(JsonNode::isTextual).flatMap(n -> Metric.asked(n.asText()));
    if (metric.isEmpty()) {
      body.violate(at, "must be the name of a metric, such as " + example(kind));
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

  static String memberOf(Metric.Kind kind) {
    return switch (kind) {
      case BY_TIME -> "metricsToRetrieveByTime";
      case CURRENT -> "metricsToRetrieveCurrentValue";
    };
  }
}
