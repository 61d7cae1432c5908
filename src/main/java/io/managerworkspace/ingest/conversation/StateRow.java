package io.managerworkspace.ingest.conversation;

import io.managerworkspace.ingest.conversation.ConversationState.Assignment;
import io.managerworkspace.ingest.conversation.ConversationState.Stage;
import io.managerworkspace.ingest.conversation.ConversationState.Waiting;
import io.managerworkspace.ingest.events.Position;
import io.managerworkspace.model.UserType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads rows of table {@code conversation}. */
final class StateRow {
  private StateRow() {}

  /** Empty for the row of a conversation that was just seen for the first time. */
  static Optional<ConversationStore.Row> read(ResultSet row) throws SQLException {
    if (row.getString("stage") == null) {
      return Optional.empty();
    }
    var state =
        new ConversationState(
            row.getLong("started_at"),
            new Position(row.getLong("last_event_at"), row.getString("last_event_id")),
            Optional.ofNullable(row.getString("skill_id")),
            stage(row),
            assignment(row),
            optionalLong(row, "first_human_assignment_at"),
            new Waiting(
                optionalLong(row, "waiting_since"),
                optionalLong(row, "first_consumer_message_at"),
                optionalLong(row, "first_response_at")),
            row.getLong("last_activity_at"),
            Optional.ofNullable(row.getBigDecimal("fixed_weight")),
            replies(row),
            visitors(row));
    return Optional.of(new ConversationStore.Row(row.getString("conversation_id"), state));
  }

  private static Stage stage(ResultSet row) throws SQLException {
    return switch (row.getString("stage")) {
      case "QUEUED" -> new Stage.Queued(row.getLong("queued_since"));
      case "ASSIGNED" -> new Stage.Assigned();
      default -> new Stage.Closed(row.getLong("closed_at"));
    };
  }

  private static Optional<Assignment> assignment(ResultSet row) throws SQLException {
    var agentId = row.getString("agent_id");
    return agentId == null
        ? Optional.empty()
        : Optional.of(
            new Assignment(
                agentId,
                Optional.ofNullable(row.getString("group_id")),
                UserType.valueOf(row.getString("user_type")),
                row.getLong("assigned_at"),
                row.getBoolean("assignment_answered")));
  }

  private static Set<String> visitors(ResultSet row) throws SQLException {
    var hashes = row.getString("visitor_hashes");
    return hashes == null ? Set.of() : Set.of(hashes.split(" "));
  }

  private static Replies replies(ResultSet row) throws SQLException {
    var repliedBy = row.getString("first_reply_by");
    var first =
        repliedBy == null
            ? Optional.<Replies.First>empty()
            : Optional.of(
                new Replies.First(
                    repliedBy, row.getLong("first_reply_at"), row.getLong("first_reply_wait_ms")));
    return new Replies(
        first,
        row.getInt("agent_messages"),
        row.getInt("responses"),
        row.getLong("response_wait_ms"));
  }

  static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
