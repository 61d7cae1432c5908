package io.managerworkspace.rollup;

import io.managerworkspace.store.Session;
import io.managerworkspace.store.Sql;

/** Brings open conversations in line with the service levels of their skills. */
public final class Targets {
  private static final String DUE =
      """
      o.waiting_since + (SELECT CASE WHEN o.responded THEN k.response_target_ms
        ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
        FROM skill k WHERE k.account_id = o.account_id AND k.skill_id = o.skill_id)""";

  private static final String STALE =
      """
      (SELECT * FROM (SELECT o.*, %s AS new_due_at
        FROM open_conversation o WHERE o.account_id = ? AND o.waiting_since IS NOT NULL) d
        WHERE new_due_at IS DISTINCT FROM due_at)"""
          .formatted(DUE);

  private Targets() {}

  /** Keeps ingestion out until the transaction ends; to be called before targets are written. */
  public static void holdStill(Session session, String accountId) {
    Watermark.holdToMove(session, accountId);
  }

  /** Takes over the targets that are configured now. */
  public static void apply(Session session, String accountId) {
    var overdue = "coalesce(o.%s < b.due, false)::integer";
    var changes =
        "SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, "
            + overdue.formatted("new_due_at")
            + " - "
            + overdue.formatted("due_at")
            + ", 0 FROM bound b JOIN "
            + STALE
            + " o ON o.started_at >= b.old";
    OpenCounting.add(
        session,
        accountId,
        Sql.of(OpenCounting.STORED_BOUND, accountId),
        Sql.of(changes, accountId));
    session.update(
        Sql.of(
            "UPDATE open_conversation o SET due_at = s.new_due_at FROM "
                + STALE
                + " s WHERE o.account_id = ? AND o.conversation_id = s.conversation_id",
            accountId,
            accountId));
  }
}
