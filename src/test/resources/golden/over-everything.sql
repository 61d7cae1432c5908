WITH RECURSIVE setting AS (
SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms, inactive_after_ms,
  inactive_weight, default_slots, ?::bigint AS open_conversation_age_ms
FROM account WHERE account_id = ?
),
by_fact AS (
SELECT NULL::text AS key, true AS total,
  sum(f.csat_answers) AS csat_answers,
  sum(f.csat_satisfied) AS csat_satisfied
FROM fact f WHERE f.account_id = ? AND f.time >= ? AND f.time < ?
HAVING true
)
SELECT 0 AS place, now_ms, 0 AS matched, NULL::text AS key, NULL::text AS description,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat
FROM setting
LEFT JOIN (SELECT * FROM by_fact WHERE total) by_fact ON true
-- parameters: 2592000000, demo, demo, 60000, 3660000
