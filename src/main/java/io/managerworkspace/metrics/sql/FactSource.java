package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.Filters;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.RollupKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts of the window, selected by what is attributed to them. */
final class FactSource {
  private FactSource() {}

  static Source of(Plan plan) {
    var grouping = new Grouping<>(List.of(FactMeasure.values()), FactWindow::sum);
    var conditions = SqlPredicates.of(plan.selection());
    var window = new FactWindow(plan, Points.whole(plan), rollupKey(plan), conditions);
    var rows = window.rows(List.of(FactMeasure.values()));
    var perKey = grouping.perKey(plan.key().column(), rows, FactWindow.ANY);
    return Source.additive(plan, "by_fact", grouping, List.of(), perKey, rows);
  }

  /** Where the sums of a question are read that lists groups, or nothing. */
  static Set<RollupKey> rollups(Plan plan) {
    var keys = EnumSet.of(rollupKey(plan));
    if (plan.needsPresence()) {
      // Which groups have data at all is asked without the other filters.
      keys.add(RollupKey.GROUP);
    }
    return keys;
  }

  /**
   * A row of sums for each agent with facts, by their groups alone.
   *
   * @param agents the CTE of the agents to look for; empty: all
   */
  static Sql byAgent(Plan plan, List<FactMeasure> measures, Optional<String> agents) {
    var conditions = new AgentFacts(SqlPredicates.of(plan.selection()), agents);
    var window = new FactWindow(plan, Points.whole(plan), RollupKey.AGENT, conditions);
    return new Grouping<>(measures, FactWindow::sum)
        .perKey(Dimension.AGENT.column(), window.rows(measures));
  }

  /** The coarsest key that has what the question filters and groups by. */
  static RollupKey rollupKey(Plan plan) {
    return RollupKey.coarsest(dimensions(plan));
  }

  private static Set<Dimension> dimensions(Plan plan) {
    var needed = filtered(plan.selection().filters());
    if (SqlPredicates.of(plan.selection()).showsOnlyManagedGroups()) {
      // By its group, and what has none by its skill, where it belongs to nobody.
      needed.addAll(List.of(Dimension.GROUP, Dimension.SKILL, Dimension.AGENT));
    }
    if (plan.isGrouped()) {
      needed.add(plan.key());
    }
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
}
