package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.metrics.query.GroupBy;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the values of an answer, or the choice of its groups, come from.
 *
 * @param maxAge of conversations that count as open
 */
record Sources(Plan plan, Parameter maxAge) {
  static Sources of(Plan plan, OpenConversationSettings settings) {
    return new Sources(plan, new Parameter("max_age_ms", settings.maxAge().toMillis()));
  }

  /** The account, and its groups as far as they matter. */
  List<Cte> account() {
    var ctes = new ArrayList<Cte>();
    ctes.add(Setting.of(plan, maxAge));
    ctes.addAll(GroupTree.ctes(plan));
    return ctes;
  }

  /** Agents with what has changed in their open conversations, and nothing else of these. */
  List<Cte> agents(String columns) {
    var ctes = new ArrayList<>(OpenCells.changes(plan, maxAge));
    ctes.add(AgentSource.now(plan, columns));
    return ctes;
  }

  /** Facts first. Of agents, only facts tell who is listed beside those who are configured. */
  List<Source> all() {
    var sources = new ArrayList<Source>();
    sources.add(FactSource.of(plan));
    if (plan.isGroupedBy(GroupBy.AGENT)) {
      return sources;
    }
    sources.add(QueueSource.of(plan));
    if (plan.tellsSkillsApart()) {
      sources.add(OpenSource.of(plan));
      sources.add(AgentSource.of(plan));
    } else {
      sources.add(AssigneeSource.of(plan));
    }
    return sources;
  }

  /** What they take, themselves included. */
  List<Cte> ctes(List<Source> sources) {
    var ctes = new ArrayList<>(account());
    ctes.addAll(Points.whole(plan).ctes(plan.accountId()));
    if (!plan.isGroupedBy(GroupBy.AGENT)) {
      ctes.addAll(OpenCells.ctes(plan, maxAge));
      ctes.add(AgentSource.now(plan));
    }
    sources.forEach(source -> ctes.addAll(source.ctes()));
    return ctes;
  }
}
