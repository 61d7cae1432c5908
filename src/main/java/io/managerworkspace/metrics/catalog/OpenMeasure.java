package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.AgentState;
import io.managerworkspace.model.Measure;
import java.util.Locale;

/**
 * Measures of open conversations as of now, each an SQL aggregate over counts of conversations that
 * have the columns {@code conversations}, {@code active}, {@code overdue} and {@code weight} (in
 * thousandths), {@code assigned}, and {@code state} and {@code human} of an assignee that counts as
 * an agent.
 */
public enum OpenMeasure implements Measure {
  ASSIGNED("sum(conversations) FILTER (WHERE assigned)"),
  ACTIVE("sum(active) FILTER (WHERE assigned)"),
  QUEUED("sum(conversations) FILTER (WHERE NOT assigned)"),
  LOAD("sum(weight) FILTER (WHERE state > %d)", AgentState.OFFLINE),
  HUMAN_LOAD("sum(weight) FILTER (WHERE human AND state > %d)", AgentState.OFFLINE),
  HUMAN_ONLINE_LOAD("sum(weight) FILTER (WHERE human AND state = %d)", AgentState.ONLINE),
  HUMAN_AWAY_LOAD("sum(weight) FILTER (WHERE human AND state = %d)", AgentState.AWAY),
  OVERDUE_QUEUED("sum(overdue) FILTER (WHERE NOT assigned)"),
  OVERDUE_ASSIGNED("sum(overdue) FILTER (WHERE assigned)");

  private final String aggregate;

  OpenMeasure(String aggregate) {
    this.aggregate = aggregate;
  }

  OpenMeasure(String aggregate, AgentState state) {
    this(aggregate.formatted(state.code()));
  }

  @Override
  public String column() {
    return "open_" + name().toLowerCase(Locale.ROOT);
  }

  public String aggregate() {
    return aggregate;
  }
}
