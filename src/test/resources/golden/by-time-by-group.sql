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
SELECT group_id AS key,
  sum(sign * responses) AS responses,
  sum(sign * wait_ms) AS wait_ms,
  sum(sign * first_responses) AS first_responses,
  sum(sign * first_wait_ms) AS first_wait_ms,
  sum(sign * response_ms) AS response_ms,
  sum(sign * first_assignment_responses) AS first_assignment_responses,
  sum(sign * first_assignment_ms) AS first_assignment_ms,
  sum(sign * assignment_responses) AS assignment_responses,
  sum(sign * assignment_ms) AS assignment_ms,
  sum(sign * responses_with_target) AS responses_with_target,
  sum(sign * responses_outside_target) AS responses_outside_target,
  sum(sign * closed_by_agent) AS closed_by_agent,
  sum(sign * closed_by_consumer) AS closed_by_consumer,
  sum(sign * auto_closed) AS auto_closed,
  sum(sign * duration_ms) AS duration_ms,
  sum(sign * transfers) AS transfers,
  sum(sign * returns) AS returns,
  sum(sign * csat_answers) AS csat_answers,
  sum(sign * csat_satisfied) AS csat_satisfied
FROM (SELECT s.sign, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, facts FROM segment s CROSS JOIN LATERAL (SELECT group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, facts FROM rollup_group
  WHERE account_id = ? AND grain = s.grain AND time >= s.since AND time < s.until OFFSET 0) r
  UNION ALL SELECT 1, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, 1 FROM fact
  WHERE account_id = ? AND time >= ? AND time < ? AND time >= (SELECT closed FROM summed)) f
GROUP BY group_id
HAVING sum(sign * facts) > 0
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
SELECT group_id AS key
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
  OR k.key IN (SELECT key FROM by_assignee))
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
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0) + coalesce(returns, 0)) AS concluded_conversations,
  (coalesce(transfers, 0) + coalesce(returns, 0)) AS transfers,
  round(coalesce(duration_ms, 0)::numeric / nullif((coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)), 0), 3) AS avg_conversations_duration,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat
FROM listed
LEFT JOIN by_fact USING (key)
),
page AS (
SELECT row_number() OVER (ORDER BY CASE WHEN key ~ '^-{0,1}[0-9]+$' THEN key::numeric END NULLS LAST, key COLLATE "C") AS place, key, description, avg_wait_time, avg_wait_time_first_response, avg_time_to_response, avg_time_to_first_response_first_assignment, avg_time_to_first_response_all_assignments, total_wait_time_first_response, total_time_to_first_response_all_assignments, total_num_of_agent_responses, agent_responses_outside_sl, agent_responses_outside_sl_rate, closed_conversations, closed_by_agent, closed_by_consumer, auto_closed, concluded_conversations, transfers, avg_conversations_duration, csat
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
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0) + coalesce(returns, 0)) AS concluded_conversations,
  (coalesce(transfers, 0) + coalesce(returns, 0)) AS transfers,
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
  sum(returns) AS returns,
  sum(csat_answers) AS csat_answers,
  sum(csat_satisfied) AS csat_satisfied
FROM by_fact
HAVING true) by_fact
UNION ALL
SELECT place, NULL, NULL, key, description, avg_wait_time, avg_wait_time_first_response, avg_time_to_response, avg_time_to_first_response_first_assignment, avg_time_to_first_response_all_assignments, total_wait_time_first_response, total_time_to_first_response_all_assignments, total_num_of_agent_responses, agent_responses_outside_sl, agent_responses_outside_sl_rate, closed_conversations, closed_by_agent, closed_by_consumer, auto_closed, concluded_conversations, transfers, avg_conversations_duration, csat FROM page
ORDER BY place
-- parameters: 2592000000, demo, 60000, 3660000, demo, 2592000000, demo, demo, demo, demo, demo, demo, demo, demo, demo, 60000, 3660000, demo, demo, 0, 50
