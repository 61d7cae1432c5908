package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.AgentState;
import io.managerworkspace.model.Measure;
import java.util.Locale;

/**
 * Measures of agents as of now, each an SQL aggregate over rows that have the columns {@code state}
 * (a {@link AgentState#code}), {@code human}, {@code slots} (the agent's maximum, in thousandths as
 * weights are) and {@code free_slots}.
 */
public enum AgentMeasure implements Measure {
  ONLINE("count(*) FILTER (WHERE state = %d)", AgentState.ONLINE),
  BACK_SOON("count(*) FILTER (WHERE state = %d)", AgentState.BACK_SOON),
  AWAY("count(*) FILTER (WHERE state = %d)", AgentState.AWAY),
  SLOTS("sum(slots) FILTER (WHERE state > %d)", AgentState.OFFLINE),
  HUMAN_SLOTS("sum(slots) FILTER (WHERE human AND state > %d)", AgentState.OFFLINE),
  HUMAN_ONLINE_SLOTS("sum(slots) FILTER (WHERE human AND state = %d)", AgentState.ONLINE),
  HUMAN_AWAY_SLOTS("sum(slots) FILTER (WHERE human AND state = %d)", AgentState.AWAY),
  FREE_SLOTS("sum(free_slots) FILTER (WHERE state = %d)", AgentState.ONLINE);

  private final String aggregate;

  AgentMeasure(String aggregate, AgentState state) {
    this.aggregate = aggregate.formatted(state.code());
  }

  @Override
  public String column() {
    return "agent_" + name().toLowerCase(Locale.ROOT);
  }

  public String aggregate() {
    return aggregate;
  }
}
