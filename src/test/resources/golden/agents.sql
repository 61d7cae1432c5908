-- $1 max_age_ms = 2592000000
-- $2 account_id = demo
-- $3 since = 60000
-- $4 until = 3660000
-- $5 agent_ids = []
-- $6 skill_ids = []
-- $7 user_types = []
-- $8 states = [0, 3]
-- $9 offset = 0
-- $10 limit = 50
-- $11 by_fact_asked = true
-- $12 by_state_asked = true
-- $13 metadata = true
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
agent_now AS (
  SELECT a.agent_id, a.group_id, a.user_type, a.human, a.state, a.slots, a.skill_ids, a.reason, a.state_since, a.reason_since,
    a.conversations + coalesce(c.conversations, 0) AS conversations,
    a.overdue + coalesce(c.overdue, 0) AS overdue,
    a.waiting + coalesce(c.waiting, 0) AS waiting,
    a.weight + coalesce(c.weight, 0) AS weight,
    a.active + coalesce(c.active, 0) AS active
  FROM (SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
      CASE WHEN a.counts THEN a.state END AS state,
      coalesce(1000::bigint * a.max_slots, s.default_slots) AS slots, a.skill_ids, a.reason, a.state_since, a.reason_since, a.conversations, a.overdue, a.waiting,
    1000::bigint * a.unfixed + a.fixed_weight + a.idle * s.idle_weight AS weight,
    a.unfixed + a.fixed_active - a.idle * s.idle_inactive AS active
    FROM setting s JOIN live_agent a ON a.account_id = $2 AND a.user_type IS NOT NULL
    OFFSET 0) a
  LEFT JOIN agent_change c ON c.agent_id = a.agent_id
),
span AS (
  SELECT w.since, greatest(w.since, least(w.until, now_ms)) AS until
  FROM setting, (SELECT $3::bigint AS since, $4::bigint AS until) w
),
listed AS MATERIALIZED (
  SELECT a.agent_id, a.group_id, a.human, a.state, a.slots, greatest(0, slots - weight) / 1000 AS free_slots, true AS assigned,
    a.conversations, a.active, a.overdue, a.weight, a.waiting, a.reason, a.state_since,
    a.reason_since
  FROM agent_now a
  WHERE a.state IS NOT NULL
    AND (cardinality($5) = 0 OR a.agent_id IN (SELECT unnest($5)))
    AND (cardinality($6) = 0 OR a.skill_ids && $6)
    AND (cardinality($7) = 0 OR a.user_type = ANY ($7))
    AND a.state = ANY ($8)
    AND CASE WHEN a.state > 0 THEN true WHEN a.state_since > $3 THEN   (SELECT sum(ms) > 0 FROM (
      SELECT state, reason, lead(time, 1, (SELECT until FROM span)) OVER (ORDER BY time, event_id)
        - greatest(time, (SELECT since FROM span)) AS ms
      FROM ((SELECT time, event_id, state, reason FROM agent_state_event WHERE account_id = $2 AND agent_id = a.agent_id AND time <= $3
        ORDER BY time DESC, event_id DESC LIMIT 1)
        UNION ALL SELECT time, event_id, state, reason FROM agent_state_event WHERE account_id = $2 AND agent_id = a.agent_id AND time > $3 AND time < (SELECT until FROM span)) told) r WHERE state <> 'OFFLINE') END
),
page AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY CASE WHEN agent_id ~ '^-{0,1}[0-9]+$' THEN agent_id::numeric END NULLS LAST, agent_id COLLATE "C") AS place,
    agent_id, group_id, human, state, slots, free_slots, assigned,
    conversations, active, overdue, weight, waiting, reason, state_since, reason_since
  FROM (SELECT agent_id, group_id, human, state, slots, free_slots, assigned,
    conversations, active, overdue, weight, waiting, reason, state_since, reason_since, sorted_by
    FROM (SELECT agent_id, group_id, human, state, slots, free_slots, assigned,
    conversations, active, overdue, weight, waiting, reason, state_since, reason_since,
        NULL AS sorted_by
      FROM listed l    ) l
    ORDER BY CASE WHEN agent_id ~ '^-{0,1}[0-9]+$' THEN agent_id::numeric END NULLS LAST, agent_id COLLATE "C"
    OFFSET $9 LIMIT $10) l
),
by_now AS (
  SELECT agent_id AS key,
    sum(active) FILTER (WHERE assigned) AS open_active,
    sum(conversations) FILTER (WHERE assigned) AS open_assigned,
    sum(overdue) FILTER (WHERE assigned) AS open_overdue_assigned,
    sum(weight) FILTER (WHERE state > 0) AS open_load,
    sum(slots) FILTER (WHERE state > 0) AS agent_slots,
    sum(free_slots) FILTER (WHERE state = 3) AS agent_free_slots,
    sum(slots / 1000) AS now_max_slots,
    sum(waiting) AS now_waiting,
    max(state_since) AS now_state_since,
    max(reason_since) AS now_reason_since
  FROM page
  GROUP BY agent_id
),
by_fact AS (
  SELECT agent_id AS key,
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
    SELECT s.point, s.sign, agent_id, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
      first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
      responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
      auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
      nps_balance, fcr_answers, fcr_resolved, facts
    FROM segment s CROSS JOIN LATERAL (
      SELECT agent_id, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
          first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
          responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
          auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
          nps_balance, fcr_answers, fcr_resolved, facts FROM (SELECT agent_id FROM page) AS sought (id) CROSS JOIN LATERAL (SELECT agent_id, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
          first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
          responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
          auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
          nps_balance, fcr_answers, fcr_resolved, facts
      FROM rollup_agent
      WHERE account_id = $2 AND grain = s.grain AND time >= s.since AND time < s.until
        AND time >= $3::bigint - 21600000 AND time < $4::bigint + 21600000 AND agent_id = sought.id OFFSET 0) found) r
    UNION ALL
    SELECT w.point, 1, agent_id, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
      first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
      responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
      auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
      nps_balance, fcr_answers, fcr_resolved, 1
    FROM summed w CROSS JOIN LATERAL (
      SELECT agent_id, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
          first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
          responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
          auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
          nps_balance, fcr_answers, fcr_resolved
      FROM fact
      WHERE account_id = $2 AND time >= greatest(w.since, w.closed) AND time < w.ends
        AND time >= $3 AND time < $4 AND agent_id IN (SELECT agent_id FROM page) OFFSET 0) r
    WHERE w.closed < w.ends) f
  GROUP BY agent_id
),
by_state AS (
  SELECT a.agent_id AS key, state_logged_in_ms, state_online_ms, states, reasons, durations
  FROM page a CROSS JOIN LATERAL (
    SELECT coalesce(sum(ms) FILTER (WHERE state <> 'OFFLINE'), 0) AS state_logged_in_ms,
      coalesce(sum(ms) FILTER (WHERE state = 'ONLINE'), 0) AS state_online_ms,
      coalesce(array_agg(state ORDER BY array_position(ARRAY['ONLINE', 'BACK_SOON', 'AWAY', 'OFFLINE'], state), CASE WHEN reason ~ '^-{0,1}[0-9]+$' THEN reason::numeric END NULLS LAST, reason COLLATE "C") FILTER (WHERE state <> 'OFFLINE' AND ms > 0), '{}') AS states,
      coalesce(array_agg(reason ORDER BY array_position(ARRAY['ONLINE', 'BACK_SOON', 'AWAY', 'OFFLINE'], state), CASE WHEN reason ~ '^-{0,1}[0-9]+$' THEN reason::numeric END NULLS LAST, reason COLLATE "C") FILTER (WHERE state <> 'OFFLINE' AND ms > 0), '{}') AS reasons,
      coalesce(array_agg(ms ORDER BY array_position(ARRAY['ONLINE', 'BACK_SOON', 'AWAY', 'OFFLINE'], state), CASE WHEN reason ~ '^-{0,1}[0-9]+$' THEN reason::numeric END NULLS LAST, reason COLLATE "C") FILTER (WHERE state <> 'OFFLINE' AND ms > 0), '{}') AS durations
    FROM (SELECT state, coalesce(reason, 'NA') AS reason, sum(ms)::bigint AS ms FROM (
      SELECT state, reason, lead(time, 1, (SELECT until FROM span)) OVER (ORDER BY time, event_id)
        - greatest(time, (SELECT since FROM span)) AS ms
      FROM ((SELECT time, event_id, state, reason FROM agent_state_event WHERE account_id = $2 AND agent_id = a.agent_id AND time <= $3
        ORDER BY time DESC, event_id DESC LIMIT 1)
        UNION ALL SELECT time, event_id, state, reason FROM agent_state_event WHERE account_id = $2 AND agent_id = a.agent_id AND time > $3 AND time < (SELECT until FROM span)) told) r GROUP BY 1, 2) s) d
  WHERE a.human
)
SELECT head.place, now_ms, (SELECT count(*) FROM listed) AS matched,
  p.agent_id, p.group_id, state, reason, states, reasons, durations,
  name, nickname, login_name, group_name, skill_ids, skill_names,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)) AS closed_conversations,
  coalesce(closed_by_agent, 0) AS closed_by_agent,
  coalesce(closed_by_consumer, 0) AS closed_by_consumer,
  coalesce(auto_closed, 0) AS auto_closed,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0) + coalesce(returns, 0)) AS concluded_conversations,
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
  round(coalesce(duration_ms, 0)::numeric / nullif((coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)), 0), 3) AS avg_conversations_duration,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat,
  coalesce(transfers, 0) AS transfers,
  coalesce(returns, 0) AS back_to_queue,
  round(coalesce(transfers, 0)::numeric / nullif((coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0) + coalesce(returns, 0)), 0), 3) AS transfer_rate,
  round((coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0))::numeric / nullif((coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0) + coalesce(returns, 0)), 0), 3) AS close_rate,
  round(coalesce(nps_balance, 0)::numeric / nullif(coalesce(nps_answers, 0), 0), 3) AS nps,
  round(coalesce(fcr_resolved, 0)::numeric / nullif(coalesce(fcr_answers, 0), 0), 3) AS fcr,
  round(state_logged_in_ms::numeric, 3) AS agent_login_duration,
  round(state_online_ms::numeric, 3) AS agent_online_duration,
  NULL::numeric AS intent_matched_rate,
  coalesce(open_active, 0) AS active_conversations,
  coalesce(open_assigned, 0) AS assigned_conversations,
  coalesce(open_overdue_assigned, 0) AS overdue_conversations_assigned,
  round(coalesce(open_load, 0)::numeric / nullif(coalesce(agent_slots, 0), 0), 3) AS agent_load,
  coalesce(agent_free_slots, 0) AS available_slots,
  coalesce(now_max_slots, 0) AS max_slots,
  coalesce(now_waiting, 0) AS pending_agent_response,
  round(coalesce(now_waiting, 0)::numeric / nullif(coalesce(open_assigned, 0), 0), 3) AS pending_agent_response_rate,
  round(now_state_since::numeric, 3) AS agent_current_status_start_time,
  round(now_reason_since::numeric, 3) AS agent_current_status_reason_start_time
FROM (SELECT 0 AS place UNION ALL SELECT place FROM page) head CROSS JOIN setting
LEFT JOIN page p ON p.place = head.place
LEFT JOIN by_now ON by_now.key = p.agent_id
LEFT JOIN (SELECT key,
    responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
    first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
    responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
    transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
    fcr_resolved
  FROM by_fact WHERE $11 OFFSET 0) by_fact ON by_fact.key = p.agent_id
LEFT JOIN (SELECT key,
    state_logged_in_ms, state_online_ms, states, reasons, durations
  FROM by_state WHERE $12 OFFSET 0) by_state ON by_state.key = p.agent_id
LEFT JOIN LATERAL (
  SELECT coalesce(full_name, login_name) AS name, nickname, login_name, CASE WHEN p.group_id IS NOT NULL THEN
      coalesce((SELECT g.name FROM agent_group g
        WHERE g.account_id = $2 AND g.group_id = p.group_id), 'NA') END AS group_name,
    s.skill_ids, s.skill_names
  FROM agent a CROSS JOIN LATERAL (
    SELECT array_agg(id ORDER BY CASE WHEN id ~ '^-{0,1}[0-9]+$' THEN id::numeric END NULLS LAST, id COLLATE "C") AS skill_ids, array_agg(name ORDER BY CASE WHEN id ~ '^-{0,1}[0-9]+$' THEN id::numeric END NULLS LAST, id COLLATE "C") AS skill_names
    FROM (SELECT id, coalesce((SELECT s.name FROM skill s
        WHERE s.account_id = $2 AND s.skill_id = id), 'NA') AS name
      FROM unnest(a.skill_ids) AS id OFFSET 0) named) s
  WHERE a.account_id = $2 AND a.agent_id = p.agent_id AND $13
  OFFSET 0) m ON true
ORDER BY place
