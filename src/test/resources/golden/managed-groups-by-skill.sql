WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - ? AS oldest, 1000::bigint * default_slots AS default_slots,
  (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
  (inactive_weight < 1)::integer AS idle_inactive
FROM account,
  (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
WHERE account_id = ?
),
group_number AS (
SELECT link.group_id, link.to_id, 1 + dense_rank() OVER (ORDER BY to_id) AS number
FROM (SELECT group_id, parent_group_id FROM agent_group WHERE account_id = ?
  UNION ALL SELECT id, NULL FROM unconfigured
    WHERE account_id = ? AND dimension = 'GROUP') g
CROSS JOIN LATERAL (VALUES (g.group_id, g.group_id),
  (g.group_id, g.parent_group_id), (g.parent_group_id, g.parent_group_id))
  AS link (group_id, to_id)
WHERE to_id IS NOT NULL
),
group_node AS (
SELECT group_id AS key, max(number) FILTER (WHERE to_id = group_id) AS number,
  coalesce(max(number) FILTER (WHERE to_id <> group_id), 1) AS parent
FROM group_number GROUP BY group_id
),
group_link AS (
SELECT array_agg(child ORDER BY number) AS child,
  array_agg(sibling ORDER BY number) AS sibling,
  array_agg(parent ORDER BY number) AS parent
FROM (SELECT number, max(child) AS child, max(sibling) AS sibling,
    max(parent) AS parent
  FROM (SELECT number, 0 AS child, parent,
      lead(number, 1, 0) OVER (PARTITION BY parent ORDER BY number) AS sibling
    FROM group_node
    UNION ALL SELECT parent, min(number), 0, 0 FROM group_node GROUP BY parent) l
  GROUP BY number) links
),
walk (step, number, down) AS (
SELECT 1, 1::bigint, true
UNION ALL
SELECT step + 1, to_number, to_number <> parent
FROM (SELECT step, (SELECT parent FROM group_link)[number] AS parent,
    CASE WHEN down AND (SELECT child FROM group_link)[number] > 0
        THEN (SELECT child FROM group_link)[number]
      WHEN (SELECT sibling FROM group_link)[number] > 0
        THEN (SELECT sibling FROM group_link)[number]
      ELSE (SELECT parent FROM group_link)[number] END AS to_number
  FROM walk OFFSET 0) w
WHERE to_number > 0
),
subtree AS (
SELECT n.key, w.first, w.last
FROM group_node n FULL JOIN (SELECT number, min(step) AS first, max(step) AS last
  FROM walk GROUP BY number) w USING (number)
),
managed_group AS (
SELECT key AS group_id FROM (
  SELECT key, first, max(last) FILTER (WHERE key = ANY (?)) OVER (ORDER BY first) AS until
  FROM subtree) s
WHERE first <= until
UNION
SELECT unnest(?) COLLATE "C"
),
managed_skill AS (
SELECT DISTINCT unnest(skill_ids) AS skill_id FROM live_agent
WHERE account_id = ? AND counts AND group_id IN (SELECT group_id FROM managed_group)
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
open_cell AS (
SELECT o.agent_id, o.group_id, o.skill_id, o.conversations, o.overdue,
  1000::bigint * o.unfixed + o.fixed_weight + o.idle * s.idle_weight AS weight,
  o.unfixed + o.fixed_active - o.idle * s.idle_inactive AS active
FROM setting s CROSS JOIN (
  SELECT agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle
  FROM open_count WHERE account_id = ? AND conversations > 0
  UNION ALL SELECT agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_change WHERE true) o
OFFSET 0
),
agent_now AS (
SELECT a.agent_id, a.group_id, a.user_type, a.human, a.state, a.slots, a.skill_ids,
  a.conversations + coalesce(c.conversations, 0) AS conversations,
  a.overdue + coalesce(c.overdue, 0) AS overdue,
  a.weight + coalesce(c.weight, 0) AS weight,
  a.active + coalesce(c.active, 0) AS active
FROM (SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
    CASE WHEN a.counts THEN a.state END AS state,
    coalesce(1000::bigint * a.max_slots, s.default_slots) AS slots, a.skill_ids, a.conversations, a.overdue,
  1000::bigint * a.unfixed + a.fixed_weight + a.idle * s.idle_weight AS weight,
  a.unfixed + a.fixed_active - a.idle * s.idle_inactive AS active
  FROM setting s JOIN live_agent a ON a.account_id = ? AND a.user_type IS NOT NULL
  OFFSET 0) a
LEFT JOIN agent_change c ON c.agent_id = a.agent_id
),
by_fact AS (
SELECT skill_id AS key,
  sum(sign * transfers) AS transfers,
  sum(sign * returns) AS returns
FROM (SELECT s.sign, agent_id, skill_id, group_id, user_type, transfers, returns, facts FROM segment s CROSS JOIN LATERAL (SELECT agent_id, skill_id, group_id, user_type, transfers, returns, facts FROM managed_group AS sought (id) CROSS JOIN LATERAL (SELECT agent_id, skill_id, group_id, user_type, transfers, returns, facts FROM rollup_full
  WHERE account_id = ? AND grain = s.grain AND time >= s.since AND time < s.until AND group_id = sought.id OFFSET 0) found
  UNION ALL SELECT agent_id, skill_id, group_id, user_type, transfers, returns, facts FROM rollup_full
  WHERE account_id = ? AND grain = s.grain AND time >= s.since AND time < s.until AND agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill)) r
  UNION ALL SELECT 1, agent_id, skill_id, group_id, user_type, transfers, returns, 1 FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT closed FROM summed) AND (group_id IN (SELECT group_id FROM managed_group) OR agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill))) f
GROUP BY skill_id
HAVING sum(sign * facts) > 0
),
queue_row AS (
SELECT o.skill_id,
  greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
FROM open_conversation o
WHERE o.account_id = ? AND o.agent_id IS NULL
  AND o.started_at >= (SELECT oldest FROM setting) AND true AND o.skill_id IN (SELECT skill_id FROM managed_skill)
),
by_queue AS (
SELECT skill_id AS key,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_50
FROM queue_row
GROUP BY skill_id
),
open_row AS (
SELECT o.skill_id, o.agent_id, o.conversations, o.active, o.overdue, o.weight,
  o.agent_id IS NOT NULL AS assigned,
  CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
  coalesce(a.user_type, CASE WHEN o.agent_id = 'rocket.cat' THEN 'BOT' WHEN o.agent_id IS NOT NULL THEN 'HUMAN' END) AS user_type,
  a.state, a.human
FROM open_cell o LEFT JOIN agent_now a ON a.agent_id = o.agent_id
),
by_open AS (
SELECT skill_id AS key,
  sum(conversations) FILTER (WHERE assigned) AS open_assigned,
  sum(conversations) FILTER (WHERE NOT assigned) AS open_queued
FROM open_row
WHERE true AND (group_id IN (SELECT group_id FROM managed_group) OR agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill))
GROUP BY skill_id
HAVING sum(conversations) > 0
),
agent_row AS (
SELECT group_id, human, state, slots, skill_ids, greatest(0, slots - weight) / 1000 AS free_slots
FROM agent_now WHERE state IS NOT NULL AND group_id IN (SELECT group_id FROM managed_group)
),
agent_set AS (
SELECT skill_ids AS key
FROM agent_row
GROUP BY skill_ids
),
by_agent AS (
SELECT skill_id AS key
FROM agent_set CROSS JOIN unnest(key) AS skill_id
GROUP BY skill_id
),
listed AS (
SELECT k.key, k.name AS description
FROM (SELECT skill_id AS key, name, NOT deleted AS configured
    FROM skill WHERE account_id = ?
  UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
    WHERE u.account_id = ? AND u.dimension = 'SKILL' AND NOT EXISTS (
      SELECT FROM skill c WHERE c.account_id = u.account_id AND c.skill_id = u.id)) k
WHERE (k.configured OR k.key IN (SELECT key FROM by_fact)
  OR k.key IN (SELECT key FROM by_queue)
  OR k.key IN (SELECT key FROM by_open)
  OR k.key IN (SELECT key FROM by_agent)) AND k.key IN (SELECT skill_id FROM managed_skill)
),
valued AS (
SELECT key, description,
  (coalesce(open_assigned, 0) + coalesce(open_queued, 0)) AS open_conversations,
  round(queue_wait_50::numeric, 3) AS queue_wait_time_50th_percentile,
  (coalesce(transfers, 0) + coalesce(returns, 0)) AS transfers
FROM listed
LEFT JOIN by_fact USING (key)
LEFT JOIN by_queue USING (key)
LEFT JOIN by_open USING (key)
),
page AS (
SELECT row_number() OVER (ORDER BY CASE WHEN key ~ '^-{0,1}[0-9]+$' THEN key::numeric END NULLS LAST, key COLLATE "C") AS place, key, description, open_conversations, queue_wait_time_50th_percentile, transfers
FROM valued ORDER BY place OFFSET ? LIMIT ?
)
SELECT 0 AS place, now_ms, (SELECT count(*) FROM listed) AS matched, NULL::text AS key, NULL::text AS description,
  (coalesce(open_assigned, 0) + coalesce(open_queued, 0)) AS open_conversations,
  round(queue_wait_50::numeric, 3) AS queue_wait_time_50th_percentile,
  (coalesce(transfers, 0) + coalesce(returns, 0)) AS transfers
FROM setting
CROSS JOIN (SELECT 1 AS one,
  sum(transfers) AS transfers,
  sum(returns) AS returns
FROM by_fact
HAVING true) by_fact
CROSS JOIN (SELECT 1 AS one,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_50
FROM queue_row
HAVING true) by_queue
CROSS JOIN (SELECT 1 AS one,
  sum(open_assigned) AS open_assigned,
  sum(open_queued) AS open_queued
FROM by_open
HAVING true) by_open
UNION ALL
SELECT place, NULL, NULL, key, description, open_conversations, queue_wait_time_50th_percentile, transfers FROM page
ORDER BY place
-- parameters: 2592000000, demo, demo, demo, [7, 8], [7, 8], demo, 60000, 3660000, demo, 2592000000, demo, demo, demo, demo, demo, demo, demo, 60000, 3660000, demo, demo, demo, 0, 50
