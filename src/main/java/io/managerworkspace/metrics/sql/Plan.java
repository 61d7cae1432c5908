package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.metrics.query.Selection;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.Measure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What shape a question's statement has. It depends on what the answer is grouped by, on which
 * filters there are and on the scope, and on nothing else: metrics, order, page, window and ids are
 * parameters. So a connection sees few statements, and PostgreSQL plans each of them once.
 *
 * @param needed the measures that have to be right
 */
record Plan(Selection selection, Optional<GroupBy> groupingBy, Set<Measure> needed) {
  /**
   * That of values over a selection.
   *
   * @param values from which the measures come that have to be right
   */
  static Plan of(Selection selection, Optional<GroupBy> groupBy, Stream<Expression> values) {
    return new Plan(
        selection,
        groupBy,
        values.flatMap(value -> value.measures().stream()).collect(Collectors.toUnmodifiableSet()));
  }

  Parameter accountId() {
    return new Parameter("account_id", selection.accountId());
  }

  Parameter since() {
    return new Parameter("since", selection.window().from());
  }

  Parameter until() {
    return new Parameter("until", selection.window().to());
  }

  boolean isGrouped() {
    return groupingBy.isPresent();
  }

  GroupBy groupBy() {
    return groupingBy.orElseThrow();
  }

  boolean isGroupedBy(GroupBy dimension) {
    return groupingBy.filter(dimension::equals).isPresent();
  }

  /** What the answer is grouped by, as the dimension of facts. */
  Dimension key() {
    return groupingBy.map(Plan::dimension).orElse(Dimension.GROUP);
  }

  private static Dimension dimension(GroupBy groupBy) {
    return switch (groupBy) {
      case SKILL -> Dimension.SKILL;
      case AGENT_GROUP -> Dimension.GROUP;
      case AGENT -> Dimension.AGENT;
    };
  }

  /** Whether skills have to be told apart. */
  boolean tellsSkillsApart() {
    return isGroupedBy(GroupBy.SKILL)
        || !selection.filters().skillIds().isEmpty()
        || SqlPredicates.of(selection).showsOnlyManagedGroups();
  }

  /** Whether each group's value covers the groups below it. */
  boolean coversSubGroups() {
    return selection.filters().includeSubGroups() && isGroupedBy(GroupBy.AGENT_GROUP);
  }

  /** Whether it matters what is below a group. */
  boolean includesSubGroups() {
    return coversSubGroups()
        || selection.filters().includeSubGroups() && !selection.filters().agentGroupIds().isEmpty();
  }

  /** Under other filters the sources show only what these select, not whether a group has data. */
  boolean needsPresence() {
    return coversSubGroups() && selection.filters().limitOtherThan(groupBy());
  }

  /** Whether facts of the window may be read; listing groups that are not configured needs them. */
  boolean needsFacts() {
    return isGrouped() || needs(List.of(FactMeasure.values()));
  }

  /** Whether one of these has to be right. */
  boolean needs(Collection<? extends Measure> measures) {
    return measures.stream().anyMatch(needed::contains);
  }
}
