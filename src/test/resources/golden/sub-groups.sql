WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - ? AS oldest, inactive_after_ms,
  (inactive_weight * 1000)::integer AS inactive_weight, default_slots
FROM account,
  (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
WHERE account_id = ?
),
below (key, member) AS (
SELECT parent_group_id, group_id FROM agent_group
  WHERE account_id = ? AND parent_group_id IS NOT NULL
UNION
SELECT b.key, g.group_id FROM below b
  JOIN agent_group g ON g.account_id = ? AND g.parent_group_id = b.member
),
chosen_group AS (
SELECT unnest(?) AS group_id
UNION
SELECT member FROM below WHERE key = ANY (?)
),
watermark AS (
SELECT coalesce(max(minute_until), 0) AS minute_until,
  greatest(?, least(?, coalesce(max(hour_until), 0))) AS hours_to
FROM rollup_watermark WHERE account_id = ?
),
agent_now AS (
SELECT a.agent_id, a.group_id, a.skill_ids, a.user_type, a.user_type = 'HUMAN' AS human,
  a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM' AS counts,
  coalesce(s.state, 'OFFLINE') AS state,
  1000 * coalesce(a.max_slots, n.default_slots) AS slots
FROM setting n JOIN agent a ON a.account_id = ?
LEFT JOIN agent_state s ON s.account_id = ? AND s.agent_id = a.agent_id
),
open_cell AS (
SELECT agent_id, group_id, skill_id, sum(conversations)::integer AS conversations,
  sum(weight)::bigint AS weight, sum(active)::integer AS active,
  sum(overdue)::integer AS overdue
FROM (SELECT agent_id, group_id, skill_id AS skill_id, conversations,
    unfixed * 1000::bigint + fixed_weight AS weight, unfixed + fixed_active AS active, 0 AS overdue
  FROM open_count WHERE account_id = ? AND conversations > 0
  UNION ALL
  SELECT agent_id, group_id, skill_id, -1, -coalesce(fixed_weight * 1000, 1000)::bigint,
    -(fixed_weight IS NULL OR fixed_weight >= 1)::integer, 0
  FROM open_conversation
  WHERE account_id = ? AND started_at < (SELECT oldest FROM setting)) o
GROUP BY agent_id, group_id, skill_id
),
open_row AS (
SELECT o.skill_id, o.agent_id, o.conversations, o.active, o.overdue, o.weight,
  o.agent_id IS NOT NULL AS assigned,
  CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
  CASE WHEN o.agent_id IS NOT NULL THEN coalesce(a.user_type, 'HUMAN') END AS user_type,
  CASE WHEN a.counts THEN a.state END AS state,
  a.human
FROM open_cell o LEFT JOIN agent_now a ON a.agent_id = o.agent_id
),
by_fact_own AS (
SELECT group_id AS key, GROUPING(group_id) = 1 AS total,
  sum(responses) AS responses,
  sum(wait_ms) AS wait_ms
FROM (SELECT agent_id, skill_id, group_id, user_type, responses, wait_ms FROM rollup_hour_full
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT hours_to FROM watermark) AND facts > 0 AND agent_id = ANY (?) AND group_id IN (SELECT group_id FROM chosen_group) AND skill_id = ANY (?) AND user_type = ANY (?)
  UNION ALL SELECT agent_id, skill_id, group_id, user_type, responses, wait_ms FROM rollup_minute_full
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT minute_until FROM watermark) AND facts > 0 AND agent_id = ANY (?) AND group_id IN (SELECT group_id FROM chosen_group) AND skill_id = ANY (?) AND user_type = ANY (?)
  UNION ALL SELECT agent_id, skill_id, group_id, user_type, responses, wait_ms FROM rollup_minute_full
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT minute_until FROM watermark) AND facts > 0 AND agent_id = ANY (?) AND group_id IN (SELECT group_id FROM chosen_group) AND skill_id = ANY (?) AND user_type = ANY (?) AND time >= (SELECT hours_to FROM watermark)
  UNION ALL SELECT agent_id, skill_id, group_id, user_type, responses, wait_ms FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND agent_id = ANY (?) AND group_id IN (SELECT group_id FROM chosen_group) AND skill_id = ANY (?) AND user_type = ANY (?) AND time >= (SELECT minute_until FROM watermark)) f
GROUP BY GROUPING SETS ((group_id), ())
),
by_fact AS (
SELECT key, total,
  sum(responses) AS responses,
  sum(wait_ms) AS wait_ms
FROM (SELECT * FROM by_fact_own
  UNION ALL SELECT b.key, false,
  o.responses,
  o.wait_ms FROM by_fact_own o JOIN below b ON b.member = o.key) covered
GROUP BY key, total
),
by_open_own AS (
SELECT group_id AS key, GROUPING(group_id) = 1 AS total
FROM open_row
WHERE conversations > 0 AND agent_id = ANY (?) AND group_id IN (SELECT group_id FROM chosen_group) AND skill_id = ANY (?) AND user_type = ANY (?)
GROUP BY GROUPING SETS ((group_id), ())
),
by_open AS (
SELECT key, total
FROM (SELECT * FROM by_open_own
  UNION ALL SELECT b.key, false FROM by_open_own o JOIN below b ON b.member = o.key) covered
GROUP BY key, total
),
agent_row AS (
SELECT a.*
FROM agent_now a
WHERE a.counts AND a.agent_id = ANY (?) AND a.group_id IN (SELECT group_id FROM chosen_group) AND a.skill_ids && ? AND a.user_type = ANY (?)
),
by_agent_own AS (
SELECT group_id AS key, GROUPING(group_id) = 1 AS total,
  count(*) FILTER (WHERE state = 'ONLINE') AS agent_online
FROM agent_row
GROUP BY GROUPING SETS ((group_id), ())
),
by_agent AS (
SELECT key, total,
  sum(agent_online) AS agent_online
FROM (SELECT * FROM by_agent_own
  UNION ALL SELECT b.key, false,
  o.agent_online FROM by_agent_own o JOIN below b ON b.member = o.key) covered
GROUP BY key, total
),
present AS (
SELECT group_id AS key
FROM (SELECT group_id FROM rollup_hour_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT hours_to FROM watermark) AND facts > 0
  UNION ALL SELECT group_id FROM rollup_minute_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT minute_until FROM watermark) AND facts > 0
  UNION ALL SELECT group_id FROM rollup_minute_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT minute_until FROM watermark) AND facts > 0 AND time >= (SELECT hours_to FROM watermark)
  UNION ALL SELECT group_id FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT minute_until FROM watermark)) f
UNION SELECT group_id FROM open_row WHERE conversations > 0
UNION SELECT group_id FROM agent_now WHERE counts
),
listed AS (
SELECT k.key, coalesce(c.name, 'NA') AS description
FROM (SELECT group_id AS key FROM agent_group WHERE account_id = ? AND NOT deleted
  UNION SELECT key FROM present) k
LEFT JOIN agent_group c ON c.account_id = ? AND c.group_id = k.key
WHERE k.key IS NOT NULL AND k.key = ANY (?) AND k.key IN (SELECT key FROM by_fact WHERE NOT total
  UNION SELECT key FROM by_open WHERE NOT total
  UNION SELECT key FROM by_agent WHERE NOT total)
),
valued AS (
SELECT key, description,
  coalesce(agent_online, 0) AS online_agents,
  round(coalesce(wait_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_wait_time
FROM listed
LEFT JOIN (SELECT * FROM by_fact WHERE NOT total) by_fact USING (key)
LEFT JOIN (SELECT * FROM by_open WHERE NOT total) by_open USING (key)
LEFT JOIN (SELECT * FROM by_agent WHERE NOT total) by_agent USING (key)
),
page AS (
SELECT row_number() OVER (ORDER BY CASE WHEN key ~ '^-?[0-9]+$' THEN key::numeric END NULLS LAST, key COLLATE "C") AS place, valued.*
FROM valued ORDER BY place OFFSET ? LIMIT ?
)
SELECT 0 AS place, now_ms, (SELECT count(*) FROM listed) AS matched, NULL::text AS key, NULL::text AS description,
  coalesce(agent_online, 0) AS online_agents,
  round(coalesce(wait_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_wait_time
FROM setting
LEFT JOIN (SELECT * FROM by_fact WHERE total) by_fact ON true
LEFT JOIN (SELECT * FROM by_open WHERE total) by_open ON true
LEFT JOIN (SELECT * FROM by_agent WHERE total) by_agent ON true
UNION ALL
SELECT place, NULL, NULL, key, description, online_agents, avg_wait_time FROM page
ORDER BY place
-- parameters: 2592000000, demo, demo, demo, [7], [7], 3600000, 3600000, demo, demo, demo, demo, demo, demo, 3600000, 3660000, [1], [3], [HUMAN], demo, 60000, 3600000, [1], [3], [HUMAN], demo, 3600000, 3660000, [1], [3], [HUMAN], demo, 60000, 3660000, [1], [3], [HUMAN], [1], [3], [HUMAN], [1], [3], [HUMAN], demo, 3600000, 3660000, demo, 60000, 3600000, demo, 3600000, 3660000, demo, 60000, 3660000, demo, demo, [7], 0, 50
