package io.managerworkspace.rocketchat;

import io.managerworkspace.database.Sql;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * The metrics of agent-overview. Each is one value of each agent: a number of conversations or
 * messages, or seconds, halves rounded up.
 */
enum AgentMetric {
  TOTAL_CONVERSATIONS("Total_conversations", "served_by", "count(*)", Sums.SUM, "true", false),
  AVG_CHAT_DURATION(
      "Avg_chat_duration",
      "served_by",
      "sum(closed_at - started_at)",
      Sums.MEAN,
      "closed_at IS NOT NULL",
      false),
  TOTAL_MESSAGES("Total_messages", "served_by", "sum(agent_messages)", Sums.SUM, "true", false),
  AVG_FIRST_RESPONSE_TIME(
      "Avg_first_response_time",
      "first_reply_by",
      "sum(first_reply_wait_ms)",
      Sums.MEAN,
      "true",
      true),
  BEST_FIRST_RESPONSE_TIME(
      "Best_first_response_time",
      "first_reply_by",
      "min(first_reply_wait_ms)",
      Sums.LEAST,
      "true",
      true),
  AVG_RESPONSE_TIME(
      "Avg_response_time",
      "served_by",
      "sum(response_wait_ms)",
      Sums.MEAN_OF_MEANS,
      "responses > 0",
      true),
  AVG_REACTION_TIME(
      "Avg_reaction_time",
      "served_by",
      "sum(greatest(0, first_reply_at - served_at))",
      Sums.MEAN,
      "first_reply_at IS NOT NULL",
      true);

  private final String text;
  private final String agent;
  private final String sum;
  private final String value;
  private final String condition;
  private final boolean isResponseTime;

  AgentMetric(
      String text,
      String agent,
      String sum,
      String value,
      String condition,
      boolean isResponseTime) {
    this.text = text;
    this.agent = agent;
    this.sum = sum;
    this.value = value;
    this.condition = condition;
    this.isResponseTime = isResponseTime;
  }

  static Optional<AgentMetric> named(String text) {
    return Arrays.stream(values()).filter(metric -> metric.text.equals(text)).findFirst();
  }

  /** What the answer's head says. */
  String head() {
    return this == TOTAL_CONVERSATIONS ? "%_of_conversations" : text;
  }

  /** Whether the values are seconds. */
  boolean isDuration() {
    return isResponseTime || this == AVG_CHAT_DURATION;
  }

  /** Short response times first, long conversations and many of anything first. */
  Comparator<Long> order() {
    return isResponseTime ? Comparator.naturalOrder() : Comparator.reverseOrder();
  }

  /** Rows of {@code agent_id} and {@code value}. */
  Sql of(Conversations conversations) {
    // Means of means are summed by the number of responses, so that there are few divisions.
    var groups = this == AVG_RESPONSE_TIME ? agent + ", responses" : agent;
    var columns = "%s, %s AS agent_id, count(*) AS n, %s AS sum".formatted(groups, agent, sum);
    return Sql.of("SELECT agent_id, %s AS value FROM ".formatted(value))
        .plus(conversations.summed(columns, Sql.of(selected()), groups))
        .plus(" GROUP BY agent_id");
  }

  /** Bots are no agents in response times; the first reply never is a bot's. */
  private String selected() {
    var human = isResponseTime && agent.equals("served_by") ? " AND NOT served_by_bot" : "";
    return condition + " AND " + agent + " IS NOT NULL" + human;
  }

  /** Values of sums over {@code n} conversations, in SQL; whole seconds of ms are exact. */
  private static final class Sums {
    static final String SUM = "sum(sum)";
    static final String LEAST = "div(2 * min(sum) + 1000, 2000)";
    static final String MEAN = "div(2 * sum(sum) + 1000 * sum(n), 2000 * sum(n))";

    /** Rounded twice, as thirds that add up to a half would be rounded down else. */
    static final String MEAN_OF_MEANS =
        "round(round(sum(sum * 1.000000000000 / responses) / (sum(n) * 1000), 9))";

    private Sums() {}
  }
}
