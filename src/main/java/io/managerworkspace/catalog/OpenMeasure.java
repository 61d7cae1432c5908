package io.managerworkspace.catalog;

import io.managerworkspace.store.Measure;
import java.util.Locale;

/**
 * Measures of open conversations as of now, each an SQL aggregate over rows that have the columns
 * {@code assigned}, {@code weight}, {@code overdue}, {@code queue_wait_ms}, and {@code state} and
 * {@code human} of an assignee that counts as an agent.
 */
public enum OpenMeasure implements Measure {
  ASSIGNED("count(*) FILTER (WHERE assigned)"),
  ACTIVE("count(*) FILTER (WHERE assigned AND weight >= 1)"),
  QUEUED("count(*) FILTER (WHERE NOT assigned)"),
  LOAD("sum(weight) FILTER (WHERE state <> 'OFFLINE')"),
  HUMAN_LOAD("sum(weight) FILTER (WHERE human AND state <> 'OFFLINE')"),
  HUMAN_ONLINE_LOAD("sum(weight) FILTER (WHERE human AND state = 'ONLINE')"),
  HUMAN_AWAY_LOAD("sum(weight) FILTER (WHERE human AND state = 'AWAY')"),
  OVERDUE_QUEUED("count(*) FILTER (WHERE overdue AND NOT assigned)"),
  OVERDUE_ASSIGNED("count(*) FILTER (WHERE overdue AND assigned)"),
  QUEUE_WAIT_50("percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms)"),
  QUEUE_WAIT_90("percentile_cont(0.9) WITHIN GROUP (ORDER BY queue_wait_ms)");

  private final String aggregate;

  OpenMeasure(String aggregate) {
    this.aggregate = aggregate;
  }

  @Override
  public String column() {
    return "open_" + name().toLowerCase(Locale.ROOT);
  }

  public String aggregate() {
    return aggregate;
  }
}
