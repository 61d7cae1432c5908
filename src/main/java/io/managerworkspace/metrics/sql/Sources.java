package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
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
    ctes.add(setting());
    ctes.addAll(GroupTree.ctes(plan));
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

  /** The instant of the snapshot, and what the account is configured with. */
  private Cte setting() {
    return new Cte(
        "setting",
        Sql.of(
            """
            SELECT now_ms, now_ms - ?::bigint AS oldest, 1000::bigint * default_slots AS default_slots,
              (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
              (inactive_weight < 1)::integer AS idle_inactive
            FROM account,
              (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
            WHERE account_id = ?""",
            maxAge,
            plan.accountId()));
  }
}
