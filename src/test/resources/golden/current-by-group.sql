WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - ? AS oldest, 1000::bigint * default_slots AS default_slots,
  (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
  (inactive_weight < 1)::integer AS idle_inactive
FROM account,
  (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
WHERE account_id = ?
),
summed AS (
SELECT w.since, least(w.until, greatest(w.since, c.closed)) AS until, c.closed
FROM (SELECT ?::bigint AS since, ?::bigint AS until) w
CROSS JOIN (SELECT coalesce(max(closed_until), 0) AS closed
  FROM rollup_watermark WHERE account_id = ?) c
),
nearest AS (
SELECT grain,
since - mod(since, length) + CASE
  WHEN 2 * mod(since, length) > length AND since - mod(since, length) + length <= closed
  THEN length ELSE 0 END AS since,
until - mod(until, length) + CASE
  WHEN 2 * mod(until, length) > length AND until - mod(until, length) + length <= closed
  THEN length ELSE 0 END AS until
FROM summed CROSS JOIN (VALUES (1, 60000::bigint), (10, 600000::bigint), (60, 3600000::bigint), (360, 21600000::bigint)) g (grain, length)
),
way AS (
SELECT grain, since, until FROM nearest
WHERE grain < ALL (SELECT grain FROM nearest WHERE since = until)
),
segment AS (
SELECT grain, least(a, b) AS since, greatest(a, b) AS until, sign(b - a)::integer AS sign
FROM (
  SELECT grain, since AS a, lag(since, 1, until) OVER (ORDER BY grain DESC) AS b FROM way
  UNION ALL
  SELECT grain, lag(until) OVER (ORDER BY grain DESC), until FROM way) step
WHERE a <> b
),
bound AS (
SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - ? AS old_to,
  coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
  coalesce(w.idle_until, 0) AS idle_from,
  CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
    ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
FROM account a
CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
LEFT JOIN open_bound w ON w.account_id = a.account_id
WHERE a.account_id = ?
),
open_change (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle) AS (
SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END), (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle_from)::integer
FROM bound b JOIN open_conversation o ON o.account_id = ?
  AND o.started_at >= least(b.old_from, b.old_to)
  AND o.started_at < greatest(b.old_from, b.old_to)
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
  CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0
FROM bound b JOIN open_conversation o ON o.account_id = ?
  AND o.due_at >= least(b.due_from, b.due_to)
  AND o.due_at < greatest(b.due_from, b.due_to)
  AND o.started_at >= b.old_to
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
  CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END
FROM bound b JOIN open_conversation o ON o.account_id = ?
  AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
  AND o.last_activity_at >= least(b.idle_from, b.idle_to)
  AND o.last_activity_at < greatest(b.idle_from, b.idle_to)
  AND o.started_at >= b.old_to
),
agent_change AS (
SELECT agent_id, sum(conversations)::integer AS conversations,
  sum(overdue)::integer AS overdue, sum(weight)::bigint AS weight,
  sum(active)::integer AS active
FROM (SELECT o.agent_id, o.conversations, o.overdue,
  1000::bigint * o.unfixed + o.fixed_weight + o.idle * s.idle_weight AS weight,
  o.unfixed + o.fixed_active - o.idle * s.idle_inactive AS active
  FROM setting s CROSS JOIN open_change o) c
GROUP BY agent_id
),
other_cell AS (
SELECT o.agent_id, o.group_id, CASE WHEN o.agent_id = 'rocket.cat' THEN 'BOT' WHEN o.agent_id IS NOT NULL THEN 'HUMAN' END AS user_type, o.conversations, o.overdue,
  1000::bigint * o.unfixed + o.fixed_weight + o.idle * s.idle_weight AS weight,
  o.unfixed + o.fixed_active - o.idle * s.idle_inactive AS active
FROM setting s CROSS JOIN (
  SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_count WHERE account_id = ? AND agent_id IS NULL
  UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM (SELECT agent_id FROM live_agent WHERE account_id = ? AND user_type IS NULL) a CROSS JOIN LATERAL (
    SELECT group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_count WHERE account_id = ? AND agent_id = a.agent_id
    OFFSET 0) c
  UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_change
  WHERE agent_id IS NULL OR agent_id IN (SELECT agent_id FROM live_agent WHERE account_id = ? AND user_type IS NULL)) o
OFFSET 0
),
agent_now AS (
SELECT a.agent_id, a.group_id, a.user_type, a.human, a.state, a.slots,
  a.conversations + coalesce(c.conversations, 0) AS conversations,
  a.overdue + coalesce(c.overdue, 0) AS overdue,
  a.weight + coalesce(c.weight, 0) AS weight,
  a.active + coalesce(c.active, 0) AS active
FROM (SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
    CASE WHEN a.counts THEN a.state END AS state,
    coalesce(1000::bigint * a.max_slots, s.default_slots) AS slots, a.conversations, a.overdue,
  1000::bigint * a.unfixed + a.fixed_weight + a.idle * s.idle_weight AS weight,
  a.unfixed + a.fixed_active - a.idle * s.idle_inactive AS active
  FROM setting s JOIN live_agent a ON a.account_id = ? AND a.user_type IS NOT NULL
  OFFSET 0) a
LEFT JOIN agent_change c ON c.agent_id = a.agent_id
),
by_fact AS (
SELECT group_id AS key
FROM (SELECT s.sign, group_id, facts FROM segment s CROSS JOIN LATERAL (SELECT group_id, facts FROM rollup_group
  WHERE account_id = ? AND grain = s.grain AND time >= s.since AND time < s.until OFFSET 0) r
  UNION ALL SELECT 1, group_id, 1 FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT closed FROM summed)) f
GROUP BY group_id
HAVING sum(sign * facts) > 0
),
queue_row AS (
SELECT o.skill_id,
  greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
FROM open_conversation o
WHERE o.account_id = ? AND o.agent_id IS NULL
  AND o.started_at >= (SELECT oldest FROM setting) AND true
),
by_queue AS (
SELECT NULL::text AS key,
  NULL::float8 AS queue_wait_50,
  NULL::float8 AS queue_wait_90 WHERE false
),
assignee_row AS (
SELECT group_id, true AS assigned, human, state, slots, greatest(0, slots - weight) / 1000 AS free_slots,
  conversations, active, overdue, weight
FROM agent_now
WHERE true
UNION ALL
SELECT group_id, agent_id IS NOT NULL, NULL, NULL, NULL, NULL,
  conversations, active, overdue, weight
FROM other_cell
WHERE true
),
by_assignee AS (
SELECT group_id AS key,
  sum(conversations) FILTER (WHERE assigned) AS open_assigned,
  sum(active) FILTER (WHERE assigned) AS open_active,
  sum(conversations) FILTER (WHERE NOT assigned) AS open_queued,
  sum(weight) FILTER (WHERE state > 0) AS open_load,
  sum(weight) FILTER (WHERE human AND state > 0) AS open_human_load,
  sum(weight) FILTER (WHERE human AND state = 3) AS open_human_online_load,
  sum(weight) FILTER (WHERE human AND state = 1) AS open_human_away_load,
  sum(overdue) FILTER (WHERE NOT assigned) AS open_overdue_queued,
  sum(overdue) FILTER (WHERE assigned) AS open_overdue_assigned,
  count(*) FILTER (WHERE state = 3) AS agent_online,
  count(*) FILTER (WHERE state = 2) AS agent_back_soon,
  count(*) FILTER (WHERE state = 1) AS agent_away,
  sum(slots) FILTER (WHERE state > 0) AS agent_slots,
  sum(slots) FILTER (WHERE human AND state > 0) AS agent_human_slots,
  sum(slots) FILTER (WHERE human AND state = 3) AS agent_human_online_slots,
  sum(slots) FILTER (WHERE human AND state = 1) AS agent_human_away_slots,
  sum(free_slots) FILTER (WHERE state = 3) AS agent_free_slots
FROM assignee_row
GROUP BY group_id
HAVING sum(conversations) > 0 OR count(state) > 0
),
listed AS (
SELECT k.key, k.name AS description
FROM (SELECT group_id AS key, name, NOT deleted AS configured
    FROM agent_group WHERE account_id = ?
  UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
    WHERE u.account_id = ? AND u.dimension = 'GROUP' AND NOT EXISTS (
      SELECT FROM agent_group c WHERE c.account_id = u.account_id AND c.group_id = u.id)) k
WHERE (k.configured OR k.key IN (SELECT key FROM by_fact)
  OR k.key IN (SELECT key FROM by_queue)
  OR k.key IN (SELECT key FROM by_assignee))
),
valued AS (
SELECT key, description,
  coalesce(open_assigned, 0) AS assigned_conversations,
  coalesce(open_active, 0) AS active_conversations,
  round(coalesce(open_load, 0)::numeric / nullif(coalesce(agent_slots, 0), 0), 3) AS agent_load,
  round(coalesce(open_human_load, 0)::numeric / nullif(coalesce(agent_human_slots, 0), 0), 3) AS human_agent_load,
  round(coalesce(open_human_online_load, 0)::numeric / nullif(coalesce(agent_human_online_slots, 0), 0), 3) AS human_online_load,
  round(coalesce(open_human_away_load, 0)::numeric / nullif(coalesce(agent_human_away_slots, 0), 0), 3) AS human_away_load,
  coalesce(agent_free_slots, 0) AS available_slots,
  coalesce(agent_online, 0) AS online_agents,
  coalesce(agent_back_soon, 0) AS back_soon_agents,
  coalesce(agent_away, 0) AS away_agents,
  coalesce(open_queued, 0) AS unassigned_conversations,
  (coalesce(open_assigned, 0) + coalesce(open_queued, 0)) AS open_conversations,
  coalesce(open_overdue_queued, 0) AS overdue_conversations_in_queue,
  coalesce(open_overdue_assigned, 0) AS overdue_conversations_assigned,
  (coalesce(open_overdue_queued, 0) + coalesce(open_overdue_assigned, 0)) AS overdue_conversations_total,
  round(queue_wait_50::numeric, 3) AS queue_wait_time_50th_percentile,
  round(queue_wait_90::numeric, 3) AS queue_wait_time_90th_percentile
FROM listed
LEFT JOIN by_queue USING (key)
LEFT JOIN by_assignee USING (key)
),
page AS (
SELECT row_number() OVER (ORDER BY CASE WHEN key ~ '^-{0,1}[0-9]+$' THEN key::numeric END NULLS LAST, key COLLATE "C") AS place, key, description, assigned_conversations, active_conversations, agent_load, human_agent_load, human_online_load, human_away_load, available_slots, online_agents, back_soon_agents, away_agents, unassigned_conversations, open_conversations, overdue_conversations_in_queue, overdue_conversations_assigned, overdue_conversations_total, queue_wait_time_50th_percentile, queue_wait_time_90th_percentile
FROM valued ORDER BY place OFFSET ? LIMIT ?
)
SELECT 0 AS place, now_ms, (SELECT count(*) FROM listed) AS matched, NULL::text AS key, NULL::text AS description,
  coalesce(open_assigned, 0) AS assigned_conversations,
  coalesce(open_active, 0) AS active_conversations,
  round(coalesce(open_load, 0)::numeric / nullif(coalesce(agent_slots, 0), 0), 3) AS agent_load,
  round(coalesce(open_human_load, 0)::numeric / nullif(coalesce(agent_human_slots, 0), 0), 3) AS human_agent_load,
  round(coalesce(open_human_online_load, 0)::numeric / nullif(coalesce(agent_human_online_slots, 0), 0), 3) AS human_online_load,
  round(coalesce(open_human_away_load, 0)::numeric / nullif(coalesce(agent_human_away_slots, 0), 0), 3) AS human_away_load,
  coalesce(agent_free_slots, 0) AS available_slots,
  coalesce(agent_online, 0) AS online_agents,
  coalesce(agent_back_soon, 0) AS back_soon_agents,
  coalesce(agent_away, 0) AS away_agents,
  coalesce(open_queued, 0) AS unassigned_conversations,
  (coalesce(open_assigned, 0) + coalesce(open_queued, 0)) AS open_conversations,
  coalesce(open_overdue_queued, 0) AS overdue_conversations_in_queue,
  coalesce(open_overdue_assigned, 0) AS overdue_conversations_assigned,
  (coalesce(open_overdue_queued, 0) + coalesce(open_overdue_assigned, 0)) AS overdue_conversations_total,
  round(queue_wait_50::numeric, 3) AS queue_wait_time_50th_percentile,
  round(queue_wait_90::numeric, 3) AS queue_wait_time_90th_percentile
FROM setting
CROSS JOIN (SELECT 1 AS one,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_50,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_90
FROM queue_row
HAVING true) by_queue
CROSS JOIN (SELECT 1 AS one,
  sum(open_assigned) AS open_assigned,
  sum(open_active) AS open_active,
  sum(open_queued) AS open_queued,
  sum(open_load) AS open_load,
  sum(open_human_load) AS open_human_load,
  sum(open_human_online_load) AS open_human_online_load,
  sum(open_human_away_load) AS open_human_away_load,
  sum(open_overdue_queued) AS open_overdue_queued,
  sum(open_overdue_assigned) AS open_overdue_assigned,
  sum(agent_online) AS agent_online,
  sum(agent_back_soon) AS agent_back_soon,
  sum(agent_away) AS agent_away,
  sum(agent_slots) AS agent_slots,
  sum(agent_human_slots) AS agent_human_slots,
  sum(agent_human_online_slots) AS agent_human_online_slots,
  sum(agent_human_away_slots) AS agent_human_away_slots,
  sum(agent_free_slots) AS agent_free_slots
FROM by_assignee
HAVING true) by_assignee
UNION ALL
SELECT place, NULL, NULL, key, description, assigned_conversations, active_conversations, agent_load, human_agent_load, human_online_load, human_away_load, available_slots, online_agents, back_soon_agents, away_agents, unassigned_conversations, open_conversations, overdue_conversations_in_queue, overdue_conversations_assigned, overdue_conversations_total, queue_wait_time_50th_percentile, queue_wait_time_90th_percentile FROM page
ORDER BY place
-- parameters: 2592000000, demo, 60000, 3660000, demo, 2592000000, demo, demo, demo, demo, demo, demo, demo, demo, demo, demo, demo, 60000, 3660000, demo, demo, demo, 0, 50
