package io.managerworkspace.engine;

import io.managerworkspace.query.Filters;
import io.managerworkspace.query.GroupBy;
import io.managerworkspace.store.Cut;
import io.managerworkspace.store.Dimension;
import io.managerworkspace.store.FactMeasure;
import io.managerworkspace.store.Sql;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Facts of the window, selected by what is attributed to them. */
final class FactSource {
  private FactSource() {}

  static Source of(Plan plan) {
    var grouping =
        new Grouping<FactMeasure>(
            plan, plan.factMeasures(), measure -> "sum(" + measure.column() + ")");
    var key = plan.isGroupedBy(GroupBy.SKILL) ? Dimension.SKILL : Dimension.GROUP;
    var window = new FactWindow(plan, cut(plan));
    return Source.of(
        "by_fact",
        grouping,
        List.of(),
        grouping.of(key.column(), window.rows(plan.factMeasures(), selection(plan))));
  }

  /** The coarsest cut that has what the question filters and groups by. */
  static Cut cut(Plan plan) {
    return Cut.coarsest(dimensions(plan));
  }

  private static Set<Dimension> dimensions(Plan plan) {
    var needed = filtered(plan.query().filters());
    plan.query()
        .groupBy()
        .map(field -> field == GroupBy.SKILL ? Dimension.SKILL : Dimension.GROUP)
        .ifPresent(needed::add);
    return needed;
  }

  private static Set<Dimension> filtered(Filters filters) {
    var filtered = EnumSet.noneOf(Dimension.class);
    if (!filters.agentIds().isEmpty()) {
      filtered.add(Dimension.AGENT);
    }
    if (!filters.agentGroupIds().isEmpty()) {
      filtered.add(Dimension.GROUP);
    }
    if (!filters.skillIds().isEmpty()) {
      filtered.add(Dimension.SKILL);
    }
    if (!filters.userTypes().isEmpty()) {
      filtered.add(Dimension.USER_TYPE);
    }
    return filtered;
  }

  private static Sql selection(Plan plan) {
    var conditions = new Conditions(plan.query().filters());
    return conditions
        .agent(Dimension.AGENT.column())
        .plus(conditions.group(Dimension.GROUP.column()))
        .plus(conditions.skill(Dimension.SKILL.column()))
        .plus(conditions.userType(Dimension.USER_TYPE.column()));
  }
}
