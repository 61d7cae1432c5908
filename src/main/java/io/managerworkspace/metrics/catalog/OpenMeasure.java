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
  ASSIGNED("conversations", "assigned", Since.START),
  ACTIVE("active", "assigned", Since.START),
  QUEUED("conversations", "NOT assigned", Since.QUEUE),
  LOAD("weight", "state > %d", AgentState.OFFLINE),
  HUMAN_LOAD("weight", "human AND state > %d", AgentState.OFFLINE),
  HUMAN_ONLINE_LOAD("weight", "human AND state = %d", AgentState.ONLINE),
  HUMAN_AWAY_LOAD("weight", "human AND state = %d", AgentState.AWAY),
  OVERDUE_QUEUED("overdue", "NOT assigned", Since.WAIT),
  OVERDUE_ASSIGNED("overdue", "assigned", Since.WAIT);

  /** Since when a conversation is what is measured; a column. */
  public enum Since {
    START("started_at"),
    QUEUE("queued_since"),
    /** Of the consumer, for a response. */
    WAIT("waiting_since");

    private final String column;

    Since(String column) {
      this.column = column;
    }

    public String column() {
      return column;
    }
  }

  private final String summed;
  private final String condition;
  private final Since since;

  OpenMeasure(String summed, String condition, Since since) {
    this.summed = summed;
    this.condition = condition;
    this.since = since;
  }

  OpenMeasure(String summed, String condition, AgentState state) {
    this(summed, condition.formatted(state.code()), Since.START);
  }

  @Override
  public String column() {
    return "open_" + name().toLowerCase(Locale.ROOT);
  }

  public String aggregate() {
    return "sum(%s) FILTER (WHERE %s)".formatted(summed, condition);
  }

  /** What a single row adds to the aggregate. */
  public String ofRow() {
    return "CASE WHEN %s THEN %s ELSE 0 END".formatted(condition, summed);
  }

  public Since since() {
    return since;
  }
}
