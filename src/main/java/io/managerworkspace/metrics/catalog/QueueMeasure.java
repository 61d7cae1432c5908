package io.managerworkspace.metrics.catalog;

import io.managerworkspace.model.Measure;
import java.util.Locale;

/**
 * Measures of the queue as of now, each an SQL aggregate over rows that have the column {@code
 * queue_wait_ms}.
 */
public enum QueueMeasure implements Measure {
  WAIT_50("percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms)"),
  WAIT_90("percentile_cont(0.9) WITHIN GROUP (ORDER BY queue_wait_ms)");

  private final String aggregate;

  QueueMeasure(String aggregate) {
    this.aggregate = aggregate;
  }

  @Override
  public String column() {
    return "queue_" + name().toLowerCase(Locale.ROOT);
  }

  public String aggregate() {
    return aggregate;
  }
}
