-- $1 max_age_ms = 2592000000
-- $2 account_id = demo
-- $3 scope_ids = [7, 8]
-- $4 most = 1000
WITH RECURSIVE setting AS (
  SELECT now_ms, now_ms - $1::bigint AS oldest, 1000::bigint * default_slots AS default_slots,
    (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
    (inactive_weight < 1)::integer AS idle_inactive
  FROM account,
    (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
  WHERE account_id = $2
),
group_number AS (
  SELECT link.group_id, link.to_id, 1 + dense_rank() OVER (ORDER BY to_id) AS number
  FROM (SELECT group_id, parent_group_id FROM agent_group WHERE account_id = $2
    UNION ALL SELECT id, NULL FROM unconfigured
      WHERE account_id = $2 AND dimension = 'GROUP') g
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
walk AS (
  SELECT 1 AS place, 1::bigint AS number, true AS down
  UNION ALL
  SELECT place + (to_number <> parent)::integer, to_number, to_number <> parent
  FROM (SELECT place, (SELECT parent FROM group_link)[number] AS parent,
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
  FROM group_node n FULL JOIN (SELECT number, min(place) AS first, max(place) AS last
    FROM walk GROUP BY number) w USING (number)
),
managed_group AS (
  SELECT key AS group_id FROM (
    SELECT key, first, max(last) FILTER (WHERE key = ANY ($3)) OVER (ORDER BY first) AS until
    FROM subtree) s
  WHERE first <= until
  UNION
  SELECT unnest($3) COLLATE "C"
),
managed_skill AS (
  SELECT DISTINCT unnest(skill_ids) AS skill_id FROM live_agent
  WHERE account_id = $2 AND counts AND group_id IN (SELECT group_id FROM managed_group)
),
agent_set AS (
  SELECT skill_ids, count(*) FILTER (WHERE state = 3) AS agent_online, count(*) FILTER (WHERE state = 2) AS agent_back_soon, count(*) FILTER (WHERE state = 1) AS agent_away
  FROM live_agent WHERE account_id = $2 AND counts AND state > 0 AND group_id IN (SELECT group_id FROM managed_group)
  GROUP BY skill_ids
),
page AS (
  SELECT 0::bigint AS place, NULL::text AS id, 0 AS agent_online, 0 AS agent_back_soon, 0 AS agent_away
  UNION ALL
  (SELECT row_number() OVER (ORDER BY CASE WHEN k.key ~ '^-{0,1}[0-9]+$' THEN k.key::numeric END NULLS LAST, k.key COLLATE "C"), k.key, sum(agent_online), sum(agent_back_soon), sum(agent_away)
  FROM agent_set CROSS JOIN unnest(skill_ids) AS k (key)
  GROUP BY k.key ORDER BY CASE WHEN k.key ~ '^-{0,1}[0-9]+$' THEN k.key::numeric END NULLS LAST, k.key COLLATE "C" LIMIT $4)
)
SELECT place, now_ms, 0 AS matched, id, agent_online, agent_back_soon, agent_away
FROM page CROSS JOIN setting ORDER BY place
