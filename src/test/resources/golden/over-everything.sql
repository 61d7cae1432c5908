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
)
SELECT 0 AS place, now_ms, 0 AS matched, NULL::text AS key, NULL::text AS description,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat
FROM setting
CROSS JOIN (SELECT 1 AS one,
  sum(sign * csat_answers) AS csat_answers,
  sum(sign * csat_satisfied) AS csat_satisfied
FROM (SELECT s.sign, group_id, csat_answers, csat_satisfied, facts FROM segment s CROSS JOIN LATERAL (SELECT group_id, csat_answers, csat_satisfied, facts FROM rollup_group
  WHERE account_id = ? AND grain = s.grain AND time >= s.since AND time < s.until OFFSET 0) r
  UNION ALL SELECT 1, group_id, csat_answers, csat_satisfied, 1 FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT closed FROM summed)) f
HAVING true) by_fact
-- parameters: 2592000000, demo, 60000, 3660000, demo, demo, demo, 60000, 3660000
