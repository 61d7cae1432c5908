package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Measure;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What shape a question's statement has. It depends on what the answer is grouped by, on which
 * filters there are and on the scope, and on nothing else: metrics, order, page, window and ids are
 * parameters. So a connection sees few statements, and PostgreSQL plans each of them once.
 *
 * @param valued the metrics that have to be right: those asked for and the one to sort by
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

  Parameter accountId() {
    return new Parameter("account_id", query.accountId());
  }

  Parameter since() {
    return new Parameter("since", query.window().from());
  }

  Parameter until() {
    return new Parameter("until", query.window().to());
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

  /** Whether it matters what is below a group. */
  boolean includesSubGroups() {
    return coversSubGroups()
        || query.filters().includeSubGroups() && !query.filters().agentGroupIds().isEmpty();
  }

  /** Under other filters the sources show only what these select, not whether a group has data. */
  boolean needsPresence() {
    return coversSubGroups() && query.filters().limitOtherThan(groupBy());
  }

  /** Whether facts of the window may be read; listing groups that are not configured needs them. */
  boolean needsFacts() {
    return isGrouped() || needs(List.of(FactMeasure.values()));
  }

  /** Whether a metric that has to be right takes one of these. */
  boolean needs(Collection<? extends Measure> measures) {
    return valued.stream()
        .flatMap(metric -> metric.expression().measures().stream())
        .anyMatch(measures::contains);
  }
}
