package io.managerworkspace.metrics.query;

import io.managerworkspace.metrics.catalog.AgentViewMetric;
import java.util.Optional;

/** What agent view can be sorted by beside the agents' ids. */
public sealed interface AgentOrder {
  /** By code point; agents without one come last. */
  record Name() implements AgentOrder {}

  /** ONLINE, BACK_SOON, AWAY, OFFLINE. */
  record Status() implements AgentOrder {}

  /** By the value of a metric that is a number. */
  record ByMetric(AgentViewMetric metric) implements AgentOrder {}

  /** The order of a name, as {@code sort} has it. */
  static Optional<AgentOrder> named(String name) {
    return switch (name) {
      case "agentName" -> Optional.of(new Name());
      case "agentStatus" -> Optional.of(new Status());
      default ->
          AgentViewMetric.answered(name)
              .filter(metric -> metric.numeric().isPresent())
              .map(ByMetric::new);
    };
  }
}
