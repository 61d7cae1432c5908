package io.managerworkspace.model;

import java.util.Locale;

/** The additive measures of a fact; each is a column of that name. Durations are milliseconds. */
public enum FactMeasure implements Measure {
  RESPONSES,
  /** From the start of the waiting run to the response. */
  WAIT_MS,
  FIRST_RESPONSES,
  /** From the first public consumer message to the conversation's first response. */
  FIRST_WAIT_MS,
  /** From the later of the run's and the current assignment's start to the response. */
  RESPONSE_MS,
  FIRST_ASSIGNMENT_RESPONSES,
  /** From the first assignment to a human to the conversation's first response. */
  FIRST_ASSIGNMENT_MS,
  ASSIGNMENT_RESPONSES,
  /** From the start of an assignment to its assignee's first response. */
  ASSIGNMENT_MS,
  RESPONSES_WITH_TARGET,
  RESPONSES_OUTSIDE_TARGET,
  CLOSED_BY_AGENT,
  CLOSED_BY_CONSUMER,
  AUTO_CLOSED,
  /** From the conversation's start to the close. */
  DURATION_MS,
  TRANSFERS,
  /** To the queue, by whoever had the conversation. */
  RETURNS,
  CSAT_ANSWERS,
  /** Answers of 4 and 5. */
  CSAT_SATISFIED,
  NPS_ANSWERS,
  /** Answers of 9 and 10 minus those of 0 to 6: the one sum that may be negative. */
  NPS_BALANCE,
  FCR_ANSWERS,
  /** Answers that the first contact was enough. */
  FCR_RESOLVED;

  private final String column = name().toLowerCase(Locale.ROOT);

  @Override
  public String column() {
    return column;
  }

  /** Milliseconds; the others count. */
  public boolean isDuration() {
    return column.endsWith("_ms");
  }
}
