package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.OpenAging;
import io.managerworkspace.opencounts.OpenCounting;

/**
 * Keeps the counts of open conversations what a count of table {@code open_conversation} would be:
 * takes away what the rows that are about to be written counted, and adds what they will count.
 */
final class OpenCounts {
  private static final String BEFORE =
      """
      SELECT o.agent_id, o.group_id, o.skill_id, %s
      FROM bound b CROSS JOIN unnest(?) AS written (id)
      CROSS JOIN LATERAL (
        SELECT %s FROM open_conversation WHERE account_id = ? AND conversation_id = written.id
        OFFSET 0
      ) o
      WHERE o.started_at >= b.old
      UNION ALL
      """
          .formatted(OpenAging.counted("-1", "due", "idle"), OpenConversations.OPEN.names());

  private static final String AFTER =
      "SELECT o.agent_id, o.group_id, o.skill_id, %s\nFROM bound b CROSS JOIN (SELECT %s FROM "
          .formatted(OpenAging.counted("1", "due", "idle"), OpenConversations.OPEN.names());

  private OpenCounts() {}

  /**
   * To be called before the rows are written, under the account's watermark held still.
   *
   * @param conversationIds all that are written, open or not
   * @param open the rows of those that will be open, as a table
   */
  static void change(OpenCounting counting, String accountId, String[] conversationIds, Sql open) {
    var changes =
        Sql.of(BEFORE, conversationIds, accountId)
            .plus(AFTER)
            .plus(open)
            .plus(") o\nWHERE o.started_at >= b.old");
    counting.add(Sql.of(OpenCounting.STORED_BOUND, accountId), changes);
  }
}
