package io.managerworkspace.rocketchat;

import io.managerworkspace.database.Sql;
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

  private Sql open() {
    return Sql.of("(" + OPEN).plus(chosen("o")).plus(") c");
  }

  /**
   * A table expression {@code p} of sums of the closed ones and sums of the open ones, for the
   * statement to add up: a scan below a union would be slower than either.
   *
   * @param columns of the {@code SELECT}
   * @param condition which of them count
   * @param grouping of the {@code GROUP BY}
   */
  Sql summed(String columns, Sql condition, String grouping) {
    return Sql.of("(")
        .plus(summed(closed(), columns, condition, grouping))
        .plus("\nUNION ALL\n")
        .plus(summed(open(), columns, condition, grouping))
        .plus(") p");
  }

  private static Sql summed(Sql table, String columns, Sql condition, String grouping) {
    return Sql.of("SELECT " + columns + " FROM ")
        .plus(table)
        .plus("\nWHERE ")
        .plus(condition)
        .plus(" GROUP BY " + grouping);
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
