package io.managerworkspace.opencounts;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.rollup.Watermark;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Open conversations by assignee, assignment's group and skill ({@code open_count}), and by
 * assignee and group alone ({@code open_count_by_assignee}): every change goes into both.
 */
public final class OpenCounting {
  /**
   * {@code bound}: the account's bounds as they are stored, {@code old}, {@code due} and {@code
   * idle}. They stay as long as its watermark is held still.
   */
  public static final String STORED_BOUND =
      """
      bound AS (
      SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
        coalesce(max(idle_until), 0) AS idle
      FROM open_bound WHERE account_id = ?)""";

  public static final List<String> TABLES = List.of("open_count", "open_count_by_assignee");

  private OpenCounting() {}

  /**
   * Adds changes, in the order of their keys, so that batches never deadlock.
   *
   * @param ctes what the changes refer to, each as {@code name AS (…)}
   * @param changes rows of agent, group, skill and {@link OpenAging#COUNTS}
   */
  public static void add(Session session, String accountId, Sql ctes, Sql changes) {
    session.update(
        Sql.of("WITH ")
            .plus(ctes)
            .plus(",\nchange (agent_id, group_id, skill_id, " + OpenAging.COUNTS + ") AS (\n")
            .plus(changes)
            .plus("\n),\nby_assignee AS (\n")
            .plus(added("open_count_by_assignee", "agent_id, group_id", accountId))
            .plus(")\n")
            .plus(added("open_count", "agent_id, group_id, skill_id", accountId)));
  }

  private static Sql added(String table, String key, String accountId) {
    return Sql.of(
        "INSERT INTO %1$s AS c (account_id, %2$s, %3$s)\nSELECT ?, %2$s, "
                .formatted(table, key, OpenAging.COUNTS)
            + counts("sum(%s)", ", ")
            + "\nFROM change GROUP BY %s\nHAVING ".formatted(key)
            + counts("sum(%s) <> 0", " OR ")
            + "\nORDER BY %1$s\nON CONFLICT (account_id, %1$s) DO UPDATE SET ".formatted(key)
            + counts("%1$s = c.%1$s + excluded.%1$s", ", "),
        accountId);
  }

  /** Counts all open conversations of the account, whatever the counts were. */
  public static void anew(Session session, String accountId) {
    Watermark.holdToMove(session, accountId);
    for (var table : TABLES) {
      session.update(Sql.of("DELETE FROM " + table + " WHERE account_id = ?", accountId));
    }
    var counted = OpenAging.counted("1", "due", "idle");
    add(
        session,
        accountId,
        Sql.of(STORED_BOUND, accountId),
        Sql.of(
            "SELECT o.agent_id, o.group_id, o.skill_id, "
                + counted
                + "\nFROM bound b JOIN open_conversation o ON o.account_id = ?"
                + " AND o.started_at >= b.old",
            accountId));
  }

  private static String counts(String format, String separator) {
    Function<String, String> one = format::formatted;
    return Arrays.stream(OpenAging.COUNTS.split(", "))
        .map(one)
        .collect(Collectors.joining(separator));
  }
}
