package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.Measure;
import java.util.Locale;

/**
 * Measures of one agent as of now, each an SQL aggregate over its row, which has the columns {@code
 * waiting}, {@code slots} (in thousandths), {@code state_since} and {@code reason_since}.
 */
public enum AgentNowMeasure implements Measure {
  /** Its conversations whose consumer waits. */
  WAITING("sum(waiting)"),
  MAX_SLOTS("sum(slots / 1000)"),
  /** Epoch ms. */
  STATE_SINCE("max(state_since)"),
  /** Epoch ms. */
  REASON_SINCE("max(reason_since)");

  private final String aggregate;

  AgentNowMeasure(String aggregate) {
    this.aggregate = aggregate;
  }

  @Override
  public String column() {
    return "now_" + name().toLowerCase(Locale.ROOT);
  }

  public String aggregate() {
    return aggregate;
  }
}
