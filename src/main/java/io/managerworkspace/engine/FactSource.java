package io.managerworkspace.engine;

import io.managerworkspace.query.GroupBy;
import io.managerworkspace.store.FactMeasure;
import io.managerworkspace.store.Sql;
import java.util.List;

/** Facts of the window, selected by what is attributed to them. */
final class FactSource {
  private FactSource() {}

  static Source of(Plan plan) {
    var grouping =
        new Grouping<FactMeasure>(
            plan, plan.factMeasures(), measure -> "sum(f." + measure.column() + ")");
    var key = plan.isGroupedBy(GroupBy.SKILL) ? "f.skill_id" : "f.group_id";
    return Source.of("by_fact", grouping, List.of(), grouping.of(key, selected(plan)));
  }

  private static Sql selected(Plan plan) {
    var conditions = new Conditions(plan.query().filters());
    return Sql.of("\nFROM fact f ")
        .plus(inWindow(plan))
        .plus(conditions.agent("f.agent_id"))
        .plus(conditions.group("f.group_id"))
        .plus(conditions.skill("f.skill_id"))
        .plus(conditions.userType("f.user_type"));
  }

  static Sql inWindow(Plan plan) {
    var window = plan.query().window();
    return Sql.of(
        "WHERE f.account_id = ? AND f.time >= ? AND f.time < ?",
        plan.query().accountId(),
        window.from(),
        window.to());
  }
}
