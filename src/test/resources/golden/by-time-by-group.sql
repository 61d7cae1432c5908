WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - ? AS oldest, inactive_after_ms,
  (inactive_weight * 1000)::integer AS inactive_weight, default_slots
FROM account,
  (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
WHERE account_id = ?
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
FROM (SELECT agent_id, group_id, NULL::text AS skill_id, conversations,
    unfixed * 1000::bigint + fixed_weight AS weight, unfixed + fixed_active AS active, 0 AS overdue
  FROM open_count WHERE account_id = ? AND conversations > 0
  UNION ALL
  SELECT agent_id, group_id, NULL::text, -1, -coalesce(fixed_weight * 1000, 1000)::bigint,
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
by_fact AS (
SELECT group_id AS key, GROUPING(group_id) = 1 AS total,
  sum(responses) AS responses,
  sum(wait_ms) AS wait_ms,
  sum(first_responses) AS first_responses,
  sum(first_wait_ms) AS first_wait_ms,
  sum(response_ms) AS response_ms,
  sum(first_assignment_responses) AS first_assignment_responses,
  sum(first_assignment_ms) AS first_assignment_ms,
  sum(assignment_responses) AS assignment_responses,
  sum(assignment_ms) AS assignment_ms,
  sum(responses_with_target) AS responses_with_target,
  sum(responses_outside_target) AS responses_outside_target,
  sum(closed_by_agent) AS closed_by_agent,
  sum(closed_by_consumer) AS closed_by_consumer,
  sum(auto_closed) AS auto_closed,
  sum(duration_ms) AS duration_ms,
  sum(transfers) AS transfers,
  sum(csat_answers) AS csat_answers,
  sum(csat_satisfied) AS csat_satisfied
FROM (SELECT group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM rollup_hour_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT hours_to FROM watermark) AND facts > 0
  UNION ALL SELECT group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM rollup_minute_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT minute_until FROM watermark) AND facts > 0
  UNION ALL SELECT group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM rollup_minute_group
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT minute_until FROM watermark) AND facts > 0 AND time >= (SELECT hours_to FROM watermark)
  UNION ALL SELECT group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT minute_until FROM watermark)) f
GROUP BY GROUPING SETS ((group_id), ())
),
by_open AS (
SELECT group_id AS key, GROUPING(group_id) = 1 AS total
FROM open_row
WHERE conversations > 0
GROUP BY GROUPING SETS ((group_id), ())
),
agent_row AS (
SELECT a.*
FROM agent_now a
WHERE a.counts
),
by_agent AS (
SELECT group_id AS key, GROUPING(group_id) = 1 AS total
FROM agent_row
GROUP BY GROUPING SETS ((group_id), ())
),
listed AS (
SELECT k.key, coalesce(c.name, 'NA') AS description
FROM (SELECT group_id AS key FROM agent_group WHERE account_id = ? AND NOT deleted
  UNION SELECT key FROM by_fact WHERE NOT total
  UNION SELECT key FROM by_open WHERE NOT total
  UNION SELECT key FROM by_agent WHERE NOT total) k
LEFT JOIN agent_group c ON c.account_id = ? AND c.group_id = k.key
WHERE k.key IS NOT NULL
),
valued AS (
SELECT key, description,
  round(coalesce(wait_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_wait_time,
  round(coalesce(first_wait_ms, 0)::numeric / nullif(coalesce(first_responses, 0), 0), 3) AS avg_wait_time_first_response,
  round(coalesce(response_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_time_to_response,
  round(coalesce(first_assignment_ms, 0)::numeric / nullif(coalesce(first_assignment_responses, 0), 0), 3) AS avg_time_to_first_response_first_assignment,
  round(coalesce(assignment_ms, 0)::numeric / nullif(coalesce(assignment_responses, 0), 0), 3) AS avg_time_to_first_response_all_assignments,
  coalesce(first_wait_ms, 0) AS total_wait_time_first_response,
  coalesce(assignment_ms, 0) AS total_time_to_first_response_all_assignments,
  coalesce(responses, 0) AS total_num_of_agent_responses,
  coalesce(responses_outside_target, 0) AS agent_responses_outside_sl,
  round(coalesce(responses_outside_target, 0)::numeric / nullif(coalesce(responses_with_target, 0), 0), 3) AS agent_responses_outside_sl_rate,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)) AS closed_conversations,
  coalesce(closed_by_agent, 0) AS closed_by_agent,
  coalesce(closed_by_consumer, 0) AS closed_by_consumer,
  coalesce(auto_closed, 0) AS auto_closed,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0)) AS concluded_conversations,
  coalesce(transfers, 0) AS transfers,
  round(coalesce(duration_ms, 0)::numeric / nullif((coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)), 0), 3) AS avg_conversations_duration,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat
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
  round(coalesce(wait_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_wait_time,
  round(coalesce(first_wait_ms, 0)::numeric / nullif(coalesce(first_responses, 0), 0), 3) AS avg_wait_time_first_response,
  round(coalesce(response_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_time_to_response,
  round(coalesce(first_assignment_ms, 0)::numeric / nullif(coalesce(first_assignment_responses, 0), 0), 3) AS avg_time_to_first_response_first_assignment,
  round(coalesce(assignment_ms, 0)::numeric / nullif(coalesce(assignment_responses, 0), 0), 3) AS avg_time_to_first_response_all_assignments,
  coalesce(first_wait_ms, 0) AS total_wait_time_first_response,
  coalesce(assignment_ms, 0) AS total_time_to_first_response_all_assignments,
  coalesce(responses, 0) AS total_num_of_agent_responses,
  coalesce(responses_outside_target, 0) AS agent_responses_outside_sl,
  round(coalesce(responses_outside_target, 0)::numeric / nullif(coalesce(responses_with_target, 0), 0), 3) AS agent_responses_outside_sl_rate,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)) AS closed_conversations,
  coalesce(closed_by_agent, 0) AS closed_by_agent,
  coalesce(closed_by_consumer, 0) AS closed_by_consumer,
  coalesce(auto_closed, 0) AS auto_closed,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0)) AS concluded_conversations,
  coalesce(transfers, 0) AS transfers,
  round(coalesce(duration_ms, 0)::numeric / nullif((coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)), 0), 3) AS avg_conversations_duration,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat
FROM setting
LEFT JOIN (SELECT * FROM by_fact WHERE total) by_fact ON true
LEFT JOIN (SELECT * FROM by_open WHERE total) by_open ON true
LEFT JOIN (SELECT * FROM by_agent WHERE total) by_agent ON true
UNION ALL
SELECT place, NULL, NULL, key, description, avg_wait_time, avg_wait_time_first_response, avg_time_to_response, avg_time_to_first_response_first_assignment, avg_time_to_first_response_all_assignments, total_wait_time_first_response, total_time_to_first_response_all_assignments, total_num_of_agent_responses, agent_responses_outside_sl, agent_responses_outside_sl_rate, closed_conversations, closed_by_agent, closed_by_consumer, auto_closed, concluded_conversations, transfers, avg_conversations_duration, csat FROM page
ORDER BY place
-- parameters: 2592000000, demo, 3600000, 3600000, demo, demo, demo, demo, demo, demo, 3600000, 3660000, demo, 60000, 3600000, demo, 3600000, 3660000, demo, 60000, 3660000, demo, demo, 0, 50
