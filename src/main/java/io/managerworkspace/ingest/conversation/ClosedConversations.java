package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.conversation.ConversationState.Assignment;
import io.managerworkspace.ingest.conversation.ConversationStore.Row;
import io.managerworkspace.model.UserType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table {@code closed_conversation}: what reports need of the closed conversations. */
final class ClosedConversations {
  private static final Columns<Row> COLUMNS =
      new Columns<Row>()
          .text("conversation_id", Row::conversationId)
          .bigint("started_at", row -> row.state().startedAt())
          .optionalBigint("closed_at", Row::closedAt)
          .optionalText("skill_id", row -> row.state().skillId())
          .optionalText("served_by", row -> row.assignment().map(Assignment::agentId))
          .bool("served_by_bot", ClosedConversations::isServedByBot)
          .optionalBigint("served_at", Row::assignedAt)
          .optionalBigint("first_reply_at", Row::firstReplyAt)
          .optionalText("first_reply_by", Row::firstReplyBy)
          .optionalBigint("first_reply_wait_ms", Row::firstReplyWaitMs)
          .integer("agent_messages", row -> Math.toIntExact(row.state().replies().messages()))
          .integer("responses", row -> Math.toIntExact(row.state().replies().responses()))
          .bigint("response_wait_ms", row -> row.state().replies().waitMs());

  private ClosedConversations() {}

  /**
   * Writes conversations that are closed and removes those that no longer are.
   *
   * @param before the states so far, by id
   */
  static void save(
      Session session, String accountId, List<Row> rows, Map<String, ConversationState> before) {
    var closed = rows.stream().filter(row -> !row.state().isOpen()).toList();
    if (!closed.isEmpty()) {
      // A survey answer changes nothing here, and what does not change is not written.
      session.update(COLUMNS.upsert("closed_conversation", accountId, closed));
    }
    var reopened =
        rows.stream()
            .filter(row -> row.state().isOpen() && wasClosed(before.get(row.conversationId())))
            .map(Row::conversationId)
            .toArray(String[]::new);
    if (reopened.length > 0) {
      session.update(
          Sql.of(
              "DELETE FROM closed_conversation WHERE account_id = ? AND conversation_id = ANY (?)",
              accountId,
              reopened));
    }
  }

  private static boolean wasClosed(ConversationState before) {
    return before != null && !before.isOpen();
  }

  private static boolean isServedByBot(Row row) {
    return row.assignment().map(Assignment::userType).equals(Optional.of(UserType.BOT));
  }
}
