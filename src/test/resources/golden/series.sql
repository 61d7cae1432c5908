-- $1 max_age_ms = 2592000000
-- $2 account_id = demo
-- $3 begins = [86460000, 88260000, 60000, 1860000]
-- $4 ends = [88260000, 90060000, 1860000, 3660000]
-- $5 first_begin = 60000
-- $6 last_end = 90060000
WITH RECURSIVE setting AS (
  SELECT now_ms, now_ms - $1::bigint AS oldest, 1000::bigint * default_slots AS default_slots,
    (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
    (inactive_weight < 1)::integer AS idle_inactive
  FROM account,
    (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
  WHERE account_id = $2
),
point_summed AS (
  SELECT w.point, w.since, least(w.until, greatest(w.since, c.closed)) AS until,
    c.closed, w.until AS ends
  FROM (SELECT nth::integer - 1 AS point, since, until
  FROM unnest($3::bigint[], $4::bigint[]) WITH ORDINALITY AS p (since, until, nth)) w
  CROSS JOIN (SELECT coalesce(max(closed_until), 0) AS closed
    FROM rollup_watermark WHERE account_id = $2) c
),
point_nearest AS (
  SELECT point, grain,
  since - mod(since, length) + CASE
    WHEN 2 * mod(since, length) > length AND since - mod(since, length) + length <= closed
    THEN length ELSE 0 END AS since,
  until - mod(until, length) + CASE
    WHEN 2 * mod(until, length) > length AND until - mod(until, length) + length <= closed
    THEN length ELSE 0 END AS until
  FROM point_summed CROSS JOIN (VALUES (1, 60000::bigint), (10, 600000::bigint), (60, 3600000::bigint), (360, 21600000::bigint)) g (grain, length)
),
point_way AS (
  SELECT point, grain, since, until
  FROM (SELECT point, grain, since, until,
      min(grain) FILTER (WHERE since = until) OVER (PARTITION BY point) AS detour
    FROM point_nearest) n
  WHERE (grain < detour) IS NOT FALSE
),
point_segment AS (
  SELECT point, grain, least(a, b) AS since, greatest(a, b) AS until, sign(b - a)::integer AS sign
  FROM (
    SELECT point, grain, since AS a, lag(since, 1, until) OVER coarser AS b
    FROM point_way WINDOW coarser AS (PARTITION BY point ORDER BY grain DESC)
    UNION ALL
    SELECT point, grain, lag(until) OVER coarser, until
    FROM point_way WINDOW coarser AS (PARTITION BY point ORDER BY grain DESC)) step
  WHERE a <> b
),
point_piece AS (
  SELECT s.grain, s.since, s.until,
    sum(responses)::bigint AS responses,
    sum(wait_ms)::bigint AS wait_ms,
    sum(first_responses)::bigint AS first_responses,
    sum(first_wait_ms)::bigint AS first_wait_ms,
    sum(response_ms)::bigint AS response_ms,
    sum(first_assignment_responses)::bigint AS first_assignment_responses,
    sum(first_assignment_ms)::bigint AS first_assignment_ms,
    sum(assignment_responses)::bigint AS assignment_responses,
    sum(assignment_ms)::bigint AS assignment_ms,
    sum(responses_with_target)::bigint AS responses_with_target,
    sum(responses_outside_target)::bigint AS responses_outside_target,
    sum(closed_by_agent)::bigint AS closed_by_agent,
    sum(closed_by_consumer)::bigint AS closed_by_consumer,
    sum(auto_closed)::bigint AS auto_closed,
    sum(duration_ms)::bigint AS duration_ms,
    sum(transfers)::bigint AS transfers,
    sum(returns)::bigint AS returns,
    sum(csat_answers)::bigint AS csat_answers,
    sum(csat_satisfied)::bigint AS csat_satisfied,
    sum(nps_answers)::bigint AS nps_answers,
    sum(nps_balance)::bigint AS nps_balance,
    sum(fcr_answers)::bigint AS fcr_answers,
    sum(fcr_resolved)::bigint AS fcr_resolved
  FROM (SELECT DISTINCT grain, since, until FROM point_segment) s CROSS JOIN LATERAL (
    SELECT responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
        first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
        responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
        transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
        fcr_resolved
    FROM rollup_total
    WHERE account_id = $2 AND grain = s.grain AND time >= s.since AND time < s.until
      AND time >= $5::bigint - 21600000 AND time < $6::bigint + 21600000 OFFSET 0) r
  GROUP BY s.grain, s.since, s.until
),
by_point AS (
  SELECT point,
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
    SELECT point, sign, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
    FROM point_segment JOIN point_piece USING (grain, since, until)
    UNION ALL
    SELECT w.point, 1, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
    FROM point_summed w CROSS JOIN LATERAL (
      SELECT responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
          first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
          responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
          transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
          fcr_resolved
      FROM fact
      WHERE account_id = $2 AND time >= greatest(w.since, w.closed) AND time < w.ends
        AND time >= $5 AND time < $6 OFFSET 0) r
    WHERE w.closed < w.ends) f
  GROUP BY point
),
point_measured AS (
  SELECT p.point AS place, p.point, NULL::text AS id, NULL::text AS description,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
  FROM point_summed p LEFT JOIN by_point b ON b.point = p.point
)
SELECT place, now_ms, 0 AS matched,
  id, description, point IS NOT NULL AS has_point,
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
FROM point_measured CROSS JOIN setting
ORDER BY place, point
