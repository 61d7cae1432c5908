package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.conversation.ConversationState.Assignment;
import io.managerworkspace.ingest.conversation.ConversationStore.Row;
import io.managerworkspace.opencounts.OpenCounting;
import java.util.List;
import java.util.Map;

/** Table {@code open_conversation}: what current values need of the open conversations. */
public final class OpenConversations {
  static final Columns<Row> OPEN =
      new Columns<Row>()
          .text("conversation_id", Row::conversationId)
          .bigint("started_at", row -> row.state().startedAt())
          .optionalText("skill_id", row -> row.state().skillId())
          .optionalText("agent_id", row -> row.current().map(Assignment::agentId))
          .optionalText("group_id", row -> row.current().flatMap(Assignment::groupId))
          .optionalBigint("queued_since", Row::queuedSince)
          .optionalBigint("waiting_since", row -> row.state().waiting().since())
          .bool("responded", row -> row.state().waiting().firstResponseAt().isPresent())
          .bigint("last_activity_at", row -> row.state().lastActivityAt())
          .optionalNumeric("fixed_weight", row -> row.state().fixedWeight())
          .optionalBigint("due_at", Row::dueAt);

  public static final String REMOVE =
      "DELETE FROM open_conversation WHERE account_id = ? AND conversation_id = ANY (?)";

  private OpenConversations() {}

  /**
   * Writes the open ones of locked conversations, takes out the closed ones, and counts both.
   *
   * @param before their states so far, by id
   */
  static void save(
      Session session,
      String accountId,
      OpenCounting counting,
      List<Row> rows,
      Map<String, ConversationState> before) {
    var open = rows.stream().filter(row -> row.state().isOpen()).toList();
    var ids = rows.stream().map(Row::conversationId).toArray(String[]::new);
    OpenCounts.change(counting, accountId, ids, OPEN.rows(open));
    session.update(
        OPEN.insertInto("open_conversation", accountId, open)
            .plus(
                " ON CONFLICT (account_id, conversation_id) DO UPDATE SET "
                    + OPEN.assignedFrom("excluded")));
    removeClosed(session, accountId, rows, before);
  }

  private static void removeClosed(
      Session session, String accountId, List<Row> rows, Map<String, ConversationState> before) {
    var closed =
        rows.stream()
            .filter(row -> !row.state().isOpen())
            .map(Row::conversationId)
            .filter(id -> !before.containsKey(id) || before.get(id).isOpen())
            .toArray(String[]::new);
    if (closed.length > 0) {
      session.update(Sql.of(REMOVE, accountId, closed));
    }
  }
}
