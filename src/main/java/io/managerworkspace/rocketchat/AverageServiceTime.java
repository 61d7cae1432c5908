package io.managerworkspace.rocketchat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code average-service-time}: how long agents had the conversations that are closed. */
@Singleton
final class AverageServiceTime {
  private static final long MOST = 100;
  private static final long DEFAULT = 50;

  private final Database database;

  AverageServiceTime(Database database) {
    this.database = database;
  }

  /**
   * @param count the agents of this page
   * @param total all agents
   */
  @RegisterForReflection
  @JsonPropertyOrder({"agents", "count", "offset", "total", "success"})
  record Answer(List<Agent> agents, int count, long offset, int total, boolean success) {}

  /**
   * @param averageServiceTimeInSeconds from the assignment to the close, rounded up
   */
  @RegisterForReflection
  @JsonPropertyOrder({"_id", "username", "averageServiceTimeInSeconds"})
  record Agent(@JsonProperty("_id") String id, String username, long averageServiceTimeInSeconds) {}

  Answer answer(Workspace workspace, RocketChatParameters parameters) {
    long offset = parameters.number("offset", 0);
    long count = count(parameters);
    var span = Span.read(parameters, workspace.zone());
    var conversations =
        new Conversations(workspace.accountId(), span.start(), span.end() + 1, Optional.empty());
    var agents = agents(conversations);
    var page = agents.stream().skip(offset).limit(count).toList();
    return new Answer(page, page.size(), offset, agents.size(), true);
  }

  /** 0 asks for everything there. */
  private static long count(RocketChatParameters parameters) {
    long asked = parameters.number("count", DEFAULT);
    return asked == 0 ? MOST : Math.min(asked, MOST);
  }

  private List<Agent> agents(Conversations conversations) {
    var means =
        Sql.of(
                """
                SELECT served_by AS agent_id,
                  div(sum(closed_at - served_at) + 1000 * count(*) - 1, 1000 * count(*)) AS seconds
                FROM\s""")
            .plus(conversations.closed())
            .plus("\nWHERE served_by IS NOT NULL GROUP BY served_by");
    return database.report(
        session ->
            session.query(
                Agents.named(means, "seconds", conversations.accountId()),
                row ->
                    new Agent(
                        row.getString("agent_id"),
                        row.getString("username"),
                        row.getLong("seconds"))));
  }
}
