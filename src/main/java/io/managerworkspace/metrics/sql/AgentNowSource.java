package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.AgentMeasure;
import io.managerworkspace.metrics.catalog.AgentNowMeasure;
import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.catalog.OpenMeasure;
import io.managerworkspace.model.Measure;
import java.util.Arrays;
import java.util.List;

/** Single agents as of now: what the metrics call adds up over agents, by agent. */
final class AgentNowSource {
  private static final List<Measure> MEASURES =
      Arrays.stream(AgentViewMetric.values())
          .filter(metric -> metric.kind() == Metric.Kind.CURRENT)
          .flatMap(metric -> metric.numeric().stream())
          .flatMap(number -> number.expression().measures().stream())
          .distinct()
          .toList();

  private AgentNowSource() {}

  /** A row of measures for each agent of a CTE. */
  static Sql of(String agents) {
    return new Grouping<>(MEASURES, AgentNowSource::aggregate)
        .perKey("agent_id", Sql.of("\nFROM " + agents));
  }

  private static String aggregate(Measure measure) {
    return switch (measure) {
      case OpenMeasure open -> open.aggregate();
      case AgentMeasure agent -> agent.aggregate();
      case AgentNowMeasure now -> now.aggregate();
      default -> throw new IllegalArgumentException(measure + " is not of now");
    };
  }
}
