package io.managerworkspace.oracle;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A number of agent view, or a list or text of it, in the order of answers. */
enum ViewMetric {
  CLOSED_CONVERSATIONS(TimeMetric.CLOSED_CONVERSATIONS),
  CLOSED_BY_AGENT(TimeMetric.CLOSED_BY_AGENT),
  CLOSED_BY_CONSUMER(TimeMetric.CLOSED_BY_CONSUMER),
  AUTO_CLOSED(TimeMetric.AUTO_CLOSED),
  CONCLUDED_CONVERSATIONS(TimeMetric.CONCLUDED_CONVERSATIONS),
  AVG_WAIT_TIME(TimeMetric.AVG_WAIT_TIME),
  AVG_WAIT_TIME_FIRST_RESPONSE(TimeMetric.AVG_WAIT_TIME_FIRST_RESPONSE),
  AVG_TIME_TO_RESPONSE(TimeMetric.AVG_TIME_TO_RESPONSE),
  AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT(
      TimeMetric.AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT),
  AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS(TimeMetric.AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS),
  TOTAL_WAIT_TIME_FIRST_RESPONSE(TimeMetric.TOTAL_WAIT_TIME_FIRST_RESPONSE),
  TOTAL_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS(
      TimeMetric.TOTAL_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS),
  TOTAL_NUM_OF_AGENT_RESPONSES(TimeMetric.TOTAL_NUM_OF_AGENT_RESPONSES),
  AGENT_RESPONSES_OUTSIDE_SL(TimeMetric.AGENT_RESPONSES_OUTSIDE_SL),
  AGENT_RESPONSES_OUTSIDE_SL_RATE(TimeMetric.AGENT_RESPONSES_OUTSIDE_SL_RATE),
  AVG_CONVERSATIONS_DURATION(TimeMetric.AVG_CONVERSATIONS_DURATION),
  CSAT(TimeMetric.CSAT),
  TRANSFERS("transfers", r -> Numbers.whole(away(r))),
  BACK_TO_QUEUE("backToQueue", r -> Numbers.whole(r.past().returns())),
  TRANSFER_RATE("transferRate", r -> ofConcluded(away(r), r)),
  CLOSE_RATE("closeRate", r -> ofConcluded(r.past().closes(), r)),
  NPS(TimeMetric.NPS),
  FCR(TimeMetric.FCR),
  AGENT_LOGIN_DURATION("loginDuration", r -> ofHuman(r, r.stayed(State::loggedIn))),
  AGENT_ONLINE_DURATION("onlineDuration", r -> ofHuman(r, r.stayed(s -> s == State.ONLINE))),
  AGENT_STATUS_DURATION("agentStatusDurationList"),
  AGENT_STATUS_WITH_REASON_DURATION("agentStatusWithReasonDurationList"),
  INTENT_MATCHED_RATE("intentMatchedRate", r -> Optional.empty()),
  ACTIVE_CONVERSATIONS(CurrentMetric.ACTIVE_CONVERSATIONS),
  ASSIGNED_CONVERSATIONS(CurrentMetric.ASSIGNED_CONVERSATIONS),
  OVERDUE_CONVERSATIONS_ASSIGNED(CurrentMetric.OVERDUE_CONVERSATIONS_ASSIGNED),
  AGENT_LOAD(CurrentMetric.AGENT_LOAD),
  AVAILABLE_SLOTS(CurrentMetric.AVAILABLE_SLOTS),
  MAX_SLOTS("maxSlots", r -> Numbers.whole(r.desk().slots())),
  PENDING_AGENT_RESPONSE("pendingAgentResponse", r -> r.present().count(Open::waiting)),
  PENDING_AGENT_RESPONSE_RATE(
      "pendingAgentResponseRate",
      r ->
          Numbers.ratio(
              r.present().count(Open::waiting).orElseThrow(),
              r.present().count(Open::assigned).orElseThrow())),
  AGENT_CURRENT_STATUS("agentCurrentStatus"),
  AGENT_CURRENT_STATUS_START_TIME(
      "agentCurrentStatusStartTime", r -> r.shifts().stateSince().flatMap(Numbers::whole)),
  AGENT_CURRENT_STATUS_REASON("agentCurrentStatusReason"),
  AGENT_CURRENT_STATUS_REASON_START_TIME(
      "agentCurrentStatusReasonStartTime", r -> r.shifts().reasonSince().flatMap(Numbers::whole));

  private final String answered;
  private final Optional<Function<ViewRow, Optional<BigDecimal>>> formula;

  ViewMetric(TimeMetric metric) {
    this(metric.answered(), row -> metric.of(row.past()));
  }

  ViewMetric(CurrentMetric metric) {
    this(metric.answered(), row -> metric.of(row.present()));
  }

  ViewMetric(String answered, Function<ViewRow, Optional<BigDecimal>> formula) {
    this.answered = answered;
    this.formula = Optional.of(formula);
  }

  ViewMetric(String answered) {
    this.answered = answered;
    formula = Optional.empty();
  }

  private static long away(ViewRow row) {
    return row.past().transfers() - row.past().returns();
  }

  private static Optional<BigDecimal> ofConcluded(long count, ViewRow row) {
    long concluded = row.past().closes() + row.past().transfers();
    return Numbers.ratio(BigDecimal.valueOf(count), BigDecimal.valueOf(concluded));
  }

  private static Optional<BigDecimal> ofHuman(ViewRow row, long value) {
    return row.isBot() ? Optional.empty() : Numbers.whole(value);
  }

  String asked() {
    return name().toLowerCase(Locale.ROOT);
  }

  String answered() {
    return answered;
  }

  boolean isByTime() {
    return ordinal() < ACTIVE_CONVERSATIONS.ordinal();
  }

  boolean isNumber() {
    return formula.isPresent();
  }

  Optional<BigDecimal> of(ViewRow row) {
    return formula.orElseThrow().apply(row);
  }
}
