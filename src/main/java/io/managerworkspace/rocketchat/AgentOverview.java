package io.managerworkspace.rocketchat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.database.Database;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code agent-overview}: one metric of each agent. */
@Singleton
final class AgentOverview {
  private final Database database;

  AgentOverview(Database database) {
    this.database = database;
  }

  /** The answer: a metric by agent. */
  @RegisterForReflection
  @JsonPropertyOrder({"head", "data", "success"})
  record Answer(List<Head> head, List<Entry> data, boolean success) {}

  /** The title of a column. */
  @RegisterForReflection
  record Head(String name) {}

  /**
   * @param name the agent's username
   * @param value a number, or a text as {@code 28.57%} and {@code 00:01:00}
   */
  @RegisterForReflection
  @JsonPropertyOrder({"name", "value"})
  record Entry(String name, Object value) {}

  private record Row(String username, long value) {}

  /** The answer; for an unknown metric or an unreadable date only that it succeeded. */
  Object answer(Workspace workspace, RocketChatParameters parameters) {
    if (parameters.text("name").isEmpty()) {
      throw RocketChatError.badRequest("invalid-chart-name");
    }
    var metric = AgentMetric.named(parameters.text("name"));
    var conversations = conversations(workspace, parameters);
    return metric.isPresent() && conversations.isPresent()
        ? answer(metric.get(), conversations.get())
        : Map.of("success", true);
  }

  /** Those of the days from {@code from} to {@code to}, as they are written. */
  private static Optional<Conversations> conversations(
      Workspace workspace, RocketChatParameters parameters) {
    var zone = workspace.zone();
    var from = day(parameters.text("from"), zone);
    var to = day(parameters.text("to"), zone);
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Conversations(
                workspace.accountId(),
                startOf(from.get(), 0, zone),
                startOf(to.get(), 1, zone),
                parameters.departmentId()));
  }

  private static Optional<RocketChatDate> day(String text, ZoneId zone) {
    return RocketChatDate.read(text).filter(date -> date.at(zone).isPresent());
  }

  private static long startOf(RocketChatDate date, int daysLater, ZoneId zone) {
    return date.day().plusDays(daysLater).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private Answer answer(AgentMetric metric, Conversations conversations) {
    var sql = Agents.named(metric.of(conversations), "value", conversations.accountId());
    var rows =
        database.report(
            session ->
                session.query(
                    sql, row -> new Row(row.getString("username"), row.getLong("value"))));
    long total = rows.stream().mapToLong(Row::value).sum();
    return new Answer(
        List.of(new Head("Agent"), new Head(metric.head())),
        rows.stream()
            .sorted(Comparator.comparing(row -> shown(metric, row, total), metric.order()))
            .map(row -> new Entry(row.username(), value(metric, row, total)))
            .toList(),
        true);
  }

  /** What rows are ordered by: the value as it is shown, so that equal ones are equal. */
  private static long shown(AgentMetric metric, Row row, long total) {
    return metric == AgentMetric.TOTAL_CONVERSATIONS
        ? percentage(row.value(), total).unscaledValue().longValueExact()
        : row.value();
  }

  private static Object value(AgentMetric metric, Row row, long total) {
    if (metric == AgentMetric.TOTAL_CONVERSATIONS) {
      return percentage(row.value(), total).toPlainString() + "%";
    }
    return metric.isDuration() ? hoursMinutesSeconds(row.value()) : (Object) row.value();
  }

  /** As JavaScript's {@code toFixed(2)} of the same quotient rounds it. */
  private static BigDecimal percentage(long part, long total) {
    double percentage = (double) part / total * 100;
    return new BigDecimal(percentage).setScale(2, RoundingMode.HALF_UP);
  }

  /** As Rocket.Chat writes durations: with as many hours as it takes. */
  private static String hoursMinutesSeconds(long seconds) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
