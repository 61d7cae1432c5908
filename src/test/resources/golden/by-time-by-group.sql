WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - ? AS oldest,
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
SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
  a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM' AS counts,
  coalesce(s.state, 'OFFLINE') AS state,
  1000 * coalesce(a.max_slots, n.default_slots) AS slots
FROM setting n JOIN agent a ON a.account_id = ?
LEFT JOIN agent_state s ON s.account_id = ? AND s.agent_id = a.agent_id
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
open_sum AS (
SELECT agent_id, group_id, NULL::text AS skill_id, sum(conversations) AS conversations,
  0 AS unfixed, 0 AS fixed_weight, 0 AS fixed_active, 0 AS idle, 0 AS overdue
FROM (SELECT agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle
    FROM open_count WHERE account_id = ? AND conversations > 0
  UNION ALL SELECT * FROM open_change) o
GROUP BY agent_id, group_id
),
open_cell AS (
SELECT s.agent_id, s.group_id, s.skill_id, s.conversations, s.overdue,
  1000 * s.unfixed + s.fixed_weight + s.idle * (n.inactive_weight - 1000) AS weight,
  s.unfixed + s.fixed_active
    - CASE WHEN n.inactive_weight < 1000 THEN s.idle ELSE 0 END AS active
FROM open_sum s CROSS JOIN setting n
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
SELECT group_id AS key,
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
  WHERE account_id = ? AND time >= ? AND time < ? AND time < (SELECT minute_until FROM watermark) AND time >= (SELECT hours_to FROM watermark) AND facts > 0
  UNION ALL SELECT group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT minute_until FROM watermark)) f
GROUP BY group_id
),
by_open AS (
SELECT group_id AS key
FROM open_row
WHERE conversations > 0
GROUP BY group_id
),
agent_row AS (
SELECT a.*
FROM agent_now a
WHERE a.counts
),
by_agent AS (
SELECT group_id AS key
FROM agent_row
GROUP BY group_id
),
listed AS (
SELECT k.key, k.name AS description
FROM (SELECT group_id AS key, name, NOT deleted AS configured
    FROM agent_group WHERE account_id = ?
  UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
    WHERE u.account_id = ? AND u.dimension = 'GROUP' AND NOT EXISTS (
      SELECT FROM agent_group c WHERE c.account_id = u.account_id AND c.group_id = u.id)) k
WHERE (k.configured OR k.key IN (SELECT key FROM by_fact)
  OR k.key IN (SELECT key FROM by_open)
  OR k.key IN (SELECT key FROM by_agent))
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
LEFT JOIN by_fact USING (key)
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
CROSS JOIN (SELECT 1 AS one,
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
FROM by_fact
HAVING true) by_fact
UNION ALL
SELECT place, NULL, NULL, key, description, avg_wait_time, avg_wait_time_first_response, avg_time_to_response, avg_time_to_first_response_first_assignment, avg_time_to_first_response_all_assignments, total_wait_time_first_response, total_time_to_first_response_all_assignments, total_num_of_agent_responses, agent_responses_outside_sl, agent_responses_outside_sl_rate, closed_conversations, closed_by_agent, closed_by_consumer, auto_closed, concluded_conversations, transfers, avg_conversations_duration, csat FROM page
ORDER BY place
-- parameters: 2592000000, demo, 3600000, 3600000, demo, demo, demo, 2592000000, demo, demo, demo, demo, 3600000, 3660000, demo, 60000, 3600000, demo, 3600000, 3660000, demo, 60000, 3660000, demo, demo, 0, 50
