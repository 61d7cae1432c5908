package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.AgentState;
import io.managerworkspace.model.Measure;
import java.util.Locale;

/**
 * How long one agent was in states, in ms: each an SQL aggregate over rows that have the columns
 * {@code state}, {@code ms} and {@code human}.
 */
public enum StateMeasure implements Measure {
  LOGGED_IN_MS("state <> '%s'", AgentState.OFFLINE),
  ONLINE_MS("state = '%s'", AgentState.ONLINE);

  private final String condition;

  StateMeasure(String condition, AgentState state) {
    this.condition = condition.formatted(state);
  }

  @Override
  public String column() {
    return "state_" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether a row counts. */
  public String condition() {
    return condition;
  }
}
