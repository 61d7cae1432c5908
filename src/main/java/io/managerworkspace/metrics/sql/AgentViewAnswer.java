package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.query.AgentViewQuery;
import io.managerworkspace.model.AgentState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of agent view.
 *
 * @param count how many agents are listed, before paging
 * @param agents the page of agents
 */
public record AgentViewAnswer(AgentViewQuery query, Instant asOf, long count, List<Agent> agents)
    implements Answer {
  /**
   * One agent.
   *
   * @param numbers of the metrics that are asked for and have a number
   * @param reason of the state, {@code NA} without one
   * @param stays empty for bots, and where no such metric is asked for
   * @param metadata where asked for
   */
  public record Agent(
      String id,
      Optional<String> groupId,
      Map<AgentViewMetric, BigDecimal> numbers,
      AgentState state,
      String reason,
      Optional<List<Stay>> stays,
      Optional<AgentMetadata> metadata) {}

  /** How long an agent was in a state for a reason, in ms; in the order of answers. */
  public record Stay(AgentState state, String reason, long ms) {}
}
