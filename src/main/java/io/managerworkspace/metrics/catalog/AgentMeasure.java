package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.Measure;
import java.util.Locale;

/**
 * Measures of agents as of now, each an SQL aggregate over rows that have the columns {@code
 * state}, {@code human}, {@code slots} (the agent's maximum, in thousandths as weights are) and
 * {@code free_slots}.
 */
public enum AgentMeasure implements Measure {
  ONLINE("count(*) FILTER (WHERE state = 'ONLINE')"),
  BACK_SOON("count(*) FILTER (WHERE state = 'BACK_SOON')"),
  AWAY("count(*) FILTER (WHERE state = 'AWAY')"),
  SLOTS("sum(slots) FILTER (WHERE state <> 'OFFLINE')"),
  HUMAN_SLOTS("sum(slots) FILTER (WHERE human AND state <> 'OFFLINE')"),
  HUMAN_ONLINE_SLOTS("sum(slots) FILTER (WHERE human AND state = 'ONLINE')"),
  HUMAN_AWAY_SLOTS("sum(slots) FILTER (WHERE human AND state = 'AWAY')"),
  FREE_SLOTS("sum(free_slots) FILTER (WHERE state = 'ONLINE')");

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
