package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.AgentMeasure;
import io.managerworkspace.metrics.query.SkillAvailabilityQuery;
import io.managerworkspace.model.AgentState;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts the agents that are there by skill. Many agents have the same skills. */
final class SkillAvailabilityStatement implements Statement<SkillAvailabilityAnswer.Skill> {
  private static final List<AgentMeasure> COUNTS =
      List.of(AgentMeasure.ONLINE, AgentMeasure.BACK_SOON, AgentMeasure.AWAY);

  private final SkillAvailabilityQuery query;
  private final Plan plan;
  private final Sources sources;

  SkillAvailabilityStatement(SkillAvailabilityQuery query, OpenConversationSettings settings) {
    this.query = query;
    plan = Plan.of(query.selection(), Optional.empty(), Stream.empty());
    sources = Sources.of(plan, settings);
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public List<Points> points() {
    return List.of();
  }

  @Override
  public Sql sql() {
    var ctes = sources.account();
    ctes.add(new Cte("agent_set", sets()));
    ctes.add(new Cte("page", page()));
    return Cte.with(ctes)
        .plus(
            """
            SELECT place, now_ms, 0 AS matched, id, %s
            FROM page CROSS JOIN setting ORDER BY place"""
                .formatted(columns("%2$s")));
  }

  private Sql sets() {
    var conditions = SqlPredicates.of(plan.selection());
    return Sql.of(
            "SELECT skill_ids, %s\nFROM live_agent WHERE account_id = ? AND counts AND state > %d"
                .formatted(columns("%s AS %s"), AgentState.OFFLINE.code()),
            plan.accountId())
        .plus(conditions.group("group_id"))
        .plus(conditions.userType("user_type"))
        .plus("\nGROUP BY skill_ids");
  }

  private Sql page() {
    return Sql.of(
        """
        SELECT 0::bigint AS place, NULL::text AS id, %s
        UNION ALL
        (SELECT row_number() OVER (ORDER BY %3$s), k.key, %2$s
        FROM agent_set CROSS JOIN unnest(skill_ids) AS k (key)
        GROUP BY k.key ORDER BY %3$s LIMIT ?)"""
            .formatted(columns("0 AS %2$s"), columns("sum(%2$s)"), KeyOrder.ascending("k.key")),
        new Parameter("most", query.most()));
  }

  /** A text for each of the counts, of its aggregate and its column. */
  private static String columns(String text) {
    return String.join(
        ", ",
        COUNTS.stream().map(count -> text.formatted(count.aggregate(), count.column())).toList());
  }

  @Override
  public SkillAvailabilityAnswer.Skill read(ResultSet row) throws SQLException {
    return new SkillAvailabilityAnswer.Skill(
        row.getString("id"),
        row.getInt(AgentMeasure.ONLINE.column()),
        row.getInt(AgentMeasure.BACK_SOON.column()),
        row.getInt(AgentMeasure.AWAY.column()));
  }

  @Override
  public Answer answer(Head head, List<SkillAvailabilityAnswer.Skill> rows) {
    return new SkillAvailabilityAnswer(head.asOf(), rows.stream().skip(1).toList());
  }
}
