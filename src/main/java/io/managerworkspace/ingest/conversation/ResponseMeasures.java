package io.managerworkspace.ingest.conversation;

import static io.managerworkspace.model.FactMeasure.AUTO_CLOSED;
import static io.managerworkspace.model.FactMeasure.CLOSED_BY_AGENT;
import static io.managerworkspace.model.FactMeasure.CLOSED_BY_CONSUMER;
import static io.managerworkspace.model.FactMeasure.CSAT_ANSWERS;
import static io.managerworkspace.model.FactMeasure.CSAT_SATISFIED;
import static io.managerworkspace.model.FactMeasure.DURATION_MS;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.model.FactMeasure;
import java.util.Map;

/** The measures of the facts other than responses. */
final class ResponseMeasures {
  private static final int SATISFIED = 4;

  private ResponseMeasures() {}

  static Map<FactMeasure, Long> survey(int score) {
    return Map.of(CSAT_ANSWERS, 1L, CSAT_SATISFIED, score >= SATISFIED ? 1L : 0L);
  }

  static Map<FactMeasure, Long> close(Action.ClosedBy by, long durationMs) {
    var count =
        switch (by) {
          case AGENT -> CLOSED_BY_AGENT;
          case CONSUMER -> CLOSED_BY_CONSUMER;
          case SYSTEM -> AUTO_CLOSED;
        };
    return Map.of(count, 1L, DURATION_MS, durationMs);
  }
}
