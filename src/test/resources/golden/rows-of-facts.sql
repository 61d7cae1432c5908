-- $1 max_age_ms = 2592000000
-- $2 account_id = demo
-- $3 since = 60000
-- $4 until = 3660000
-- $5 metric = csat
-- $6 agent_ids = [1]
-- $7 offset = 0
-- $8 limit = 50
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
page AS (
  SELECT 0::bigint AS place, (
    SELECT coalesce(sum(sign * (CASE $5
        WHEN 'avg_wait_time' THEN responses
        WHEN 'avg_wait_time_first_response' THEN first_responses
        WHEN 'avg_time_to_response' THEN responses
        WHEN 'avg_time_to_first_response_first_assignment' THEN first_assignment_responses
        WHEN 'avg_time_to_first_response_all_assignments' THEN assignment_responses
        WHEN 'total_wait_time_first_response' THEN first_responses
        WHEN 'total_time_to_first_response_all_assignments' THEN assignment_responses
        WHEN 'total_num_of_agent_responses' THEN responses
        WHEN 'agent_responses_outside_sl' THEN responses_outside_target
        WHEN 'agent_responses_outside_sl_rate' THEN responses_with_target
        WHEN 'closed_conversations' THEN closed_by_agent + closed_by_consumer + auto_closed
        WHEN 'closed_by_agent' THEN closed_by_agent
        WHEN 'closed_by_consumer' THEN closed_by_consumer
        WHEN 'auto_closed' THEN auto_closed
        WHEN 'concluded_conversations' THEN closed_by_agent + closed_by_consumer + auto_closed + transfers + returns
        WHEN 'transfers' THEN transfers + returns
        WHEN 'avg_conversations_duration' THEN closed_by_agent + closed_by_consumer + auto_closed
        WHEN 'csat' THEN csat_answers
        WHEN 'nps' THEN nps_answers
        WHEN 'fcr' THEN fcr_answers
      END)), 0)
    FROM (
      SELECT s.point, s.sign, agent_id, group_id, responses, first_responses, first_assignment_responses,
        assignment_responses, responses_with_target, responses_outside_target, closed_by_agent,
        closed_by_consumer, auto_closed, transfers, returns, csat_answers, nps_answers, fcr_answers, facts
      FROM segment s CROSS JOIN LATERAL (
        SELECT agent_id, group_id, responses, first_responses, first_assignment_responses,
            assignment_responses, responses_with_target, responses_outside_target, closed_by_agent,
            closed_by_consumer, auto_closed, transfers, returns, csat_answers, nps_answers, fcr_answers, facts FROM unnest($6) AS sought (id) CROSS JOIN LATERAL (SELECT agent_id, group_id, responses, first_responses, first_assignment_responses,
            assignment_responses, responses_with_target, responses_outside_target, closed_by_agent,
            closed_by_consumer, auto_closed, transfers, returns, csat_answers, nps_answers, fcr_answers, facts
        FROM rollup_agent
        WHERE account_id = $2 AND grain = s.grain AND time >= s.since AND time < s.until
          AND time >= $3::bigint - 21600000 AND time < $4::bigint + 21600000 AND agent_id = sought.id OFFSET 0) found) r
      UNION ALL
      SELECT w.point, 1, agent_id, group_id, responses, first_responses, first_assignment_responses,
        assignment_responses, responses_with_target, responses_outside_target, closed_by_agent,
        closed_by_consumer, auto_closed, transfers, returns, csat_answers, nps_answers, fcr_answers, 1
      FROM summed w CROSS JOIN LATERAL (
        SELECT agent_id, group_id, responses, first_responses, first_assignment_responses,
            assignment_responses, responses_with_target, responses_outside_target, closed_by_agent,
            closed_by_consumer, auto_closed, transfers, returns, csat_answers, nps_answers, fcr_answers
        FROM fact
        WHERE account_id = $2 AND time >= greatest(w.since, w.closed) AND time < w.ends
          AND time >= $3 AND time < $4 AND agent_id = ANY ($6) OFFSET 0) r
      WHERE w.closed < w.ends) f)::bigint AS matched, NULL::text AS conversation_id, NULL::bigint AS time,
    NULL::bigint AS value, NULL::text AS agent_id, NULL::text AS group_id,
    NULL::text AS skill_id
  UNION ALL
  (SELECT row_number() OVER (ORDER BY value DESC, conversation_id, time, event_id), 0, conversation_id, time, value,
    agent_id, group_id, skill_id
  FROM (
    SELECT conversation_id, time, event_id, CASE $5
        WHEN 'avg_wait_time' THEN wait_ms
        WHEN 'avg_wait_time_first_response' THEN first_wait_ms
        WHEN 'avg_time_to_response' THEN response_ms
        WHEN 'avg_time_to_first_response_first_assignment' THEN first_assignment_ms
        WHEN 'avg_time_to_first_response_all_assignments' THEN assignment_ms
        WHEN 'total_wait_time_first_response' THEN first_wait_ms
        WHEN 'total_time_to_first_response_all_assignments' THEN assignment_ms
        WHEN 'total_num_of_agent_responses' THEN responses
        WHEN 'agent_responses_outside_sl' THEN responses_outside_target
        WHEN 'agent_responses_outside_sl_rate' THEN responses_outside_target
        WHEN 'closed_conversations' THEN closed_by_agent + closed_by_consumer + auto_closed
        WHEN 'closed_by_agent' THEN closed_by_agent
        WHEN 'closed_by_consumer' THEN closed_by_consumer
        WHEN 'auto_closed' THEN auto_closed
        WHEN 'concluded_conversations' THEN closed_by_agent + closed_by_consumer + auto_closed + transfers + returns
        WHEN 'transfers' THEN transfers + returns
        WHEN 'avg_conversations_duration' THEN duration_ms
        WHEN 'csat' THEN csat_satisfied
        WHEN 'nps' THEN nps_balance
        WHEN 'fcr' THEN fcr_resolved
      END AS value,
      agent_id, group_id, skill_id
    FROM fact
    WHERE account_id = $2 AND time >= $3 AND time < $4
      AND CASE $5
        WHEN 'avg_wait_time' THEN responses
        WHEN 'avg_wait_time_first_response' THEN first_responses
        WHEN 'avg_time_to_response' THEN responses
        WHEN 'avg_time_to_first_response_first_assignment' THEN first_assignment_responses
        WHEN 'avg_time_to_first_response_all_assignments' THEN assignment_responses
        WHEN 'total_wait_time_first_response' THEN first_responses
        WHEN 'total_time_to_first_response_all_assignments' THEN assignment_responses
        WHEN 'total_num_of_agent_responses' THEN responses
        WHEN 'agent_responses_outside_sl' THEN responses_outside_target
        WHEN 'agent_responses_outside_sl_rate' THEN responses_with_target
        WHEN 'closed_conversations' THEN closed_by_agent + closed_by_consumer + auto_closed
        WHEN 'closed_by_agent' THEN closed_by_agent
        WHEN 'closed_by_consumer' THEN closed_by_consumer
        WHEN 'auto_closed' THEN auto_closed
        WHEN 'concluded_conversations' THEN closed_by_agent + closed_by_consumer + auto_closed + transfers + returns
        WHEN 'transfers' THEN transfers + returns
        WHEN 'avg_conversations_duration' THEN closed_by_agent + closed_by_consumer + auto_closed
        WHEN 'csat' THEN csat_answers
        WHEN 'nps' THEN nps_answers
        WHEN 'fcr' THEN fcr_answers
      END <> 0 AND agent_id = ANY ($6)) r
  ORDER BY value DESC, conversation_id, time, event_id
  OFFSET $7 LIMIT $8)
)
SELECT place, now_ms, matched,
  conversation_id, time, value, agent_id, group_id, skill_id
FROM page CROSS JOIN setting
ORDER BY place
