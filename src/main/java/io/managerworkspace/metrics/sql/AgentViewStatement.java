package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.query.AgentOrder;
import io.managerworkspace.metrics.query.AgentViewQuery;
import io.managerworkspace.model.AgentState;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.model.RollupKey;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one statement of agent view. It lists all agents from their rows of now, sorts them and cuts
 * the page; sums and durations are worked out for the agents of the page, each looked for by
 * itself.
 */
final class AgentViewStatement implements Statement<Optional<AgentViewAnswer.Agent>> {
  private static final List<FactMeasure> FACTS = List.of(FactMeasure.values());

  private static final String FACT_COLUMNS =
      ColumnList.of(FACTS.stream().map(FactMeasure::column).toList());

  private static final Set<AgentViewMetric> BY_STATE =
      Set.of(
          AgentViewMetric.AGENT_LOGIN_DURATION,
          AgentViewMetric.AGENT_ONLINE_DURATION,
          AgentViewMetric.AGENT_STATUS_DURATION,
          AgentViewMetric.AGENT_STATUS_WITH_REASON_DURATION);

  private static final String COLUMNS =
      Arrays.stream(AgentViewMetric.values())
          .flatMap(metric -> metric.numeric().stream().map(number -> column(metric, number)))
          .collect(Collectors.joining(",\n  "));

  private static String column(AgentViewMetric metric, AgentViewMetric.Numeric number) {
    return MetricColumns.expression(number.expression()) + " AS " + MetricColumns.column(metric);
  }

  private final AgentViewQuery query;
  private final Plan plan;
  private final Sources sources;

  AgentViewStatement(AgentViewQuery query, OpenConversationSettings settings) {
    this.query = query;
    plan = Plan.of(query.selection(), Optional.empty(), valued(query));
    sources = Sources.of(plan, settings);
  }

  private static Stream<Expression> valued(AgentViewQuery query) {
    var sort =
        query.sort().by().stream()
            .flatMap(
                by ->
                    by instanceof AgentOrder.ByMetric(var metric)
                        ? Stream.of(metric)
                        : Stream.empty());
    return Stream.concat(query.metrics().stream(), sort)
        .flatMap(metric -> metric.numeric().stream())
        .map(AgentViewMetric.Numeric::expression);
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
  public Set<RollupKey> rollups() {
    return Set.of(RollupKey.AGENT);
  }

  @Override
  public Sql sql() {
    var ctes = new ArrayList<Cte>();
    ctes.addAll(sources.account());
    ctes.addAll(Points.whole(plan).ctes(plan.accountId()));
    ctes.addAll(sources.agents(", a.skill_ids, a.reason, a.state_since, a.reason_since"));
    ctes.add(StateSource.span(plan));
    ctes.addAll(new AgentList(query, plan).ctes());
    ctes.add(new Cte("by_now", AgentNowSource.of("page")));
    ctes.add(new Cte("by_fact", FactSource.byAgent(plan, FACTS, Optional.of("page"))));
    ctes.add(new Cte("by_state", StateSource.lists(plan, "page")));
    return Cte.with(ctes).plus(rows());
  }

  private Sql rows() {
    return Sql.of("SELECT head.place, now_ms, (SELECT count(*) FROM listed) AS matched,")
        .plus(ManagedGroups.foreignAsked(plan))
        .plus(
            "\n  p.agent_id, p.group_id, state, reason, states, reasons, durations,\n  "
                + AgentMetadata.COLUMNS
                + ",\n  "
                + COLUMNS)
        .plus(
            "\nFROM (SELECT 0 AS place UNION ALL SELECT place FROM page) head CROSS JOIN setting"
                + "\nLEFT JOIN page p ON p.place = head.place"
                + "\nLEFT JOIN by_now ON by_now.key = p.agent_id")
        .plus(joined("by_fact", FACT_COLUMNS, plan.needs(FACTS)))
        .plus(joined("by_state", StateSource.LISTS, needsStates()))
        .plus(AgentMetadata.join(plan, new Parameter("metadata", query.metadata())))
        .plus("\nORDER BY place");
  }

  private boolean needsStates() {
    return query.metrics().stream().anyMatch(BY_STATE::contains);
  }

  /** What is not asked for is not worked out. */
  private static Sql joined(String name, String columns, boolean isAsked) {
    return Sql.of(
        """

        LEFT JOIN (SELECT key,
            %2$s
          FROM %1$s WHERE ? OFFSET 0) %1$s ON %1$s.key = p.agent_id"""
            .formatted(name, columns),
        new Parameter(name + "_asked", isAsked));
  }

  @Override
  public Optional<AgentViewAnswer.Agent> read(ResultSet row) throws SQLException {
    return row.getLong("place") == 0 ? Optional.empty() : Optional.of(agent(row));
  }

  private AgentViewAnswer.Agent agent(ResultSet row) throws SQLException {
    return new AgentViewAnswer.Agent(
        row.getString("agent_id"),
        Optional.ofNullable(row.getString("group_id")),
        numbers(row),
        AgentState.ofCode(row.getInt("state")),
        Optional.ofNullable(row.getString("reason")).orElse(StateSource.NO_REASON),
        StateSource.stays(row),
        query.metadata() ? Optional.of(AgentMetadata.read(row)) : Optional.empty());
  }

  private Map<AgentViewMetric, BigDecimal> numbers(ResultSet row) throws SQLException {
    var numbers = new EnumMap<AgentViewMetric, BigDecimal>(AgentViewMetric.class);
    for (var metric : query.metrics()) {
      if (metric.numeric().isPresent()) {
        var value = row.getBigDecimal(MetricColumns.column(metric));
        if (value != null) {
          numbers.put(metric, value);
        }
      }
    }
    return numbers;
  }

  @Override
  public Answer answer(Head head, List<Optional<AgentViewAnswer.Agent>> rows) {
    return new AgentViewAnswer(
        query, head.asOf(), head.matched(), rows.stream().flatMap(Optional::stream).toList());
  }
}
