package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.RowsQuery;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a metric's value is made of: the first row has the instant and the number of rows. */
final class RowsStatement implements Statement<RowsAnswer.Row> {
  private final RowsQuery query;
  private final Plan plan;
  private final Sources sources;

  RowsStatement(RowsQuery query, OpenConversationSettings settings) {
    this.query = query;
    plan =
        Plan.of(
            query.selection(), Optional.empty(), Stream.of(query.metric()).map(Metric::expression));
    sources = Sources.of(plan, settings);
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public List<Points> points() {
    return plan.needsFacts() ? List.of(Points.whole(plan)) : List.of();
  }

  @Override
  public Sql sql() {
    var source = source();
    var ctes = sources.account();
    ctes.addAll(source.ctes());
    ctes.add(new Cte("page", page(source)));
    return Cte.with(ctes)
        .plus("SELECT place, now_ms, matched,")
        .plus(ManagedGroups.foreignAsked(plan))
        .plus(
            """

              conversation_id, time, value, agent_id, group_id, skill_id
            FROM page CROSS JOIN setting
            ORDER BY place""");
  }

  private RowSource source() {
    var metric = new Parameter("metric", query.metric().requestName());
    return switch (query.metric().kind()) {
      case BY_TIME -> FactRows.of(plan, metric);
      case CURRENT -> OpenRows.of(plan, metric, sources.maxAge());
    };
  }

  private Sql page(RowSource source) {
    var order = order() + ", " + source.ties();
    return Sql.of("SELECT 0::bigint AS place, (\n")
        .plus(source.matched().indented())
        .plus(
            """
            )::bigint AS matched, NULL::text AS conversation_id, NULL::bigint AS time,
              NULL::bigint AS value, NULL::text AS agent_id, NULL::text AS group_id,
              NULL::text AS skill_id
            UNION ALL
            (SELECT row_number() OVER (ORDER BY %s), 0, conversation_id, time, value,
              agent_id, group_id, skill_id
            FROM (
            """
                .formatted(order))
        .plus(source.rows().indented())
        .plus(
            ") r\nORDER BY %s\nOFFSET ? LIMIT ?)".formatted(order),
            new Parameter("offset", query.page().offset()),
            new Parameter("limit", query.page().limit()));
  }

  /** In the text, since no index knows a parameter's direction. */
  private String order() {
    var column = query.sort().by().isPresent() ? "value" : "time";
    return query.sort().descending() ? column + " DESC" : column;
  }

  /** What it reads may be fifty rows or a day. */
  @Override
  public boolean isPlannedForItsValues() {
    return true;
  }

  @Override
  public RowsAnswer.Row read(ResultSet row) throws SQLException {
    return new RowsAnswer.Row(
        row.getString("conversation_id"),
        row.getLong("time"),
        row.getLong("value"),
        Optional.ofNullable(row.getString("agent_id")),
        Optional.ofNullable(row.getString("group_id")),
        Optional.ofNullable(row.getString("skill_id")));
  }

  @Override
  public Answer answer(Head head, List<RowsAnswer.Row> rows) {
    return new RowsAnswer(query, head.asOf(), head.matched(), rows.stream().skip(1).toList());
  }
}
