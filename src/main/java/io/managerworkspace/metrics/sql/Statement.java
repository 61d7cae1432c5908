package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Sql;
import io.managerworkspace.metrics.query.AgentViewQuery;
import io.managerworkspace.metrics.query.HistoricalQuery;
import io.managerworkspace.metrics.query.MetricsQuery;
import io.managerworkspace.metrics.query.Question;
import io.managerworkspace.metrics.query.RowsQuery;
import io.managerworkspace.metrics.query.SkillAvailabilityQuery;
import io.managerworkspace.model.RollupKey;
import io.managerworkspace.opencounts.OpenConversationSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * The one statement that answers a question, and what its rows mean. Each row has what {@link Head}
 * reads; the first one belongs to the account itself, and those of the page follow.
 *
 * @param <R> what a row says beside that
 */
sealed interface Statement<R>
    permits MetricsStatement,
        HistoricalStatement,
        AgentViewStatement,
        RowsStatement,
        SkillAvailabilityStatement {
  static Statement<?> of(Question question, OpenConversationSettings settings) {
    return switch (question) {
      case MetricsQuery query -> new MetricsStatement(query, settings);
      case HistoricalQuery query -> new HistoricalStatement(query, settings);
      case AgentViewQuery query -> new AgentViewStatement(query, settings);
      case RowsQuery query -> new RowsStatement(query, settings);
      case SkillAvailabilityQuery query -> new SkillAvailabilityStatement(query, settings);
    };
  }

  /**
   * Each table stands behind its own {@code FROM} or {@code JOIN}, and columns are never named by
   * it: on a cluster the account's part of the table is read in its place.
   */
  Sql sql();

  R read(ResultSet row) throws SQLException;

  /**
   * The answer.
   *
   * @param head of the first row
   * @param rows all of them
   */
  Answer answer(Head head, List<R> rows);

  /** Whether PostgreSQL plans it for its values, and not once for any. */
  default boolean isPlannedForItsValues() {
    return false;
  }

  /** What shape it has. */
  Plan plan();

  /** The windows of which facts are summed; none when no facts are needed. */
  List<Points> points();

  /** Where these sums are read. */
  default Set<RollupKey> rollups() {
    return FactSource.rollups(plan());
  }
}
