package io.managerworkspace.metrics.catalog;

import static io.managerworkspace.metrics.catalog.Expression.nothing;
import static io.managerworkspace.metrics.catalog.Expression.rate;
import static io.managerworkspace.metrics.catalog.Expression.sum;
import static io.managerworkspace.metrics.catalog.Expression.value;
import static io.managerworkspace.metrics.catalog.Metric.Kind.BY_TIME;
import static io.managerworkspace.metrics.catalog.Metric.Kind.CURRENT;
import static io.managerworkspace.metrics.catalog.Metric.Type.DOUBLE;
import static io.managerworkspace.metrics.catalog.Metric.Type.LONG;

import io.managerworkspace.metrics.catalog.Metric.Kind;
import io.managerworkspace.metrics.catalog.Metric.Type;
import io.managerworkspace.model.FactMeasure;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every metric of agent view, in the order of answers. What the metrics call has too is its metric,
 * over one agent.
 */
public enum AgentViewMetric implements NamedMetric {
  // spotless:off one line a metric
  CLOSED_CONVERSATIONS(Metric.CLOSED_CONVERSATIONS),
  CLOSED_BY_AGENT(Metric.CLOSED_BY_AGENT),
  CLOSED_BY_CONSUMER(Metric.CLOSED_BY_CONSUMER),
  AUTO_CLOSED(Metric.AUTO_CLOSED),
  CONCLUDED_CONVERSATIONS(Metric.CONCLUDED_CONVERSATIONS),
  AVG_WAIT_TIME(Metric.AVG_WAIT_TIME),
  AVG_WAIT_TIME_FIRST_RESPONSE(Metric.AVG_WAIT_TIME_FIRST_RESPONSE),
  AVG_TIME_TO_RESPONSE(Metric.AVG_TIME_TO_RESPONSE),
  AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT(Metric.AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT),
  AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS(Metric.AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS),
  TOTAL_WAIT_TIME_FIRST_RESPONSE(Metric.TOTAL_WAIT_TIME_FIRST_RESPONSE),
  TOTAL_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS(Metric.TOTAL_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS),
  TOTAL_NUM_OF_AGENT_RESPONSES(Metric.TOTAL_NUM_OF_AGENT_RESPONSES),
  AGENT_RESPONSES_OUTSIDE_SL(Metric.AGENT_RESPONSES_OUTSIDE_SL),
  AGENT_RESPONSES_OUTSIDE_SL_RATE(Metric.AGENT_RESPONSES_OUTSIDE_SL_RATE),
  AVG_CONVERSATIONS_DURATION(Metric.AVG_CONVERSATIONS_DURATION),
  CSAT(Metric.CSAT),
  TRANSFERS("transfers", "transfers", BY_TIME, LONG, sum(FactMeasure.TRANSFERS), "Transfers away from the agent, without returns to the queue."),
  BACK_TO_QUEUE("back_to_queue", "backToQueue", BY_TIME, LONG, sum(FactMeasure.RETURNS), "Returns to the queue."),
  TRANSFER_RATE("transfer_rate", "transferRate", BY_TIME, DOUBLE, rate(sum(FactMeasure.TRANSFERS), Metric.CONCLUDED_CONVERSATIONS.expression()), "Transfers / concluded conversations."),
  CLOSE_RATE("close_rate", "closeRate", BY_TIME, DOUBLE, rate(Metric.CLOSED_CONVERSATIONS.expression(), Metric.CONCLUDED_CONVERSATIONS.expression()), "Closed conversations / concluded conversations; closed_rate is another name of it."),
  NPS(Metric.NPS),
  FCR(Metric.FCR),
  AGENT_LOGIN_DURATION("agent_login_duration", "loginDuration", BY_TIME, LONG, value(StateMeasure.LOGGED_IN_MS), "Time of the window, up to now, in any state but OFFLINE, ms; null for bots."),
  AGENT_ONLINE_DURATION("agent_online_duration", "onlineDuration", BY_TIME, LONG, value(StateMeasure.ONLINE_MS), "The same in state ONLINE, ms; null for bots."),
  AGENT_STATUS_DURATION("agent_status_duration", "agentStatusDurationList", BY_TIME, "The same by state; null for bots."),
  AGENT_STATUS_WITH_REASON_DURATION("agent_status_with_reason_duration", "agentStatusWithReasonDurationList", BY_TIME, "The same by state and reason; null for bots."),
  INTENT_MATCHED_RATE("intent_matched_rate", "intentMatchedRate", BY_TIME, DOUBLE, nothing(), "Always null: no intents are stored."),
  ACTIVE_CONVERSATIONS(Metric.ACTIVE_CONVERSATIONS),
  ASSIGNED_CONVERSATIONS(Metric.ASSIGNED_CONVERSATIONS),
  OVERDUE_CONVERSATIONS_ASSIGNED(Metric.OVERDUE_CONVERSATIONS_ASSIGNED),
  AGENT_LOAD(Metric.AGENT_LOAD),
  AVAILABLE_SLOTS(Metric.AVAILABLE_SLOTS),
  MAX_SLOTS("max_slots", "maxSlots", CURRENT, LONG, sum(AgentNowMeasure.MAX_SLOTS), "The agent's slots, else the account's."),
  PENDING_AGENT_RESPONSE("pending_agent_response", "pendingAgentResponse", CURRENT, LONG, sum(AgentNowMeasure.WAITING), "Assigned conversations whose consumer waits."),
  PENDING_AGENT_RESPONSE_RATE("pending_agent_response_rate", "pendingAgentResponseRate", CURRENT, DOUBLE, rate(sum(AgentNowMeasure.WAITING), Metric.ASSIGNED_CONVERSATIONS.expression()), "These / assigned conversations."),
  AGENT_CURRENT_STATUS("agent_current_status", "agentCurrentStatus", CURRENT, "The state."),
  AGENT_CURRENT_STATUS_START_TIME("agent_current_status_start_time", "agentCurrentStatusStartTime", CURRENT, LONG, value(AgentNowMeasure.STATE_SINCE), "Since when the state lasts without a break, epoch ms; null when no state is known."),
  AGENT_CURRENT_STATUS_REASON("agent_current_status_reason", "agentCurrentStatusReason", CURRENT, "The state's reason, also as agentCurrentStatusReasonId; NA without one."),
  AGENT_CURRENT_STATUS_REASON_START_TIME("agent_current_status_reason_start_time", "agentCurrentStatusReasonStartTime", CURRENT, LONG, value(AgentNowMeasure.REASON_SINCE), "Since when state and reason last without a break, epoch ms; null when no state is known.");
  // spotless:on

  /** A value that is a number. */
  public record Numeric(Type type, Expression expression) {}

  private static final Map<String, AgentViewMetric> BY_REQUEST_NAME =
      index(AgentViewMetric::requestName);
  private static final Map<String, AgentViewMetric> BY_RESPONSE_NAME =
      index(AgentViewMetric::responseName);

  private final String requestName;
  private final String responseName;
  private final Kind kind;
  private final Optional<Numeric> numeric;
  private final String meaning;

  AgentViewMetric(Metric metric) {
    this(
        metric.requestName(),
        metric.responseName(),
        metric.kind(),
        metric.type(),
        metric.expression(),
        metric.meaning());
  }

  AgentViewMetric(
      String requestName,
      String responseName,
      Kind kind,
      Type type,
      Expression expression,
      String meaning) {
    this(requestName, responseName, kind, Optional.of(new Numeric(type, expression)), meaning);
  }

  AgentViewMetric(String requestName, String responseName, Kind kind, String meaning) {
    this(requestName, responseName, kind, Optional.empty(), meaning);
  }

  AgentViewMetric(
      String requestName,
      String responseName,
      Kind kind,
      Optional<Numeric> numeric,
      String meaning) {
    this.requestName = requestName;
    this.responseName = responseName;
    this.kind = kind;
    this.numeric = numeric;
    this.meaning = meaning;
  }

  /** By a name in requests; {@code closed_rate} means {@code close_rate}. */
  public static Optional<AgentViewMetric> asked(String requestName) {
    return Optional.ofNullable(
        requestName.equals("closed_rate") ? CLOSE_RATE : BY_REQUEST_NAME.get(requestName));
  }

  /** By a name in answers; {@code closedRate} means {@code closeRate}. */
  public static Optional<AgentViewMetric> answered(String responseName) {
    return Optional.ofNullable(
        responseName.equals("closedRate") ? CLOSE_RATE : BY_RESPONSE_NAME.get(responseName));
  }

  @Override
  public String requestName() {
    return requestName;
  }

  @Override
  public String responseName() {
    return responseName;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** What it is where it is a number; it can be sorted by then. */
  public Optional<Numeric> numeric() {
    return numeric;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  private static Map<String, AgentViewMetric> index(Function<AgentViewMetric, String> name) {
    return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
  }
}
