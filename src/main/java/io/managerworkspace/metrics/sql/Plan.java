package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.AgentMeasure;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.catalog.OpenMeasure;
import io.managerworkspace.metrics.catalog.QueueMeasure;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Measure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a question needs of each source. Listing the groups needs every source, even without a
 * measure of it: having data there is what lists a group.
 *
 * @param valued the metrics to compute: those asked for and the one to sort by
 */
record Plan(MetricsQuery query, Set<Metric> valued) {
  static Plan of(MetricsQuery query) {
    var valued = EnumSet.noneOf(Metric.class);
    valued.addAll(query.metrics());
    if (query.groupBy().isPresent()) {
      query.sort().metric().ifPresent(valued::add);
    }
    return new Plan(query, valued);
  }

  boolean isGrouped() {
    return query.groupBy().isPresent();
  }

  GroupBy groupBy() {
    return query.groupBy().orElseThrow();
  }

  boolean isGroupedBy(GroupBy dimension) {
    return query.groupBy().filter(dimension::equals).isPresent();
  }

  /** What the answer is grouped by, as the dimension of facts. */
  Dimension key() {
    return isGroupedBy(GroupBy.SKILL) ? Dimension.SKILL : Dimension.GROUP;
  }

  /** Whether skills have to be told apart. */
  boolean tellsSkillsApart() {
    return isGroupedBy(GroupBy.SKILL)
        || !query.filters().skillIds().isEmpty()
        || SqlPredicates.of(query).showsOnlyManagedGroups();
  }

  /** Whether each group's value covers the groups below it. */
  boolean coversSubGroups() {
    return query.filters().includeSubGroups() && isGroupedBy(GroupBy.AGENT_GROUP);
  }

  /** Under other filters the sources show only what these select, not whether a group has data. */
  boolean needsPresence() {
    return coversSubGroups() && query.filters().limitOtherThan(groupBy());
  }

  /** Whether facts of the window are read; listing the groups needs them too. */
  boolean needsFacts() {
    return isGrouped() || !factMeasures().isEmpty();
  }

  List<FactMeasure> factMeasures() {
    return measures(FactMeasure.class);
  }

  List<OpenMeasure> openMeasures() {
    return measures(OpenMeasure.class);
  }

  List<QueueMeasure> queueMeasures() {
    return measures(QueueMeasure.class);
  }

  List<AgentMeasure> agentMeasures() {
    return measures(AgentMeasure.class);
  }

  private <M extends Measure> List<M> measures(Class<M> type) {
    return valued.stream()
        .flatMap(metric -> metric.expression().measures().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .distinct()
        .sorted()
        .toList();
  }
}
