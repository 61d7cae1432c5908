package io.managerworkspace.metrics.query;

import java.util.Optional;

/** A question that can be answered. Two that are equal have one answer. */
public sealed interface Question
    permits MetricsQuery, HistoricalQuery, AgentViewQuery, RowsQuery, SkillAvailabilityQuery {
  Method method();

  Selection selection();

  /** The part of the list to answer with; empty where the answer has no pages. */
  Optional<Page> paging();

  /** Whether the answer tells how long its list is. */
  default boolean isCounted() {
    return paging().isPresent();
  }

  /** Whether the answer tells of single agents. */
  default boolean listsAgents() {
    return method().listsAgents();
  }
}
