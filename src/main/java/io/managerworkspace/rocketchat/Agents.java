package io.managerworkspace.rocketchat;

import io.managerworkspace.database.Sql;

/** What Rocket.Chat knows of an agent. Names and ids compare by code point. */
final class Agents {
  private static final String USERNAME = "coalesce(a.login_name, v.agent_id) COLLATE \"C\"";
  private static final String NAME =
      "coalesce(a.full_name, a.nickname, a.login_name, v.agent_id) COLLATE \"C\"";

  private Agents() {}

  /**
   * Rows that have an {@code agent_id}, with {@code username} and {@code name}, ordered by
   * username. An agent that is not configured has its id for both.
   *
   * @param columns the other columns of the rows
   */
  static Sql named(Sql rows, String columns, String accountId) {
    return Sql.of(
            "SELECT v.agent_id, %s, %s AS username, %s AS name FROM ("
                .formatted(columns, USERNAME, NAME))
        .plus(rows)
        .plus(
            """
            ) v LEFT JOIN agent a ON a.account_id = ? AND a.agent_id = v.agent_id
            ORDER BY username, v.agent_id""",
            accountId);
  }
}
