package io.managerworkspace.rollup;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.opencounts.OpenAging;
import java.time.Duration;

/**
 * Counts open conversations one by one, as of now and by the rules of current values, and compares
 * that with the counts that are kept, in one snapshot.
 */
record PlainOpenCount(Database database, String accountId) {
  private static final String SUMS =
      OpenAging.COUNTS.replaceAll("\\w+", "coalesce(sum($0), 0)::numeric AS $0");

  private static final String KEPT =
      """
      ),
      change (agent_id, group_id, skill_id, %1$s) AS (
      %%s
      ),
      kept AS (
      SELECT agent_id, group_id, skill_id, %2$s
      FROM (SELECT agent_id, group_id, skill_id, %1$s FROM open_count WHERE account_id = ?
        UNION ALL SELECT * FROM change) c
      GROUP BY agent_id, group_id, skill_id),
      """
          .formatted(OpenAging.COUNTS, SUMS);

  private static final String COUNTED =
      """
      counted AS (
      SELECT o.agent_id, o.group_id, o.skill_id, count(*)::numeric AS conversations,
        count(*) FILTER (WHERE o.fixed_weight IS NULL)::numeric,
        coalesce(sum(1000 * o.fixed_weight), 0)::numeric,
        count(*) FILTER (WHERE o.fixed_weight >= 1)::numeric,
        count(*) FILTER (WHERE b.due_to - o.waiting_since > CASE WHEN o.responded
          THEN k.response_target_ms
          ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END)::numeric,
        count(*) FILTER (WHERE o.fixed_weight IS NULL AND o.waiting_since IS NULL
          AND greatest(b.due_to - o.last_activity_at, 0) >= a.inactive_after_ms)::numeric,
        count(*) FILTER (WHERE o.waiting_since IS NOT NULL)::numeric
      FROM bound b JOIN open_conversation o ON o.account_id = ?
        JOIN account a ON a.account_id = o.account_id
        LEFT JOIN skill k ON k.account_id = o.account_id AND k.skill_id = o.skill_id
      WHERE b.due_to - o.started_at <= ?
      GROUP BY o.agent_id, o.group_id, o.skill_id)
      """;

  /** What is left of a key without conversations must be nothing. */
  private static final String DIFFERENCES =
      """
      SELECT d::text FROM (
        (SELECT 'kept', * FROM (TABLE kept EXCEPT TABLE counted) k
          WHERE (conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting)
            <> (0, 0, 0, 0, 0, 0, 0))
        UNION ALL SELECT 'counted', * FROM (TABLE counted EXCEPT TABLE kept) c) d
      UNION ALL SELECT 'by agent ' || a FROM by_agent""";

  /** The counts of an agent are those of all its keys together. */
  private static final String OF_ALL_SKILLS =
      """
      ,
      one AS (
      SELECT agent_id, %2$s FROM open_count WHERE account_id = ? AND agent_id IS NOT NULL
      GROUP BY agent_id),
      other AS (
      SELECT agent_id, %2$s FROM live_agent WHERE account_id = ?
      GROUP BY agent_id),
      by_agent AS (
      SELECT a::text FROM ((TABLE one EXCEPT TABLE other) UNION ALL (TABLE other EXCEPT TABLE one)) a
      WHERE (%1$s) <> (0, 0, 0, 0, 0, 0, 0))
      """
          .formatted(OpenAging.COUNTS, SUMS);

  /** Where both differ; nothing if the kept counts are right. */
  String differences(Duration maxAge) {
    var changes = OpenAging.changes(accountId);
    var kept = KEPT.split("%s", -1);
    var sql =
        Sql.of("WITH bound AS (\n")
            .plus(OpenAging.bound(accountId, maxAge.toMillis()))
            .plus(kept[0])
            .plus(changes)
            .plus(kept[1], accountId)
            .plus(COUNTED, accountId, maxAge.toMillis())
            .plus(OF_ALL_SKILLS, accountId, accountId)
            .plus(DIFFERENCES);
    return database.with(session -> String.join("\n", session.query(sql, row -> row.getString(1))));
  }
}
