package io.managerworkspace.oracle;

import static io.managerworkspace.oracle.Numbers.mean;
import static io.managerworkspace.oracle.Numbers.ratio;
import static io.managerworkspace.oracle.Numbers.sum;
import static io.managerworkspace.oracle.Numbers.whole;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** Numbers over the facts of a window. */
enum TimeMetric implements Metric {
  AVG_WAIT_TIME(p -> mean(p.durations(r -> Optional.of(r.sinceRun())))),
  AVG_WAIT_TIME_FIRST_RESPONSE(p -> mean(p.durations(Fact.Response::firstWait))),
  AVG_TIME_TO_RESPONSE(p -> mean(p.durations(r -> Optional.of(r.sinceRunOrAssignment())))),
  AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT(
      p -> mean(p.durations(Fact.Response::sinceFirstAssignment))),
  AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS(
      p -> mean(p.durations(Fact.Response::sinceThisAssignment))),
  TOTAL_WAIT_TIME_FIRST_RESPONSE(p -> whole(sum(p.durations(Fact.Response::firstWait)))),
  TOTAL_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS(
      p -> whole(sum(p.durations(Fact.Response::sinceThisAssignment)))),
  TOTAL_NUM_OF_AGENT_RESPONSES(p -> whole(p.responses().size())),
  AGENT_RESPONSES_OUTSIDE_SL(p -> whole(p.outsideTarget())),
  AGENT_RESPONSES_OUTSIDE_SL_RATE(
      p -> ratio(BigDecimal.valueOf(p.outsideTarget()), BigDecimal.valueOf(p.withTarget()))),
  CLOSED_CONVERSATIONS(p -> whole(p.closes())),
  CLOSED_BY_AGENT(p -> whole(p.closedBy("AGENT"))),
  CLOSED_BY_CONSUMER(p -> whole(p.closedBy("CONSUMER"))),
  AUTO_CLOSED(p -> whole(p.closedBy("SYSTEM"))),
  CONCLUDED_CONVERSATIONS(p -> whole(p.closes() + p.transfers())),
  TRANSFERS(p -> whole(p.transfers())),
  AVG_CONVERSATIONS_DURATION(p -> mean(p.closedDurations())),
  CSAT(
      p ->
          ratio(
              BigDecimal.valueOf(p.answersFrom("CSAT", 4)), BigDecimal.valueOf(p.answers("CSAT")))),
  NPS(
      p -> {
        long promoters = p.answersFrom("NPS", 9);
        long detractors = p.answers("NPS") - p.answersFrom("NPS", 7);
        return ratio(
            BigDecimal.valueOf(promoters - detractors), BigDecimal.valueOf(p.answers("NPS")));
      }),
  FCR(
      p ->
          ratio(BigDecimal.valueOf(p.answersFrom("FCR", 1)), BigDecimal.valueOf(p.answers("FCR"))));

  private final Function<Past, Optional<BigDecimal>> formula;

  TimeMetric(Function<Past, Optional<BigDecimal>> formula) {
    this.formula = formula;
  }

  Optional<BigDecimal> of(Past past) {
    return formula.apply(past);
  }
}
