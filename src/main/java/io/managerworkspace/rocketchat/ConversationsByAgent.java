package io.managerworkspace.rocketchat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code conversations-by-agent}: how many conversations each agent served. */
@Singleton
final class ConversationsByAgent {
  private static final String COUNTED = "served_by AS agent_id, count(*) AS conversations";

  private final Database database;

  ConversationsByAgent(Database database) {
    this.database = database;
  }

  /**
   * @param total the sum of the listed values
   * @param unspecified conversations that nobody served
   */
  @RegisterForReflection
  @JsonPropertyOrder({"total", "data", "unspecified", "success"})
  record Answer(long total, List<Entry> data, long unspecified, boolean success) {}

  /**
   * @param label the agent's name
   */
  @RegisterForReflection
  @JsonPropertyOrder({"label", "value"})
  record Entry(String label, long value) {}

  private record Row(Optional<String> agentId, String name, long conversations) {}

  Answer answer(Workspace workspace, RocketChatParameters parameters) {
    var order = ReportOrder.read(parameters.optional("sort"));
    var span = Span.read(parameters, workspace.zone()).requireAtMostAYear(workspace.zone());
    var conversations =
        new Conversations(workspace.accountId(), span.start(), span.end(), Optional.empty());
    var rows = rows(conversations, order);
    var served = rows.stream().filter(row -> row.agentId().isPresent()).toList();
    long total = served.stream().mapToLong(Row::conversations).sum();
    long all = rows.stream().mapToLong(Row::conversations).sum();
    return new Answer(
        total,
        served.stream().map(row -> new Entry(row.name(), row.conversations())).toList(),
        all - total,
        true);
  }

  private List<Row> rows(Conversations conversations, ReportOrder order) {
    var counted =
        Sql.of("SELECT agent_id, sum(conversations) AS conversations FROM ")
            .plus(conversations.summed(COUNTED, Sql.of("true"), "served_by"))
            .plus(" GROUP BY agent_id");
    var sql =
        Sql.of("SELECT agent_id, name, conversations FROM (")
            .plus(Agents.named(counted, "conversations", conversations.accountId()))
            .plus(") n ORDER BY " + order.columns());
    return database.report(
        session ->
            session.query(
                sql,
                row ->
                    new Row(
                        Optional.ofNullable(row.getString("agent_id")),
                        row.getString("name"),
                        row.getLong("conversations"))));
  }
}
