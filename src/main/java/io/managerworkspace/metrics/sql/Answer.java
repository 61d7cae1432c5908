package io.managerworkspace.metrics.sql;

import java.time.Instant;

/** The answer to a question, of one snapshot. */
public sealed interface Answer
    permits MetricsAnswer, HistoricalAnswer, AgentViewAnswer, RowsAnswer, SkillAvailabilityAnswer {
  /** The snapshot's instant, to the millisecond. */
  Instant asOf();

  /** The length of the list, before paging; 0 where the answer has none. */
  long count();
}
