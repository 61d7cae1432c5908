package io.managerworkspace.metrics.sql;

import io.managerworkspace.metrics.query.RowsQuery;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a value is made of.
 *
 * @param count how many rows there are, before paging
 * @param rows the page of them
 */
public record RowsAnswer(RowsQuery query, Instant asOf, long count, List<Row> rows)
    implements Answer {
  /**
   * A fact or an open conversation.
   *
   * @param time epoch ms
   * @param value what it adds: ms, or a number of answers, responses or conversations
   */
  @RegisterForReflection
  public record Row(
      String conversationId,
      long time,
      long value,
      Optional<String> agentId,
      Optional<String> agentGroupId,
      Optional<String> skillId) {}
}
