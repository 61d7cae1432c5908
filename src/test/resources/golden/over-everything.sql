-- $1 max_age_ms = 2592000000
-- $2 account_id = demo
-- $3 since = 60000
-- $4 until = 3660000
-- $5 of_nobody = true
-- $6 all_asked = true
-- $7 by_fact_asked = true
-- $8 by_queue_asked = false
-- $9 by_assignee_asked = false
WITH RECURSIVE setting AS (
  SELECT now_ms, now_ms - $1::bigint AS oldest, 1000::bigint * default_slots AS default_slots,
    (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
    (inactive_weight < 1)::integer AS idle_inactive
  FROM account,
    (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
  WHERE account_id = $2
),
summed AS (
  SELECT w.point, w.since, least(w.until, greatest(w.since, c.closed)) AS until,
    c.closed, w.until AS ends
  FROM (SELECT 0 AS point, $3::bigint AS since, $4::bigint AS until) w
  CROSS JOIN (SELECT coalesce(max(closed_until), 0) AS closed
    FROM rollup_watermark WHERE account_id = $2) c
),
nearest AS (
  SELECT point, grain,
  since - mod(since, length) + CASE
    WHEN 2 * mod(since, length) > length AND since - mod(since, length) + length <= closed
    THEN length ELSE 0 END AS since,
  until - mod(until, length) + CASE
    WHEN 2 * mod(until, length) > length AND until - mod(until, length) + length <= closed
    THEN length ELSE 0 END AS until
  FROM summed CROSS JOIN (VALUES (1, 60000::bigint), (10, 600000::bigint), (60, 3600000::bigint), (360, 21600000::bigint)) g (grain, length)
),
way AS (
  SELECT point, grain, since, until
  FROM (SELECT point, grain, since, until,
      min(grain) FILTER (WHERE since = until) OVER (PARTITION BY point) AS detour
    FROM nearest) n
  WHERE (grain < detour) IS NOT FALSE
),
segment AS (
  SELECT point, grain, least(a, b) AS since, greatest(a, b) AS until, sign(b - a)::integer AS sign
  FROM (
    SELECT point, grain, since AS a, lag(since, 1, until) OVER coarser AS b
    FROM way WINDOW coarser AS (PARTITION BY point ORDER BY grain DESC)
    UNION ALL
    SELECT point, grain, lag(until) OVER coarser, until
    FROM way WINDOW coarser AS (PARTITION BY point ORDER BY grain DESC)) step
  WHERE a <> b
),
bound AS (
  SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $1 AS old_to,
    coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
    coalesce(w.idle_until, 0) AS idle_from,
    CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
      ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
  FROM account a
  CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
  LEFT JOIN open_bound w ON w.account_id = a.account_id
  WHERE a.account_id = $2
),
open_change AS (
  SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) AS conversations, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer AS unfixed,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer AS overdue,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
      AND o.last_activity_at < b.idle_from)::integer AS idle,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.waiting_since IS NOT NULL)::integer AS waiting
  FROM bound b JOIN open_conversation o ON o.account_id = $2
    AND o.started_at >= least(b.old_from, b.old_to)
    AND o.started_at < greatest(b.old_from, b.old_to)
  UNION ALL
  SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
    CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0, 0
  FROM bound b JOIN open_conversation o ON o.account_id = $2
    AND o.due_at >= least(b.due_from, b.due_to)
    AND o.due_at < greatest(b.due_from, b.due_to)
    AND o.started_at >= b.old_to
  UNION ALL
  SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
    CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END, 0
  FROM bound b JOIN open_conversation o ON o.account_id = $2
    AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at >= least(b.idle_from, b.idle_to)
    AND o.last_activity_at < greatest(b.idle_from, b.idle_to)
    AND o.started_at >= b.old_to
),
agent_change AS (
  SELECT agent_id, sum(conversations)::integer AS conversations,
    sum(overdue)::integer AS overdue, sum(waiting)::integer AS waiting,
    sum(weight)::bigint AS weight, sum(active)::integer AS active
  FROM (SELECT o.agent_id, o.conversations, o.overdue, o.waiting,
    1000::bigint * o.unfixed + o.fixed_weight + o.idle * s.idle_weight AS weight,
    o.unfixed + o.fixed_active - o.idle * s.idle_inactive AS active
    FROM setting s CROSS JOIN open_change o) c
  GROUP BY agent_id
),
other_cell AS (
  SELECT o.agent_id, o.group_id, CASE WHEN o.agent_id = 'rocket.cat' THEN 'BOT' WHEN o.agent_id IS NOT NULL THEN 'HUMAN' END AS user_type, o.conversations, o.overdue, o.waiting,
    1000::bigint * o.unfixed + o.fixed_weight + o.idle * s.idle_weight AS weight,
    o.unfixed + o.fixed_active - o.idle * s.idle_inactive AS active
  FROM setting s CROSS JOIN (
    SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_count WHERE account_id = $2 AND agent_id IS NULL
    UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM (SELECT agent_id FROM live_agent WHERE account_id = $2 AND user_type IS NULL) a CROSS JOIN LATERAL (
      SELECT group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_count WHERE account_id = $2 AND agent_id = a.agent_id
      OFFSET 0) c
    UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_change
    WHERE agent_id IS NULL OR agent_id IN (SELECT agent_id FROM live_agent WHERE account_id = $2 AND user_type IS NULL)) o
  OFFSET 0
),
agent_now AS (
  SELECT a.agent_id, a.group_id, a.user_type, a.human, a.state, a.slots,
    a.conversations + coalesce(c.conversations, 0) AS conversations,
    a.overdue + coalesce(c.overdue, 0) AS overdue,
    a.waiting + coalesce(c.waiting, 0) AS waiting,
    a.weight + coalesce(c.weight, 0) AS weight,
    a.active + coalesce(c.active, 0) AS active
  FROM (SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
      CASE WHEN a.counts THEN a.state END AS state,
      coalesce(1000::bigint * a.max_slots, s.default_slots) AS slots, a.conversations, a.overdue, a.waiting,
    1000::bigint * a.unfixed + a.fixed_weight + a.idle * s.idle_weight AS weight,
    a.unfixed + a.fixed_active - a.idle * s.idle_inactive AS active
    FROM setting s JOIN live_agent a ON a.account_id = $2 AND a.user_type IS NOT NULL
    OFFSET 0) a
  LEFT JOIN agent_change c ON c.agent_id = a.agent_id
),
queue_row AS (
  SELECT o.skill_id,
    greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
  FROM open_conversation o
  WHERE o.account_id = $2 AND o.agent_id IS NULL
    AND o.started_at >= (SELECT oldest FROM setting) AND $5
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
measured AS MATERIALIZED (
  SELECT 0::bigint AS nth, NULL::text AS id, NULL::text AS description,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved, queue_wait_50, queue_wait_90, open_assigned, open_active, open_queued,
      open_load, open_human_load, open_human_online_load, open_human_away_load,
      open_overdue_queued, open_overdue_assigned, agent_online, agent_back_soon, agent_away,
      agent_slots, agent_human_slots, agent_human_online_slots, agent_human_away_slots,
      agent_free_slots
  FROM setting
  LEFT JOIN (
    SELECT
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
      sum(sign * csat_satisfied) AS csat_satisfied,
      sum(sign * nps_answers) AS nps_answers,
      sum(sign * nps_balance) AS nps_balance,
      sum(sign * fcr_answers) AS fcr_answers,
      sum(sign * fcr_resolved) AS fcr_resolved
    FROM (
      SELECT s.point, s.sign, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
        first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
        responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
        transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
        fcr_resolved, facts
      FROM segment s CROSS JOIN LATERAL (
        SELECT responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
            first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
            responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
            transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
            fcr_resolved, facts
        FROM rollup_total
        WHERE account_id = $2 AND grain = s.grain AND time >= s.since AND time < s.until
          AND time >= $3::bigint - 21600000 AND time < $4::bigint + 21600000 OFFSET 0) r
      UNION ALL
      SELECT w.point, 1, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
        first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
        responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
        transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
        fcr_resolved, 1
      FROM summed w CROSS JOIN LATERAL (
        SELECT responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
            first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
            responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
            transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
            fcr_resolved
        FROM fact
        WHERE account_id = $2 AND time >= greatest(w.since, w.closed) AND time < w.ends
          AND time >= $3 AND time < $4 OFFSET 0) r
      WHERE w.closed < w.ends) f
    HAVING $6 AND $7) by_fact ON true
  LEFT JOIN (
    SELECT
      percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_50,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_90
    FROM queue_row
    HAVING $6 AND $8) by_queue ON true
  LEFT JOIN (
    SELECT
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
    HAVING $6 AND $9) by_assignee ON true
),
valued AS NOT MATERIALIZED (
  SELECT nth, id, description,
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
    round(queue_wait_90::numeric, 3) AS queue_wait_time_90th_percentile,
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
    round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat,
    round(coalesce(nps_balance, 0)::numeric / nullif(coalesce(nps_answers, 0), 0), 3) AS nps,
    round(coalesce(fcr_resolved, 0)::numeric / nullif(coalesce(fcr_answers, 0), 0), 3) AS fcr
  FROM measured
)
SELECT nth AS place, now_ms, 0 AS matched,
  id, description,
  assigned_conversations,
  active_conversations,
  agent_load,
  human_agent_load,
  human_online_load,
  human_away_load,
  available_slots,
  online_agents,
  back_soon_agents,
  away_agents,
  unassigned_conversations,
  open_conversations,
  overdue_conversations_in_queue,
  overdue_conversations_assigned,
  overdue_conversations_total,
  queue_wait_time_50th_percentile,
  queue_wait_time_90th_percentile,
  avg_wait_time,
  avg_wait_time_first_response,
  avg_time_to_response,
  avg_time_to_first_response_first_assignment,
  avg_time_to_first_response_all_assignments,
  total_wait_time_first_response,
  total_time_to_first_response_all_assignments,
  total_num_of_agent_responses,
  agent_responses_outside_sl,
  agent_responses_outside_sl_rate,
  closed_conversations,
  closed_by_agent,
  closed_by_consumer,
  auto_closed,
  concluded_conversations,
  transfers,
  avg_conversations_duration,
  csat,
  nps,
  fcr
FROM valued CROSS JOIN setting
ORDER BY place
