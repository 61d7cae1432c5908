package io.managerworkspace.opencounts;

import io.managerworkspace.database.Sql;
import java.util.stream.Stream;

/**
 * What the passing of time alone changes in {@code open_count}: open conversations become too old
 * to count, overdue, and idle (nobody wrote for the account's {@code inactiveAfter}). The counts
 * are those as of the account's stored bounds; each of these adds what lies between the stored
 * bounds and those of now. Bounds may also move back, when a setting changes.
 */
public enum OpenAging {
  TOO_OLD(
      """
      SELECT o.agent_id, o.group_id, o.skill_id, %s
      FROM bound b JOIN open_conversation o ON o.account_id = ?
        AND o.started_at >= least(b.old_from, b.old_to)
        AND o.started_at < greatest(b.old_from, b.old_to)"""
          .formatted(
              counted(
                  "CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END", "due_from", "idle_from"))),
  OVERDUE(
      """
      SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
        CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0, 0
      FROM bound b JOIN open_conversation o ON o.account_id = ?
        AND o.due_at >= least(b.due_from, b.due_to)
        AND o.due_at < greatest(b.due_from, b.due_to)
        AND o.started_at >= b.old_to"""),
  IDLE(
      """
      SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
        CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END, 0
      FROM bound b JOIN open_conversation o ON o.account_id = ?
        AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
        AND o.last_activity_at >= least(b.idle_from, b.idle_to)
        AND o.last_activity_at < greatest(b.idle_from, b.idle_to)
        AND o.started_at >= b.old_to""");

  /** The one count that is no number of conversations but their weight, in thousandths. */
  static final String WEIGHT = "fixed_weight";

  /** The counts of {@code open_count}, in the order of all rows here. */
  public static final String COUNTS =
      "conversations, unfixed, " + WEIGHT + ", fixed_active, overdue, idle, waiting";

  private final String rows;

  OpenAging(String rows) {
    this.rows = rows;
  }

  /** {@code bound}: the account's stored bounds (…_from) and those of this instant (…_to). */
  public static Sql bound(Object accountId, Object maxAgeMs) {
    return Sql.of(
        """
        SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - ? AS old_to,
          coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
          coalesce(w.idle_until, 0) AS idle_from,
          CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
            ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
        FROM account a
        CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
        LEFT JOIN open_bound w ON w.account_id = a.account_id
        WHERE a.account_id = ?""",
        maxAgeMs,
        accountId);
  }

  /**
   * Rows of agent, group, skill and {@link #COUNTS}: what all of them change between the bounds.
   * Those of {@link #TOO_OLD}, which come first, give the columns their names.
   */
  public static Sql changes(Object accountId) {
    return Sql.join(
        "\nUNION ALL\n", Stream.of(values()).map(kind -> Sql.of(kind.rows, accountId)).toList());
  }

  /**
   * What a conversation {@code o}, young enough, counts under the bounds {@code b}, times a sign.
   *
   * @param due column of the bound before which one is overdue
   * @param idle column of the bound since when nobody wrote
   */
  public static String counted(String sign, String due, String idle) {
    return """
    s.sign AS conversations, s.sign * (o.fixed_weight IS NULL)::integer AS unfixed,
      s.sign * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
      s.sign * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
      s.sign * coalesce(o.due_at < b.due, false)::integer AS overdue,
      s.sign * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
        AND o.last_activity_at < b.idle)::integer AS idle,
      s.sign * (o.waiting_since IS NOT NULL)::integer AS waiting"""
        .replace("s.sign", sign.length() > 2 ? "(" + sign + ")" : sign)
        .replace("b.due", "b." + due)
        .replace("b.idle", "b." + idle);
  }
}
