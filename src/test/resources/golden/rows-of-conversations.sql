-- $1 max_age_ms = 2592000000
-- $2 account_id = demo
-- $3 metric = overdue_conversations_total
-- $4 offset = 0
-- $5 limit = 50
WITH RECURSIVE setting AS (
  SELECT now_ms, now_ms - $1::bigint AS oldest, 1000::bigint * default_slots AS default_slots,
    (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
    (inactive_weight < 1)::integer AS idle_inactive
  FROM account,
    (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
  WHERE account_id = $2
),
bound AS (
  SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $1 AS old_to,
    coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
    coalesce(w.idle_until, 0) AS idle_from,
    CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
      ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
  FROM account a
  CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
  LEFT JOIN open_bound w ON w.account_id = a.account_id
  WHERE a.account_id = $2
),
open_row AS (
  SELECT o.conversation_id, o.started_at, o.queued_since, o.waiting_since,
    o.agent_id, o.skill_id, o.agent_id IS NOT NULL AS assigned,
    CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
    coalesce(a.user_type, CASE WHEN o.agent_id = 'rocket.cat' THEN 'BOT' WHEN o.agent_id IS NOT NULL THEN 'HUMAN' END) AS user_type,
    o.conversations, o.overdue, o.waiting,
    1000::bigint * o.unfixed + o.fixed_weight + o.idle * s.idle_weight AS weight,
    o.unfixed + o.fixed_active - o.idle * s.idle_inactive AS active
  FROM setting s CROSS JOIN (
    SELECT o.conversation_id, o.started_at, o.queued_since, o.waiting_since,
      o.agent_id, o.group_id, o.skill_id, 1 AS conversations, 1 * (o.fixed_weight IS NULL)::integer AS unfixed,
    1 * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
    1 * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
    1 * coalesce(o.due_at < b.due_to, false)::integer AS overdue,
    1 * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
      AND o.last_activity_at < b.idle_to)::integer AS idle,
    1 * (o.waiting_since IS NOT NULL)::integer AS waiting
    FROM bound b JOIN open_conversation o ON o.account_id = $2 AND o.started_at >= b.old_to) o
  LEFT JOIN live_agent a ON a.account_id = $2 AND a.agent_id = o.agent_id
    AND a.user_type IS NOT NULL
),
counted_row AS (
  SELECT conversation_id, CASE $3
      WHEN 'assigned_conversations' THEN started_at
      WHEN 'active_conversations' THEN started_at
      WHEN 'unassigned_conversations' THEN queued_since
      WHEN 'open_conversations' THEN started_at
      WHEN 'overdue_conversations_in_queue' THEN waiting_since
      WHEN 'overdue_conversations_assigned' THEN waiting_since
      WHEN 'overdue_conversations_total' THEN waiting_since
      WHEN 'queue_wait_time_50th_percentile' THEN queued_since
      WHEN 'queue_wait_time_90th_percentile' THEN queued_since
    END AS time, agent_id, group_id, skill_id
  FROM open_row
  WHERE CASE $3
      WHEN 'assigned_conversations' THEN CASE WHEN assigned THEN conversations ELSE 0 END
      WHEN 'active_conversations' THEN CASE WHEN assigned THEN active ELSE 0 END
      WHEN 'unassigned_conversations' THEN CASE WHEN NOT assigned THEN conversations ELSE 0 END
      WHEN 'open_conversations' THEN CASE WHEN assigned THEN conversations ELSE 0 END + CASE WHEN NOT assigned THEN conversations ELSE 0 END
      WHEN 'overdue_conversations_in_queue' THEN CASE WHEN NOT assigned THEN overdue ELSE 0 END
      WHEN 'overdue_conversations_assigned' THEN CASE WHEN assigned THEN overdue ELSE 0 END
      WHEN 'overdue_conversations_total' THEN CASE WHEN NOT assigned THEN overdue ELSE 0 END + CASE WHEN assigned THEN overdue ELSE 0 END
      WHEN 'queue_wait_time_50th_percentile' THEN CASE WHEN NOT assigned THEN conversations ELSE 0 END
      WHEN 'queue_wait_time_90th_percentile' THEN CASE WHEN NOT assigned THEN conversations ELSE 0 END
    END <> 0
),
page AS (
  SELECT 0::bigint AS place, (
    SELECT count(*) FROM counted_row)::bigint AS matched, NULL::text AS conversation_id, NULL::bigint AS time,
    NULL::bigint AS value, NULL::text AS agent_id, NULL::text AS group_id,
    NULL::text AS skill_id
  UNION ALL
  (SELECT row_number() OVER (ORDER BY time DESC, conversation_id), 0, conversation_id, time, value,
    agent_id, group_id, skill_id
  FROM (
    SELECT conversation_id, time, CASE $3
        WHEN 'assigned_conversations' THEN 1
        WHEN 'active_conversations' THEN 1
        WHEN 'unassigned_conversations' THEN 1
        WHEN 'open_conversations' THEN 1
        WHEN 'overdue_conversations_in_queue' THEN greatest(now_ms - time, 0)
        WHEN 'overdue_conversations_assigned' THEN greatest(now_ms - time, 0)
        WHEN 'overdue_conversations_total' THEN greatest(now_ms - time, 0)
        WHEN 'queue_wait_time_50th_percentile' THEN greatest(now_ms - time, 0)
        WHEN 'queue_wait_time_90th_percentile' THEN greatest(now_ms - time, 0)
      END AS value,
      agent_id, group_id, skill_id
    FROM counted_row CROSS JOIN setting) r
  ORDER BY time DESC, conversation_id
  OFFSET $4 LIMIT $5)
)
SELECT place, now_ms, matched,
  conversation_id, time, value, agent_id, group_id, skill_id
FROM page CROSS JOIN setting
ORDER BY place
