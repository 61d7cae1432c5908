package io.managerworkspace.ingest.conversation;

import static io.managerworkspace.model.FactMeasure.AUTO_CLOSED;
import static io.managerworkspace.model.FactMeasure.CLOSED_BY_AGENT;
import static io.managerworkspace.model.FactMeasure.CLOSED_BY_CONSUMER;
import static io.managerworkspace.model.FactMeasure.CSAT_ANSWERS;
import static io.managerworkspace.model.FactMeasure.CSAT_SATISFIED;
import static io.managerworkspace.model.FactMeasure.DURATION_MS;
import static io.managerworkspace.model.FactMeasure.FCR_ANSWERS;
import static io.managerworkspace.model.FactMeasure.FCR_RESOLVED;
import static io.managerworkspace.model.FactMeasure.NPS_ANSWERS;
import static io.managerworkspace.model.FactMeasure.NPS_BALANCE;

import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.model.FactMeasure;
import java.util.Map;

/** The measures of the facts other than responses. */
final class ResponseMeasures {
  private static final int SATISFIED = 4;
  private static final int PROMOTER = 9;
  private static final int DETRACTOR = 6;

  private ResponseMeasures() {}

  static Map<FactMeasure, Long> survey(Action.Surveyed answer) {
    return switch (answer) {
      case Action.Rated(int score) ->
          Map.of(CSAT_ANSWERS, 1L, CSAT_SATISFIED, score >= SATISFIED ? 1L : 0L);
      case Action.Recommended(int score) -> Map.of(NPS_ANSWERS, 1L, NPS_BALANCE, balance(score));
      case Action.Resolved(boolean resolved) ->
          Map.of(FCR_ANSWERS, 1L, FCR_RESOLVED, resolved ? 1L : 0L);
    };
  }

  private static long balance(int score) {
    if (score >= PROMOTER) {
      return 1;
    }
    return score <= DETRACTOR ? -1 : 0;
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
