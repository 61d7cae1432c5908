package io.managerworkspace.rocketchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code chats-per-agent}: open, closed and resting conversations of each agent. */
@Singleton
final class ChatsPerAgent {
  private static final String COUNTED =
      "served_by AS agent_id, count(closed_at) AS closed, count(*) FILTER (WHERE on_hold) AS onhold,"
          + " count(*) FILTER (WHERE closed_at IS NULL AND NOT on_hold) AS open";

  private final Database database;

  ChatsPerAgent(Database database) {
    this.database = database;
  }

  /**
   * @param onhold left out when it is 0 and something is closed
   */
  @RegisterForReflection
  @JsonPropertyOrder({"open", "closed", "onhold"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Chats(long open, long closed, Optional<Long> onhold) {
    Chats plus(Chats other) {
      return of(
          open + other.open, closed + other.closed, onhold.orElse(0L) + other.onhold.orElse(0L));
    }

    static Chats of(long open, long closed, long onhold) {
      return new Chats(
          open, closed, onhold != 0 || closed == 0 ? Optional.of(onhold) : Optional.empty());
    }
  }

  private record Row(String username, Chats chats) {}

  /** Chats by username, and at last that it succeeded, whatever agents are called. */
  Map<String, Object> answer(Workspace workspace, RocketChatParameters parameters) {
    var span = Span.read(parameters, workspace.zone());
    var conversations =
        new Conversations(
            workspace.accountId(), span.start(), span.end() + 1, parameters.departmentId());
    var byUsername = new LinkedHashMap<String, Chats>();
    var sql =
        Agents.named(
            counted(conversations, span.end()), "open, closed, onhold", workspace.accountId());
    database
        .report(session -> session.query(sql, ChatsPerAgent::row))
        .forEach(row -> byUsername.merge(row.username(), row.chats(), Chats::plus));
    var answer = new LinkedHashMap<String, Object>(byUsername);
    answer.remove("success");
    answer.put("success", true);
    return answer;
  }

  private static Sql counted(Conversations conversations, long end) {
    var inTime = Sql.of("served_by IS NOT NULL AND (closed_at IS NULL OR closed_at <= ?)", end);
    return Sql.of(
            "SELECT agent_id, sum(open) AS open, sum(closed) AS closed, sum(onhold) AS onhold FROM ")
        .plus(conversations.summed(COUNTED, inTime, "served_by"))
        .plus(" GROUP BY agent_id");
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("username"),
        Chats.of(row.getLong("open"), row.getLong("closed"), row.getLong("onhold")));
  }
}
