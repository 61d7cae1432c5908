package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The one statement that answers a question. Its first row has the instant, the number of groups
 * that match and the values over everything; the page of groups follows.
 */
final class MetricsSql {
  private final Plan plan;
  private final long maxAgeMs;

  MetricsSql(Plan plan, OpenConversationSettings settings) {
    this.plan = plan;
    maxAgeMs = settings.maxAge().toMillis();
  }

  Sql statement() {
    var sources = sources();
    var ctes = new ArrayList<Cte>();
    ctes.add(setting());
    ctes.addAll(GroupTree.ctes(plan));
    if (plan.needsFacts()) {
      ctes.addAll(FactWindow.segments(plan));
    }
    if (needsOpen() || needsAgents()) {
      ctes.addAll(OpenCells.ctes(plan, maxAgeMs));
      ctes.add(AgentSource.now(plan));
    }
    sources.forEach(source -> ctes.addAll(source.ctes()));
    if (plan.isGrouped()) {
      ctes.addAll(new GroupList(plan, sources).ctes());
    }
    return Sql.of("WITH RECURSIVE ")
        .plus(Sql.join(",\n", ctes.stream().map(Cte::definition).toList()))
        .plus("\n")
        .plus(rows(sources));
  }

  private List<Source> sources() {
    var sources = new ArrayList<Source>();
    if (plan.needsFacts()) {
      sources.add(FactSource.of(plan));
    }
    if (!plan.queueMeasures().isEmpty()) {
      sources.add(QueueSource.of(plan));
    }
    if (!plan.tellsSkillsApart()) {
      if (needsOpen() || needsAgents()) {
        sources.add(AssigneeSource.of(plan));
      }
      return sources;
    }
    if (needsOpen()) {
      sources.add(OpenSource.of(plan));
    }
    if (needsAgents()) {
      sources.add(AgentSource.of(plan));
    }
    return sources;
  }

  private boolean needsOpen() {
    return plan.isGrouped() || !plan.openMeasures().isEmpty();
  }

  private boolean needsAgents() {
    return plan.isGrouped() || !plan.agentMeasures().isEmpty();
  }

  /** The instant of the snapshot, and what the account is configured with. */
  private Cte setting() {
    return new Cte(
        "setting",
        Sql.of(
            """
            SELECT now_ms, now_ms - ? AS oldest, 1000::bigint * default_slots AS default_slots,
              (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
              (inactive_weight < 1)::integer AS idle_inactive
            FROM account,
              (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
            WHERE account_id = ?""",
            maxAgeMs,
            plan.query().accountId()));
  }

  private Sql rows(List<Source> sources) {
    var query = plan.query();
    var count = query.groupBy().isPresent() ? "(SELECT count(*) FROM listed)" : "0";
    var totals =
        sources.stream()
            .filter(Source::hasMeasures)
            .map(
                source ->
                    Sql.of("\nCROSS JOIN (").plus(source.overall()).plus(") " + source.name()))
            .toList();
    var head =
        "SELECT 0 AS place, now_ms, "
            + count
            + " AS matched, NULL::text AS key, NULL::text AS description"
            + (query.all()
                ? MetricColumns.columns(query.metrics())
                : MetricColumns.none(query.metrics()));
    var page =
        "\nUNION ALL\nSELECT place, NULL, NULL, key, description"
            + MetricColumns.names(query.metrics())
            + ManagedGroups.noneAsked(plan)
            + " FROM page\nORDER BY place";
    return Sql.of(head)
        .plus(ManagedGroups.foreignAsked(plan))
        .plus("\nFROM setting")
        .plus(query.all() ? Sql.join("", totals) : Sql.EMPTY)
        .plus(query.groupBy().isPresent() ? page : "");
  }
}
