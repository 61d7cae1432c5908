WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - ? AS oldest,
  (inactive_weight * 1000)::integer AS inactive_weight, default_slots
FROM account,
  (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
WHERE account_id = ?
),
watermark AS (
SELECT greatest(?, least(?, coalesce(max(minute_until), 0))) AS minute_to,
  greatest(?, least(?, coalesce(max(minute_until - mod(minute_until, 600000)), 0))) AS ten_minutes_to,
  greatest(?, least(?, coalesce(max(hour_until), 0))) AS hour_to,
  greatest(?, least(?, coalesce(max(minute_until - mod(minute_until, 21600000)), 0))) AS six_hours_to
FROM rollup_watermark WHERE account_id = ?
)
SELECT 0 AS place, now_ms, 0 AS matched, NULL::text AS key, NULL::text AS description,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat
FROM setting
CROSS JOIN (SELECT 1 AS one,
  sum(csat_answers) AS csat_answers,
  sum(csat_satisfied) AS csat_satisfied
FROM (SELECT group_id, csat_answers, csat_satisfied FROM rollup_hour_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT hour_to FROM watermark) AND facts > 0
  UNION ALL SELECT group_id, csat_answers, csat_satisfied FROM rollup_ten_minutes_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT ten_minutes_to FROM watermark) AND facts > 0
  UNION ALL SELECT group_id, csat_answers, csat_satisfied FROM rollup_ten_minutes_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT hour_to FROM watermark) AND time < (SELECT ten_minutes_to FROM watermark) AND facts > 0
  UNION ALL SELECT group_id, csat_answers, csat_satisfied FROM rollup_minute_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT minute_to FROM watermark) AND facts > 0
  UNION ALL SELECT group_id, csat_answers, csat_satisfied FROM rollup_minute_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT ten_minutes_to FROM watermark) AND time < (SELECT minute_to FROM watermark) AND facts > 0
  UNION ALL SELECT group_id, csat_answers, csat_satisfied FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT minute_to FROM watermark)) f
HAVING true) by_fact
-- parameters: 2592000000, demo, 60000, 3660000, 600000, 3600000, 3600000, 3600000, 21600000, 0, demo, demo, 3600000, 3660000, demo, 600000, 3600000, demo, 3600000, 3660000, demo, 60000, 600000, demo, 600000, 3660000, demo, 60000, 3660000
