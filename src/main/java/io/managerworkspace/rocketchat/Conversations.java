package io.managerworkspace.rocketchat;

import io.managerworkspace.store.Sql;
import java.util.Optional;

/**
 * The conversations of an account that started in {@code [from, until)}, epoch ms, of one skill or
 * of all. The closed ones are read from an index, the open ones are few.
 */
record Conversations(String accountId, long from, long until, Optional<String> skillId) {
  private static final String CLOSED =
      """
      SELECT started_at, closed_at, served_by, served_by_bot, served_at, first_reply_at,
        first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms,
        false AS on_hold
      FROM closed_conversation c""";

  private static final String OPEN =
      """
      SELECT c.started_at, CAST(NULL AS bigint) AS closed_at, c.agent_id AS served_by,
        coalesce(c.user_type = 'BOT', false) AS served_by_bot, c.assigned_at AS served_at,
        c.first_reply_at, c.first_reply_by, c.first_reply_wait_ms, c.agent_messages, c.responses,
        c.response_wait_ms, coalesce(c.fixed_weight < 1, false) AS on_hold
      FROM open_conversation o JOIN conversation c USING (account_id, conversation_id)""";

  /** A table expression of the closed ones. */
  Sql closed() {
    return Sql.of("(" + CLOSED).plus(chosen("c")).plus(") c");
  }

  /** A table expression of the open ones. */
  Sql open() {
    return Sql.of("(" + OPEN).plus(chosen("o")).plus(") c");
  }

  /** A table expression of closed and open ones. */
  Sql all() {
    return Sql.of("(" + CLOSED)
        .plus(chosen("c"))
        .plus("\nUNION ALL\n" + OPEN)
        .plus(chosen("o"))
        .plus(") c");
  }

  private Sql chosen(String table) {
    var sql =
        Sql.of(
            "\nWHERE %1$s.account_id = ? AND %1$s.started_at >= ? AND %1$s.started_at < ?"
                .formatted(table),
            accountId,
            from,
            until);
    return skillId.map(id -> sql.plus(" AND %s.skill_id = ?".formatted(table), id)).orElse(sql);
  }
}
