package io.managerworkspace.metrics.query;

import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.model.AgentState;
import java.util.Optional;
import java.util.Set;

/**
 * What agent view asks.
 *
 * @param selection which agents; its groups and scope limit the facts that are counted as well
 * @param states in one of which an agent is to be listed
 * @param metrics to answer with, in catalogue order
 * @param metadata whether to tell how agents are configured
 */
public record AgentViewQuery(
    Selection selection,
    Set<AgentState> states,
    Set<AgentViewMetric> metrics,
    boolean metadata,
    Sort<AgentOrder> sort,
    Page page)
    implements Question {
  @Override
  public Method method() {
    return Method.AGENT_VIEW;
  }

  @Override
  public Optional<Page> paging() {
    return Optional.of(page);
  }
}
