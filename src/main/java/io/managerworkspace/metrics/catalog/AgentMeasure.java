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
  ONLINE("count(*) FILTER (WHERE state = 3)"),
  BACK_SOON("count(*) FILTER (WHERE state = 2)"),
  AWAY("count(*) FILTER (WHERE state = 1)"),
  SLOTS("sum(slots) FILTER (WHERE state > 0)"),
  HUMAN_SLOTS("sum(slots) FILTER (WHERE human AND state > 0)"),
  HUMAN_ONLINE_SLOTS("sum(slots) FILTER (WHERE human AND state = 3)"),
  HUMAN_AWAY_SLOTS("sum(slots) FILTER (WHERE human AND state = 1)"),
  FREE_SLOTS("sum(free_slots) FILTER (WHERE state = 3)");

  private final String aggregate;

  AgentMeasure(String aggregate) {
    this.aggregate = aggregate;
  }

  @Override
  public String column() {
    return "agent_" + name().toLowerCase(Locale.ROOT);
  }

  public String aggregate() {
    return aggregate;
  }
}
