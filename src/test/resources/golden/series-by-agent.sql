-- $1 max_age_ms = 2592000000
-- $2 account_id = demo
-- $3 scope_ids = [7, 8]
-- $4 since = 86460000
-- $5 until = 90060000
-- $6 all_asked = false
-- $7 by_fact_asked = true
-- $8 direction = -1
-- $9 sort = transfers
-- $10 key_direction = 1
-- $11 offset = 0
-- $12 limit = 10
-- $13 begins = [86460000, 88260000, 60000, 1860000]
-- $14 ends = [88260000, 90060000, 1860000, 3660000]
-- $15 first_begin = 60000
-- $16 last_end = 90060000
-- $17 most_rows = 250000
WITH RECURSIVE setting AS (
  SELECT now_ms, now_ms - $1::bigint AS oldest, 1000::bigint * default_slots AS default_slots,
    (inactive_weight * 1000)::bigint - 1000 AS idle_weight,
    (inactive_weight < 1)::integer AS idle_inactive
  FROM account,
    (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
  WHERE account_id = $2
),
group_number AS (
  SELECT link.group_id, link.to_id, 1 + dense_rank() OVER (ORDER BY to_id) AS number
  FROM (SELECT group_id, parent_group_id FROM agent_group WHERE account_id = $2
    UNION ALL SELECT id, NULL FROM unconfigured
      WHERE account_id = $2 AND dimension = 'GROUP') g
  CROSS JOIN LATERAL (VALUES (g.group_id, g.group_id),
    (g.group_id, g.parent_group_id), (g.parent_group_id, g.parent_group_id))
    AS link (group_id, to_id)
  WHERE to_id IS NOT NULL
),
group_node AS (
  SELECT group_id AS key, max(number) FILTER (WHERE to_id = group_id) AS number,
    coalesce(max(number) FILTER (WHERE to_id <> group_id), 1) AS parent
  FROM group_number GROUP BY group_id
),
group_link AS (
  SELECT array_agg(child ORDER BY number) AS child,
    array_agg(sibling ORDER BY number) AS sibling,
    array_agg(parent ORDER BY number) AS parent
  FROM (SELECT number, max(child) AS child, max(sibling) AS sibling,
      max(parent) AS parent
    FROM (SELECT number, 0 AS child, parent,
        lead(number, 1, 0) OVER (PARTITION BY parent ORDER BY number) AS sibling
      FROM group_node
      UNION ALL SELECT parent, min(number), 0, 0 FROM group_node GROUP BY parent) l
    GROUP BY number) links
),
walk AS (
  SELECT 1 AS place, 1::bigint AS number, true AS down
  UNION ALL
  SELECT place + (to_number <> parent)::integer, to_number, to_number <> parent
  FROM (SELECT place, (SELECT parent FROM group_link)[number] AS parent,
      CASE WHEN down AND (SELECT child FROM group_link)[number] > 0
          THEN (SELECT child FROM group_link)[number]
        WHEN (SELECT sibling FROM group_link)[number] > 0
          THEN (SELECT sibling FROM group_link)[number]
        ELSE (SELECT parent FROM group_link)[number] END AS to_number
    FROM walk OFFSET 0) w
  WHERE to_number > 0
),
subtree AS (
  SELECT n.key, w.first, w.last
  FROM group_node n FULL JOIN (SELECT number, min(place) AS first, max(place) AS last
    FROM walk GROUP BY number) w USING (number)
),
managed_group AS (
  SELECT key AS group_id FROM (
    SELECT key, first, max(last) FILTER (WHERE key = ANY ($3)) OVER (ORDER BY first) AS until
    FROM subtree) s
  WHERE first <= until
  UNION
  SELECT unnest($3) COLLATE "C"
),
managed_skill AS (
  SELECT DISTINCT unnest(skill_ids) AS skill_id FROM live_agent
  WHERE account_id = $2 AND counts AND group_id IN (SELECT group_id FROM managed_group)
),
summed AS (
  SELECT w.point, w.since, least(w.until, greatest(w.since, c.closed)) AS until,
    c.closed, w.until AS ends
  FROM (SELECT 0 AS point, $4::bigint AS since, $5::bigint AS until) w
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
    SELECT s.point, s.sign, skill_id, group_id, agent_id, user_type, responses, wait_ms, first_responses, first_wait_ms,
      response_ms, first_assignment_responses, first_assignment_ms, assignment_responses,
      assignment_ms, responses_with_target, responses_outside_target, closed_by_agent,
      closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers,
      csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved, facts
    FROM segment s CROSS JOIN LATERAL (
      SELECT skill_id, group_id, agent_id, user_type, responses, wait_ms, first_responses, first_wait_ms,
          response_ms, first_assignment_responses, first_assignment_ms, assignment_responses,
          assignment_ms, responses_with_target, responses_outside_target, closed_by_agent,
          closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers,
          csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved, facts FROM managed_group AS sought (id) CROSS JOIN LATERAL (SELECT skill_id, group_id, agent_id, user_type, responses, wait_ms, first_responses, first_wait_ms,
          response_ms, first_assignment_responses, first_assignment_ms, assignment_responses,
          assignment_ms, responses_with_target, responses_outside_target, closed_by_agent,
          closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers,
          csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved, facts
      FROM rollup_full
      WHERE account_id = $2 AND grain = s.grain AND time >= s.since AND time < s.until
        AND time >= $4::bigint - 21600000 AND time < $5::bigint + 21600000 AND group_id = sought.id OFFSET 0) found
        UNION ALL SELECT skill_id, group_id, agent_id, user_type, responses, wait_ms, first_responses, first_wait_ms,
          response_ms, first_assignment_responses, first_assignment_ms, assignment_responses,
          assignment_ms, responses_with_target, responses_outside_target, closed_by_agent,
          closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers,
          csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved, facts
      FROM rollup_full
      WHERE account_id = $2 AND grain = s.grain AND time >= s.since AND time < s.until
        AND time >= $4::bigint - 21600000 AND time < $5::bigint + 21600000 AND agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill)) r
    UNION ALL
    SELECT w.point, 1, skill_id, group_id, agent_id, user_type, responses, wait_ms, first_responses, first_wait_ms,
      response_ms, first_assignment_responses, first_assignment_ms, assignment_responses,
      assignment_ms, responses_with_target, responses_outside_target, closed_by_agent,
      closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers,
      csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved, 1
    FROM summed w CROSS JOIN LATERAL (
      SELECT skill_id, group_id, agent_id, user_type, responses, wait_ms, first_responses, first_wait_ms,
          response_ms, first_assignment_responses, first_assignment_ms, assignment_responses,
          assignment_ms, responses_with_target, responses_outside_target, closed_by_agent,
          closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers,
          csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved
      FROM fact
      WHERE account_id = $2 AND time >= greatest(w.since, w.closed) AND time < w.ends
        AND time >= $4 AND time < $5 AND (group_id IN (SELECT group_id FROM managed_group) OR agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill)) OFFSET 0) r
    WHERE w.closed < w.ends) f
  GROUP BY agent_id
  HAVING sum(sign * facts) > 0
),
listed AS (
  SELECT row_number() OVER (ORDER BY CASE WHEN k.key ~ '^-{0,1}[0-9]+$' THEN k.key::numeric END NULLS LAST, k.key COLLATE "C") AS nth,
    k.key AS id, coalesce(k.name, 'NA') AS description
  FROM (SELECT coalesce(a.agent_id, f.key) AS key, a.name
    FROM (SELECT agent_id, CASE WHEN group_id IN (SELECT group_id FROM managed_group) THEN coalesce(full_name, login_name) END AS name,
        (enabled AND NOT deleted AND user_type <> 'SYSTEM' AND group_id IN (SELECT group_id FROM managed_group)) AS shown
      FROM agent WHERE account_id = $2) a
    FULL JOIN by_fact f ON f.key = a.agent_id
    WHERE a.shown OR f.key IS NOT NULL) k
),
measured AS MATERIALIZED (
  SELECT 0::bigint AS nth, NULL::text AS id, NULL::text AS description,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
  FROM setting
  LEFT JOIN (
    SELECT
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
      sum(csat_satisfied) AS csat_satisfied,
      sum(nps_answers) AS nps_answers,
      sum(nps_balance) AS nps_balance,
      sum(fcr_answers) AS fcr_answers,
      sum(fcr_resolved) AS fcr_resolved
    FROM by_fact
    HAVING $6 AND $7) by_fact ON true
  UNION ALL
  SELECT nth, id, description,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
  FROM listed
  LEFT JOIN (SELECT key,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
    FROM by_fact WHERE $7 OFFSET 0) by_fact ON by_fact.key = listed.id
),
valued AS NOT MATERIALIZED (
  SELECT nth, id, description,
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
),
page AS (
  SELECT 0 AS nth, 0 AS place
  UNION ALL
  (SELECT nth, row_number() OVER (ORDER BY $8::integer * CASE $9
      WHEN 'avg_wait_time' THEN avg_wait_time
      WHEN 'avg_wait_time_first_response' THEN avg_wait_time_first_response
      WHEN 'avg_time_to_response' THEN avg_time_to_response
      WHEN 'avg_time_to_first_response_first_assignment' THEN avg_time_to_first_response_first_assignment
      WHEN 'avg_time_to_first_response_all_assignments' THEN avg_time_to_first_response_all_assignments
      WHEN 'total_wait_time_first_response' THEN total_wait_time_first_response
      WHEN 'total_time_to_first_response_all_assignments' THEN total_time_to_first_response_all_assignments
      WHEN 'total_num_of_agent_responses' THEN total_num_of_agent_responses
      WHEN 'agent_responses_outside_sl' THEN agent_responses_outside_sl
      WHEN 'agent_responses_outside_sl_rate' THEN agent_responses_outside_sl_rate
      WHEN 'closed_conversations' THEN closed_conversations
      WHEN 'closed_by_agent' THEN closed_by_agent
      WHEN 'closed_by_consumer' THEN closed_by_consumer
      WHEN 'auto_closed' THEN auto_closed
      WHEN 'concluded_conversations' THEN concluded_conversations
      WHEN 'transfers' THEN transfers
      WHEN 'avg_conversations_duration' THEN avg_conversations_duration
      WHEN 'csat' THEN csat
      WHEN 'nps' THEN nps
      WHEN 'fcr' THEN fcr
    END NULLS LAST,
    $10::integer * nth) AS place
  FROM valued WHERE nth > 0 ORDER BY place OFFSET $11 LIMIT $12)
),
point_summed AS (
  SELECT w.point, w.since, least(w.until, greatest(w.since, c.closed)) AS until,
    c.closed, w.until AS ends
  FROM (SELECT nth::integer - 1 AS point, since, until
  FROM unnest($13::bigint[], $14::bigint[]) WITH ORDINALITY AS p (since, until, nth)) w
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
page_key AS (
  SELECT place, id, description FROM page JOIN valued USING (nth)
),
point_piece AS (
  SELECT s.grain, s.since, s.until, agent_id,
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
    SELECT agent_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
        first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
        responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
        auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
        nps_balance, fcr_answers, fcr_resolved FROM (SELECT DISTINCT id FROM page_key) AS sought (id) CROSS JOIN LATERAL (SELECT agent_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
        first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
        responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
        auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
        nps_balance, fcr_answers, fcr_resolved
    FROM rollup_full
    WHERE account_id = $2 AND grain = s.grain AND time >= s.since AND time < s.until
      AND time >= $15::bigint - 21600000 AND time < $16::bigint + 21600000 AND agent_id = sought.id AND (group_id IN (SELECT group_id FROM managed_group) OR agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill)) OFFSET 0) found) r
  GROUP BY s.grain, s.since, s.until, agent_id
),
by_point AS (
  SELECT point, agent_id AS key,
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
    SELECT point, sign, agent_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
      first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
      responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
      auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
      nps_balance, fcr_answers, fcr_resolved
    FROM point_segment JOIN point_piece USING (grain, since, until)
    UNION ALL
    SELECT w.point, 1, agent_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
      first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
      responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
      auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
      nps_balance, fcr_answers, fcr_resolved
    FROM point_summed w CROSS JOIN LATERAL (
      SELECT agent_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
          first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
          responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
          auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
          nps_balance, fcr_answers, fcr_resolved
      FROM fact
      WHERE account_id = $2 AND time >= greatest(w.since, w.closed) AND time < w.ends
        AND time >= $15 AND time < $16 AND agent_id IN (SELECT id FROM page_key) AND (group_id IN (SELECT group_id FROM managed_group) OR agent_id IS NULL AND skill_id IN (SELECT skill_id FROM managed_skill)) OFFSET 0) r
    WHERE w.closed < w.ends) f
  GROUP BY point, agent_id
),
point_measured AS (
  SELECT k.place, p.point, k.id, k.description,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
  FROM page_key k LEFT JOIN point_summed p ON k.place > 0
      AND (SELECT count(*) FROM page_key WHERE place > 0) * (SELECT count(*) FROM point_summed) <= $17
    LEFT JOIN by_point b ON b.key = k.id AND b.point = p.point
)
SELECT place, now_ms, (SELECT count(*) FROM listed) AS matched,
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
