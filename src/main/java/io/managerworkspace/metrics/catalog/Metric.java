package io.managerworkspace.metrics.catalog;

import static io.managerworkspace.metrics.catalog.Expression.ratio;
import static io.managerworkspace.metrics.catalog.Expression.sum;
import static io.managerworkspace.metrics.catalog.Expression.total;
import static io.managerworkspace.metrics.catalog.Expression.value;
import static io.managerworkspace.metrics.catalog.Metric.Kind.BY_TIME;
import static io.managerworkspace.metrics.catalog.Metric.Kind.CURRENT;
import static io.managerworkspace.metrics.catalog.Metric.Type.DOUBLE;
import static io.managerworkspace.metrics.catalog.Metric.Type.LONG;

import io.managerworkspace.model.FactMeasure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every metric, defined on one line; the order is the order in answers. */
public enum Metric implements NamedMetric {
  // spotless:off one line a metric
  ASSIGNED_CONVERSATIONS("assigned_conversations", CURRENT, LONG, sum(OpenMeasure.ASSIGNED), "Open conversations with an assignee."),
  ACTIVE_CONVERSATIONS("active_conversations", CURRENT, LONG, sum(OpenMeasure.ACTIVE), "Assigned conversations whose weight is at least 1."),
  AGENT_LOAD("agent_load", CURRENT, DOUBLE, ratio(OpenMeasure.LOAD, AgentMeasure.SLOTS), "Weights of conversations of logged-in agents / slots of logged-in agents."),
  HUMAN_AGENT_LOAD("human_agent_load", CURRENT, DOUBLE, ratio(OpenMeasure.HUMAN_LOAD, AgentMeasure.HUMAN_SLOTS), "Weights of conversations of logged-in human agents / their slots."),
  HUMAN_ONLINE_LOAD("human_online_load", CURRENT, DOUBLE, ratio(OpenMeasure.HUMAN_ONLINE_LOAD, AgentMeasure.HUMAN_ONLINE_SLOTS), "Weights of conversations of online human agents / their slots."),
  HUMAN_AWAY_LOAD("human_away_load", CURRENT, DOUBLE, ratio(OpenMeasure.HUMAN_AWAY_LOAD, AgentMeasure.HUMAN_AWAY_SLOTS), "Weights of conversations of away human agents / their slots."),
  AVAILABLE_SLOTS("available_slots", CURRENT, LONG, sum(AgentMeasure.FREE_SLOTS), "Whole slots that online agents have free."),
  ONLINE_AGENTS("online_agents", CURRENT, LONG, sum(AgentMeasure.ONLINE), "Agents in state ONLINE."),
  BACK_SOON_AGENTS("back_soon_agents", CURRENT, LONG, sum(AgentMeasure.BACK_SOON), "Agents in state BACK_SOON."),
  AWAY_AGENTS("away_agents", CURRENT, LONG, sum(AgentMeasure.AWAY), "Agents in state AWAY."),
  UNASSIGNED_CONVERSATIONS("unassigned_conversations", CURRENT, LONG, sum(OpenMeasure.QUEUED), "Open conversations in the queue."),
  OPEN_CONVERSATIONS("open_conversations", CURRENT, LONG, sum(OpenMeasure.ASSIGNED, OpenMeasure.QUEUED), "Assigned conversations and those in the queue."),
  OVERDUE_CONVERSATIONS_IN_QUEUE("overdue_conversations_in_queue", CURRENT, LONG, sum(OpenMeasure.OVERDUE_QUEUED), "Conversations in the queue whose consumer waits longer than the target."),
  OVERDUE_CONVERSATIONS_ASSIGNED("overdue_conversations_assigned", CURRENT, LONG, sum(OpenMeasure.OVERDUE_ASSIGNED), "Assigned conversations whose consumer waits longer than the target."),
  OVERDUE_CONVERSATIONS_TOTAL("overdue_conversations_total", CURRENT, LONG, sum(OpenMeasure.OVERDUE_QUEUED, OpenMeasure.OVERDUE_ASSIGNED), "Open conversations whose consumer waits longer than the target."),
  QUEUE_WAIT_TIME_50TH_PERCENTILE("queue_wait_time_50th_percentile", CURRENT, DOUBLE, value(QueueMeasure.WAIT_50), "Continuous 50th percentile of the time in the queue, ms."),
  QUEUE_WAIT_TIME_90TH_PERCENTILE("queue_wait_time_90th_percentile", CURRENT, DOUBLE, value(QueueMeasure.WAIT_90), "Continuous 90th percentile of the time in the queue, ms."),
  AVG_WAIT_TIME("avg_wait_time", BY_TIME, DOUBLE, ratio(FactMeasure.WAIT_MS, FactMeasure.RESPONSES), "Mean time from the consumer's message to the response, ms."),
  AVG_WAIT_TIME_FIRST_RESPONSE("avg_wait_time_first_response", BY_TIME, DOUBLE, ratio(FactMeasure.FIRST_WAIT_MS, FactMeasure.FIRST_RESPONSES), "Mean time from the first consumer message to the first response, ms."),
  AVG_TIME_TO_RESPONSE("avg_time_to_response", BY_TIME, DOUBLE, ratio(FactMeasure.RESPONSE_MS, FactMeasure.RESPONSES), "Mean time to the response from the consumer's message or the assignment, whichever is later, ms."),
  AVG_TIME_TO_FIRST_RESPONSE_FIRST_ASSIGNMENT("avg_time_to_first_response_first_assignment", BY_TIME, DOUBLE, ratio(FactMeasure.FIRST_ASSIGNMENT_MS, FactMeasure.FIRST_ASSIGNMENT_RESPONSES), "Mean time from the first assignment to a human to the first response, ms."),
  AVG_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS("avg_time_to_first_response_all_assignments", BY_TIME, DOUBLE, ratio(FactMeasure.ASSIGNMENT_MS, FactMeasure.ASSIGNMENT_RESPONSES), "Mean time from an assignment to its assignee's first response, ms."),
  TOTAL_WAIT_TIME_FIRST_RESPONSE("total_wait_time_first_response", BY_TIME, LONG, total(FactMeasure.FIRST_WAIT_MS, FactMeasure.FIRST_RESPONSES), "Sum of the waits for the first response, ms."),
  TOTAL_TIME_TO_FIRST_RESPONSE_ALL_ASSIGNMENTS("total_time_to_first_response_all_assignments", BY_TIME, LONG, total(FactMeasure.ASSIGNMENT_MS, FactMeasure.ASSIGNMENT_RESPONSES), "Sum of the times from an assignment to its assignee's first response, ms."),
  TOTAL_NUM_OF_AGENT_RESPONSES("total_num_of_agent_responses", BY_TIME, LONG, sum(FactMeasure.RESPONSES), "Responses."),
  AGENT_RESPONSES_OUTSIDE_SL("agent_responses_outside_sl", BY_TIME, LONG, sum(FactMeasure.RESPONSES_OUTSIDE_TARGET), "Responses whose wait exceeded the service level."),
  AGENT_RESPONSES_OUTSIDE_SL_RATE("agent_responses_outside_sl_rate", BY_TIME, DOUBLE, ratio(FactMeasure.RESPONSES_OUTSIDE_TARGET, FactMeasure.RESPONSES_WITH_TARGET), "Responses outside the service level / responses that had one."),
  CLOSED_CONVERSATIONS("closed_conversations", BY_TIME, LONG, sum(FactMeasure.CLOSED_BY_AGENT, FactMeasure.CLOSED_BY_CONSUMER, FactMeasure.AUTO_CLOSED), "Closes by agent, consumer or system."),
  CLOSED_BY_AGENT("closed_by_agent", BY_TIME, LONG, sum(FactMeasure.CLOSED_BY_AGENT), "Closes by the agent."),
  CLOSED_BY_CONSUMER("closed_by_consumer", BY_TIME, LONG, sum(FactMeasure.CLOSED_BY_CONSUMER), "Closes by the consumer."),
  AUTO_CLOSED("auto_closed", BY_TIME, LONG, sum(FactMeasure.AUTO_CLOSED), "Closes by the system."),
  CONCLUDED_CONVERSATIONS("concluded_conversations", BY_TIME, LONG, sum(FactMeasure.CLOSED_BY_AGENT, FactMeasure.CLOSED_BY_CONSUMER, FactMeasure.AUTO_CLOSED, FactMeasure.TRANSFERS, FactMeasure.RETURNS), "Closes and transfers."),
  TRANSFERS("transfers", BY_TIME, LONG, sum(FactMeasure.TRANSFERS, FactMeasure.RETURNS), "Transfers, and returns to the queue."),
  AVG_CONVERSATIONS_DURATION("avg_conversations_duration", BY_TIME, DOUBLE, ratio(FactMeasure.DURATION_MS, FactMeasure.CLOSED_BY_AGENT, FactMeasure.CLOSED_BY_CONSUMER, FactMeasure.AUTO_CLOSED), "Mean time from the start to the close, ms."),
  CSAT("csat", BY_TIME, DOUBLE, ratio(FactMeasure.CSAT_SATISFIED, FactMeasure.CSAT_ANSWERS), "Survey answers of 4 and 5 / all answers."),
  NPS("nps", BY_TIME, DOUBLE, ratio(FactMeasure.NPS_BALANCE, FactMeasure.NPS_ANSWERS), "Promoters (survey answers of 9 and 10) minus detractors (0 to 6) / all answers, -1 to 1."),
  FCR("fcr", BY_TIME, DOUBLE, ratio(FactMeasure.FCR_RESOLVED, FactMeasure.FCR_ANSWERS), "Survey answers that the first contact resolved it / all answers.");
  // spotless:on

  /** Whether a metric is of the asked window, or of the instant of the answer. */
  public enum Kind {
    CURRENT,
    BY_TIME
  }

  /** How a value is written: an integer, or a decimal rounded half away from zero to 3 places. */
  public enum Type {
    LONG,
    DOUBLE
  }

  private static final Map<String, Metric> BY_REQUEST_NAME = index(Metric::requestName);
  private static final Map<String, Metric> BY_RESPONSE_NAME = index(Metric::responseName);

  private final String requestName;
  private final String responseName;
  private final Kind kind;
  private final Type type;
  private final Expression expression;
  private final String meaning;

  Metric(String requestName, Kind kind, Type type, Expression expression, String meaning) {
    this.requestName = requestName;
    this.responseName = camelCase(requestName);
    this.kind = kind;
    this.type = type;
    this.expression = expression;
    this.meaning = meaning;
  }

  public static Optional<Metric> asked(String requestName) {
    return Optional.ofNullable(BY_REQUEST_NAME.get(requestName));
  }

  public static Optional<Metric> answered(String responseName) {
    return Optional.ofNullable(BY_RESPONSE_NAME.get(responseName));
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

  public Type type() {
    return type;
  }

  public Expression expression() {
    return expression;
  }

  /** Whether it is made of facts or conversations that can be listed, and not of agents. */
  public boolean hasRows() {
    return expression.measures().stream().noneMatch(AgentMeasure.class::isInstance);
  }

  @Override
  public String meaning() {
    return meaning;
  }

  private static Map<String, Metric> index(Function<Metric, String> name) {
    return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
  }

  private static String camelCase(String snakeCase) {
    return Arrays.stream(snakeCase.split("_"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.collectingAndThen(Collectors.joining(), Metric::startingLow));
  }

  private static String startingLow(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
