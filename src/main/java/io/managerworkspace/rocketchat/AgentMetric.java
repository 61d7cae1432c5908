package io.managerworkspace.rocketchat;

import io.managerworkspace.store.Sql;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * The metrics of agent-overview. Each is one value of each agent: a number of conversations or
 * messages, or seconds, halves rounded up.
 */
enum AgentMetric {
  TOTAL_CONVERSATIONS("Total_conversations", "served_by", "count(*)", "true", false),
  AVG_CHAT_DURATION(
      "Avg_chat_duration",
      "served_by",
      Expressions.mean("closed_at - started_at"),
      "closed_at IS NOT NULL",
      false),
  TOTAL_MESSAGES("Total_messages", "served_by", "sum(agent_messages)", "true", false),
  AVG_FIRST_RESPONSE_TIME(
      "Avg_first_response_time",
      "first_reply_by",
      Expressions.mean("first_reply_wait_ms"),
      "true",
      true),
  BEST_FIRST_RESPONSE_TIME(
      "Best_first_response_time",
      "first_reply_by",
      "div(2 * min(first_reply_wait_ms) + 1000, 2000)",
      "true",
      true),
  AVG_RESPONSE_TIME("Avg_response_time", "served_by", "", "responses > 0", true),
  AVG_REACTION_TIME(
      "Avg_reaction_time",
      "served_by",
      Expressions.mean("greatest(0, first_reply_at - served_at)"),
      "first_reply_at IS NOT NULL",
      true);

  private final String text;
  private final String agent;
  private final String value;
  private final String condition;
  private final boolean isResponseTime;

  AgentMetric(String text, String agent, String value, String condition, boolean isResponseTime) {
    this.text = text;
    this.agent = agent;
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
    return this == AVG_RESPONSE_TIME
        ? meanOfMeans(conversations)
        : Sql.of("SELECT %s AS agent_id, %s AS value FROM ".formatted(agent, value))
            .plus(conversations.all())
            .plus("\nWHERE %s GROUP BY %s".formatted(selected(), agent));
  }

  /** Bots are no agents in response times; the first reply never is a bot's. */
  private String selected() {
    return "%s AND %s IS NOT NULL%s"
        .formatted(
            condition,
            agent,
            isResponseTime && agent.equals("served_by") ? " AND NOT served_by_bot" : "");
  }

  /** Summed by the number of responses first, so that there are few divisions. */
  private Sql meanOfMeans(Conversations conversations) {
    return Sql.of(
            """
            SELECT agent_id,
              round(round(sum(waits * 1.000000000000 / responses) / (sum(rooms) * 1000), 9)) AS value
            FROM (SELECT served_by AS agent_id, responses, sum(response_wait_ms) AS waits,
                count(*) AS rooms
              FROM\s""")
        .plus(conversations.all())
        .plus(
            "\n  WHERE %s GROUP BY served_by, responses) m GROUP BY agent_id"
                .formatted(selected()));
  }

  /** Pieces of SQL. */
  private static final class Expressions {
    private Expressions() {}

    /** Seconds of a mean of ms that are never negative, exactly. */
    static String mean(String ms) {
      return "div(2 * sum(%s) + 1000 * count(*), 2000 * count(*))".formatted(ms);
    }
  }
}
