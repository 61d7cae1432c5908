DELETE FROM closed_conversation WHERE account_id = $1 AND conversation_id = ANY ($2)
-- types: 1043 1009
;

DELETE FROM fact WHERE account_id = $1 AND conversation_id = ANY ($2) AND time = ANY ($3) RETURNING conversation_id, time, event_id, skill_id, agent_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved
-- types: 1043 1009 1016
;

DELETE FROM fact WHERE account_id = $1 AND conversation_id = ANY ($2) RETURNING conversation_id, time, event_id, skill_id, agent_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved
-- types: 1043 1009
;

DELETE FROM open_conversation WHERE account_id = $1 AND conversation_id = ANY ($2)
-- types: 1043 1009
;

DELETE FROM rollup_agent WHERE account_id = $1 AND grain = ANY ($2) AND time = ANY ($3) AND facts = 0
-- types: 1043 1007 1016
;

DELETE FROM rollup_full WHERE account_id = $1 AND grain = ANY ($2) AND time = ANY ($3) AND facts = 0
-- types: 1043 1007 1016
;

DELETE FROM rollup_group WHERE account_id = $1 AND grain = ANY ($2) AND time = ANY ($3) AND facts = 0
-- types: 1043 1007 1016
;

DELETE FROM rollup_skill WHERE account_id = $1 AND grain = ANY ($2) AND time = ANY ($3) AND facts = 0
-- types: 1043 1007 1016
;

DELETE FROM rollup_total WHERE account_id = $1 AND grain = ANY ($2) AND time = ANY ($3) AND facts = 0
-- types: 1043 1007 1016
;

DELETE FROM service_level_change WHERE account_id = $1
-- types: 1043
;

INSERT INTO account (account_id, name, time_zone, inactive_after_ms, inactive_weight, default_slots)
SELECT $1, name, coalesce(time_zone, 'UTC'), coalesce(inactive_after_ms, 240000),
  coalesce(inactive_weight, 1), coalesce(default_slots, $2)
FROM unnest($3::text[], $4::text[], $5::bigint[], $6::numeric[], $7::bigint[]) AS row(name, time_zone, inactive_after_ms, inactive_weight, default_slots)
ON CONFLICT (account_id) DO NOTHING
RETURNING account_id, name, time_zone, inactive_after_ms, inactive_weight, default_slots
-- types: 1043 23 1009 1009 1016 1231 1016
;

INSERT INTO account_work AS w (account_id, unsummed_since, ages_at, changed, expires_at)
VALUES ($1, $2::bigint, CASE WHEN $3 THEN floor(extract(epoch FROM now()) * 1000)::bigint END, $4, CASE WHEN $5 THEN floor(extract(epoch FROM now()) * 1000)::bigint + 86400000 END)
ON CONFLICT (account_id) DO UPDATE SET
  unsummed_since = least(w.unsummed_since, excluded.unsummed_since),
  ages_at = least(w.ages_at, excluded.ages_at),
  changed = w.changed OR excluded.changed,
  visit = CASE WHEN excluded.changed THEN NULL ELSE w.visit END,
  expires_at = coalesce(w.expires_at, excluded.expires_at)
-- types: 1043 0 16 16 16
;

INSERT INTO account_work AS w (account_id, unsummed_since, ages_at, changed, expires_at)
VALUES ($1, $2::bigint, CASE WHEN $3 THEN floor(extract(epoch FROM now()) * 1000)::bigint END, $4, CASE WHEN $5 THEN floor(extract(epoch FROM now()) * 1000)::bigint + 86400000 END)
ON CONFLICT (account_id) DO UPDATE SET
  unsummed_since = least(w.unsummed_since, excluded.unsummed_since),
  ages_at = least(w.ages_at, excluded.ages_at),
  changed = w.changed OR excluded.changed,
  visit = CASE WHEN excluded.changed THEN NULL ELSE w.visit END,
  expires_at = coalesce(w.expires_at, excluded.expires_at)
-- types: 1043 20 16 16 16
;

INSERT INTO agent AS stored (account_id, agent_id, login_name, full_name, nickname, enabled, deleted, max_slots, group_id, user_type, skill_ids) SELECT $1, agent_id, login_name, full_name, nickname, enabled, deleted, max_slots, group_id, user_type, string_to_array(skill_ids, chr(31)) FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::boolean[], $8::integer[], $9::text[], $10::text[], $11::text[]) AS row(agent_id, login_name, full_name, nickname, enabled, deleted, max_slots, group_id, user_type, skill_ids)
ON CONFLICT (account_id, agent_id) DO UPDATE SET agent_id = excluded.agent_id, login_name = excluded.login_name, full_name = excluded.full_name, nickname = excluded.nickname, enabled = excluded.enabled, deleted = excluded.deleted, max_slots = excluded.max_slots, group_id = excluded.group_id, user_type = excluded.user_type, skill_ids = excluded.skill_ids
WHERE (stored.agent_id, stored.login_name, stored.full_name, stored.nickname, stored.enabled, stored.deleted, stored.max_slots, stored.group_id, stored.user_type, stored.skill_ids) IS DISTINCT FROM (excluded.agent_id, excluded.login_name, excluded.full_name, excluded.nickname, excluded.enabled, excluded.deleted, excluded.max_slots, excluded.group_id, excluded.user_type, excluded.skill_ids)
RETURNING agent_id
-- types: 1043 1009 1009 1009 1009 1000 1000 1007 1009 1009 1009
;

INSERT INTO agent_group AS stored (account_id, group_id, name, parent_group_id, enabled, deleted) VALUES ($1, unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::boolean[]), unnest($6::boolean[]))
ON CONFLICT (account_id, group_id) DO UPDATE SET group_id = excluded.group_id, name = excluded.name, parent_group_id = excluded.parent_group_id, enabled = excluded.enabled, deleted = excluded.deleted
WHERE (stored.group_id, stored.name, stored.parent_group_id, stored.enabled, stored.deleted) IS DISTINCT FROM (excluded.group_id, excluded.name, excluded.parent_group_id, excluded.enabled, excluded.deleted)
RETURNING group_id
-- types: 1043 1009 1009 1009 1000 1000
;

INSERT INTO agent_state_event (account_id, agent_id, time, event_id, state, reason) VALUES ($1, unnest($2::text[]), unnest($3::bigint[]), unnest($4::text[]), unnest($5::text[]), unnest($6::text[]))
-- types: 1043 1009 1016 1009 1009 1009
;

INSERT INTO api_token (account_id, token_id, user_id, token_hash, permissions,
  agent_group_ids, expires_at, rate_limit, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- types: 1043 2950 1043 17 1009 0 0 1043 20
;

INSERT INTO closed_conversation AS stored (account_id, conversation_id, started_at, closed_at, skill_id, served_by, served_by_bot, served_at, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms) VALUES ($1, unnest($2::text[]), unnest($3::bigint[]), unnest($4::bigint[]), unnest($5::text[]), unnest($6::text[]), unnest($7::boolean[]), unnest($8::bigint[]), unnest($9::bigint[]), unnest($10::text[]), unnest($11::bigint[]), unnest($12::integer[]), unnest($13::integer[]), unnest($14::bigint[]))
ON CONFLICT (account_id, conversation_id) DO UPDATE SET conversation_id = excluded.conversation_id, started_at = excluded.started_at, closed_at = excluded.closed_at, skill_id = excluded.skill_id, served_by = excluded.served_by, served_by_bot = excluded.served_by_bot, served_at = excluded.served_at, first_reply_at = excluded.first_reply_at, first_reply_by = excluded.first_reply_by, first_reply_wait_ms = excluded.first_reply_wait_ms, agent_messages = excluded.agent_messages, responses = excluded.responses, response_wait_ms = excluded.response_wait_ms
WHERE (stored.conversation_id, stored.started_at, stored.closed_at, stored.skill_id, stored.served_by, stored.served_by_bot, stored.served_at, stored.first_reply_at, stored.first_reply_by, stored.first_reply_wait_ms, stored.agent_messages, stored.responses, stored.response_wait_ms) IS DISTINCT FROM (excluded.conversation_id, excluded.started_at, excluded.closed_at, excluded.skill_id, excluded.served_by, excluded.served_by_bot, excluded.served_at, excluded.first_reply_at, excluded.first_reply_by, excluded.first_reply_wait_ms, excluded.agent_messages, excluded.responses, excluded.response_wait_ms)
-- types: 1043 1009 1016 1016 1009 1009 1000 1016 1016 1009 1016 1007 1007 1016
;

INSERT INTO conversation (account_id, conversation_id) VALUES ($1, unnest($2)) ON CONFLICT DO NOTHING
-- types: 1043 1009
;

INSERT INTO conversation (account_id, conversation_id, started_at, last_event_at, last_event_id, skill_id, stage, queued_since, closed_at, agent_id, group_id, user_type, assigned_at, assignment_answered, first_human_assignment_at, waiting_since, first_consumer_message_at, first_response_at, last_activity_at, fixed_weight, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms, visitor_hashes) VALUES ($1, unnest($2::text[]), unnest($3::bigint[]), unnest($4::bigint[]), unnest($5::text[]), unnest($6::text[]), unnest($7::text[]), unnest($8::bigint[]), unnest($9::bigint[]), unnest($10::text[]), unnest($11::text[]), unnest($12::text[]), unnest($13::bigint[]), unnest($14::boolean[]), unnest($15::bigint[]), unnest($16::bigint[]), unnest($17::bigint[]), unnest($18::bigint[]), unnest($19::bigint[]), unnest($20::numeric[]), unnest($21::bigint[]), unnest($22::text[]), unnest($23::bigint[]), unnest($24::integer[]), unnest($25::integer[]), unnest($26::bigint[]), unnest($27::text[])) ON CONFLICT (account_id, conversation_id) DO UPDATE SET conversation_id = excluded.conversation_id, started_at = excluded.started_at, last_event_at = excluded.last_event_at, last_event_id = excluded.last_event_id, skill_id = excluded.skill_id, stage = excluded.stage, queued_since = excluded.queued_since, closed_at = excluded.closed_at, agent_id = excluded.agent_id, group_id = excluded.group_id, user_type = excluded.user_type, assigned_at = excluded.assigned_at, assignment_answered = excluded.assignment_answered, first_human_assignment_at = excluded.first_human_assignment_at, waiting_since = excluded.waiting_since, first_consumer_message_at = excluded.first_consumer_message_at, first_response_at = excluded.first_response_at, last_activity_at = excluded.last_activity_at, fixed_weight = excluded.fixed_weight, first_reply_at = excluded.first_reply_at, first_reply_by = excluded.first_reply_by, first_reply_wait_ms = excluded.first_reply_wait_ms, agent_messages = excluded.agent_messages, responses = excluded.responses, response_wait_ms = excluded.response_wait_ms, visitor_hashes = excluded.visitor_hashes
-- types: 1043 1009 1016 1016 1009 1009 1009 1016 1016 1009 1009 1009 1016 1000 1016 1016 1016 1016 1016 1231 1016 1009 1016 1007 1007 1016 1009
;

INSERT INTO conversation_event (account_id, conversation_id, time, event_id, type, skill_id, agent_id, group_id, user_type, sender, audience, reason, channel, closed_by, weight, score, sender_hash) VALUES ($1, unnest($2::text[]), unnest($3::bigint[]), unnest($4::text[]), unnest($5::text[]), unnest($6::text[]), unnest($7::text[]), unnest($8::text[]), unnest($9::text[]), unnest($10::text[]), unnest($11::text[]), unnest($12::text[]), unnest($13::text[]), unnest($14::text[]), unnest($15::numeric[]), unnest($16::smallint[]), unnest($17::text[]))
-- types: 1043 1009 1016 1009 1009 1009 1009 1009 1009 1009 1009 1009 1009 1009 1231 1007 1009
;

INSERT INTO event_key (account_id, event_id, time) VALUES ($1, unnest($2), unnest($3)) ON CONFLICT DO NOTHING RETURNING event_id
-- types: 1043 1009 1016
;

INSERT INTO fact (account_id, conversation_id, time, event_id, skill_id, agent_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved) VALUES ($1, unnest($2::text[]), unnest($3::bigint[]), unnest($4::text[]), unnest($5::text[]), unnest($6::text[]), unnest($7::text[]), unnest($8::text[]), unnest($9::smallint[]), unnest($10::bigint[]), unnest($11::smallint[]), unnest($12::bigint[]), unnest($13::bigint[]), unnest($14::smallint[]), unnest($15::bigint[]), unnest($16::smallint[]), unnest($17::bigint[]), unnest($18::smallint[]), unnest($19::smallint[]), unnest($20::smallint[]), unnest($21::smallint[]), unnest($22::smallint[]), unnest($23::bigint[]), unnest($24::smallint[]), unnest($25::smallint[]), unnest($26::smallint[]), unnest($27::smallint[]), unnest($28::smallint[]), unnest($29::smallint[]), unnest($30::smallint[]), unnest($31::smallint[]))
-- types: 1043 1009 1016 1009 1009 1009 1009 1009 1007 1016 1007 1016 1016 1007 1016 1007 1016 1007 1007 1007 1007 1007 1016 1007 1007 1007 1007 1007 1007 1007 1007
;

INSERT INTO live_agent
  (account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids)
SELECT account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids FROM (
SELECT account_id, agent_id, user_type, enabled AND NOT deleted AND user_type <> 'SYSTEM' AS counts,
  group_id, max_slots, skill_ids
FROM agent WHERE account_id = $1
EXCEPT SELECT account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids
FROM live_agent WHERE account_id = $2
) AS configured
ORDER BY agent_id
ON CONFLICT (account_id, agent_id) DO UPDATE SET user_type = excluded.user_type,
  counts = excluded.counts, group_id = excluded.group_id, max_slots = excluded.max_slots,
  skill_ids = excluded.skill_ids
-- types: 1043 1043
;

INSERT INTO live_agent AS a (account_id, agent_id) VALUES ($1, unnest($2))
ON CONFLICT (account_id, agent_id) DO UPDATE SET state = a.state WHERE false
-- types: 1043 1009
;

INSERT INTO live_agent AS c (account_id, agent_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting) VALUES ($1, unnest($2::text[]), unnest($3::integer[]), unnest($4::integer[]), unnest($5::bigint[]), unnest($6::integer[]), unnest($7::integer[]), unnest($8::integer[]), unnest($9::integer[])) ON CONFLICT (account_id, agent_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle, waiting = c.waiting + excluded.waiting
-- types: 1043 1009 1007 1007 1016 1007 1007 1007 1007
;

INSERT INTO live_agent AS stored (account_id, agent_id, state, reason, state_at, state_event_id, state_since, reason_since) VALUES ($1, unnest($2::text[]), unnest($3::smallint[]), unnest($4::text[]), unnest($5::bigint[]), unnest($6::text[]), unnest($7::bigint[]), unnest($8::bigint[]))
ON CONFLICT (account_id, agent_id) DO UPDATE SET agent_id = excluded.agent_id, state = excluded.state, reason = excluded.reason, state_at = excluded.state_at, state_event_id = excluded.state_event_id, state_since = excluded.state_since, reason_since = excluded.reason_since
WHERE (stored.agent_id, stored.state, stored.reason, stored.state_at, stored.state_event_id, stored.state_since, stored.reason_since) IS DISTINCT FROM (excluded.agent_id, excluded.state, excluded.reason, excluded.state_at, excluded.state_event_id, excluded.state_since, excluded.reason_since)
-- types: 1043 1009 1007 1009 1016 1009 1016 1016
;

INSERT INTO open_bound (account_id, old_until, due_until, idle_until) VALUES ($1, $2, $3, $4)
ON CONFLICT (account_id) DO UPDATE SET old_until = excluded.old_until,
  due_until = excluded.due_until, idle_until = excluded.idle_until
-- types: 1043 20 20 20
;

INSERT INTO open_conversation (account_id, conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at) VALUES ($1, unnest($2::text[]), unnest($3::bigint[]), unnest($4::text[]), unnest($5::text[]), unnest($6::text[]), unnest($7::bigint[]), unnest($8::bigint[]), unnest($9::boolean[]), unnest($10::bigint[]), unnest($11::numeric[]), unnest($12::bigint[])) ON CONFLICT (account_id, conversation_id) DO UPDATE SET conversation_id = excluded.conversation_id, started_at = excluded.started_at, skill_id = excluded.skill_id, agent_id = excluded.agent_id, group_id = excluded.group_id, queued_since = excluded.queued_since, waiting_since = excluded.waiting_since, responded = excluded.responded, last_activity_at = excluded.last_activity_at, fixed_weight = excluded.fixed_weight, due_at = excluded.due_at
-- types: 1043 1009 1016 1009 1009 1009 1016 1016 1000 1016 1231 1016
;

INSERT INTO open_count AS c (account_id, agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting) VALUES ($1, unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::integer[]), unnest($6::integer[]), unnest($7::bigint[]), unnest($8::integer[]), unnest($9::integer[]), unnest($10::integer[]), unnest($11::integer[])) ON CONFLICT (account_id, agent_id, group_id, skill_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle, waiting = c.waiting + excluded.waiting
-- types: 1043 1009 1009 1009 1007 1007 1016 1007 1007 1007 1007
;

INSERT INTO rollup_agent (account_id, grain, time, agent_id, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 1, time - mod(time, 60000), agent_id, group_id, count(*), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM fact
WHERE account_id = $1 AND time >= $2 AND time < $3
GROUP BY account_id, time - mod(time, 60000), agent_id, group_id
ORDER BY time - mod(time, 60000), agent_id, group_id
-- types: 1043 20 20
;

INSERT INTO rollup_agent (account_id, grain, time, agent_id, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 10, time - mod(time, 600000), agent_id, group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_agent
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 600000), agent_id, group_id
ORDER BY time - mod(time, 600000), agent_id, group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_agent (account_id, grain, time, agent_id, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 360, time - mod(time, 21600000), agent_id, group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_agent
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 21600000), agent_id, group_id
ORDER BY time - mod(time, 21600000), agent_id, group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_agent (account_id, grain, time, agent_id, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 60, time - mod(time, 3600000), agent_id, group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_agent
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 3600000), agent_id, group_id
ORDER BY time - mod(time, 3600000), agent_id, group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_agent AS r (account_id, grain, time, agent_id, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved) VALUES ($1, unnest($2::integer[]), unnest($3::bigint[]), unnest($4::text[]), unnest($5::text[]), unnest($6::bigint[]), unnest($7::bigint[]), unnest($8::bigint[]), unnest($9::bigint[]), unnest($10::bigint[]), unnest($11::bigint[]), unnest($12::bigint[]), unnest($13::bigint[]), unnest($14::bigint[]), unnest($15::bigint[]), unnest($16::bigint[]), unnest($17::bigint[]), unnest($18::bigint[]), unnest($19::bigint[]), unnest($20::bigint[]), unnest($21::bigint[]), unnest($22::bigint[]), unnest($23::bigint[]), unnest($24::bigint[]), unnest($25::bigint[]), unnest($26::bigint[]), unnest($27::bigint[]), unnest($28::bigint[]), unnest($29::bigint[])) ON CONFLICT (account_id, grain, time, agent_id, group_id) DO UPDATE SET facts = r.facts + excluded.facts, responses = r.responses + excluded.responses, wait_ms = r.wait_ms + excluded.wait_ms, first_responses = r.first_responses + excluded.first_responses, first_wait_ms = r.first_wait_ms + excluded.first_wait_ms, response_ms = r.response_ms + excluded.response_ms, first_assignment_responses = r.first_assignment_responses + excluded.first_assignment_responses, first_assignment_ms = r.first_assignment_ms + excluded.first_assignment_ms, assignment_responses = r.assignment_responses + excluded.assignment_responses, assignment_ms = r.assignment_ms + excluded.assignment_ms, responses_with_target = r.responses_with_target + excluded.responses_with_target, responses_outside_target = r.responses_outside_target + excluded.responses_outside_target, closed_by_agent = r.closed_by_agent + excluded.closed_by_agent, closed_by_consumer = r.closed_by_consumer + excluded.closed_by_consumer, auto_closed = r.auto_closed + excluded.auto_closed, duration_ms = r.duration_ms + excluded.duration_ms, transfers = r.transfers + excluded.transfers, returns = r.returns + excluded.returns, csat_answers = r.csat_answers + excluded.csat_answers, csat_satisfied = r.csat_satisfied + excluded.csat_satisfied, nps_answers = r.nps_answers + excluded.nps_answers, nps_balance = r.nps_balance + excluded.nps_balance, fcr_answers = r.fcr_answers + excluded.fcr_answers, fcr_resolved = r.fcr_resolved + excluded.fcr_resolved
-- types: 1043 1007 1016 1009 1009 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO rollup_full (account_id, grain, time, skill_id, group_id, agent_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 1, time - mod(time, 60000), skill_id, group_id, agent_id, user_type, count(*), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM fact
WHERE account_id = $1 AND time >= $2 AND time < $3
GROUP BY account_id, time - mod(time, 60000), skill_id, group_id, agent_id, user_type
ORDER BY time - mod(time, 60000), skill_id, group_id, agent_id, user_type
-- types: 1043 20 20
;

INSERT INTO rollup_full (account_id, grain, time, skill_id, group_id, agent_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 10, time - mod(time, 600000), skill_id, group_id, agent_id, user_type, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_full
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 600000), skill_id, group_id, agent_id, user_type
ORDER BY time - mod(time, 600000), skill_id, group_id, agent_id, user_type
-- types: 1043 20 20 23
;

INSERT INTO rollup_full (account_id, grain, time, skill_id, group_id, agent_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 360, time - mod(time, 21600000), skill_id, group_id, agent_id, user_type, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_full
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 21600000), skill_id, group_id, agent_id, user_type
ORDER BY time - mod(time, 21600000), skill_id, group_id, agent_id, user_type
-- types: 1043 20 20 23
;

INSERT INTO rollup_full (account_id, grain, time, skill_id, group_id, agent_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 60, time - mod(time, 3600000), skill_id, group_id, agent_id, user_type, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_full
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 3600000), skill_id, group_id, agent_id, user_type
ORDER BY time - mod(time, 3600000), skill_id, group_id, agent_id, user_type
-- types: 1043 20 20 23
;

INSERT INTO rollup_full AS r (account_id, grain, time, skill_id, group_id, agent_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved) VALUES ($1, unnest($2::integer[]), unnest($3::bigint[]), unnest($4::text[]), unnest($5::text[]), unnest($6::text[]), unnest($7::text[]), unnest($8::bigint[]), unnest($9::bigint[]), unnest($10::bigint[]), unnest($11::bigint[]), unnest($12::bigint[]), unnest($13::bigint[]), unnest($14::bigint[]), unnest($15::bigint[]), unnest($16::bigint[]), unnest($17::bigint[]), unnest($18::bigint[]), unnest($19::bigint[]), unnest($20::bigint[]), unnest($21::bigint[]), unnest($22::bigint[]), unnest($23::bigint[]), unnest($24::bigint[]), unnest($25::bigint[]), unnest($26::bigint[]), unnest($27::bigint[]), unnest($28::bigint[]), unnest($29::bigint[]), unnest($30::bigint[]), unnest($31::bigint[])) ON CONFLICT (account_id, grain, time, skill_id, group_id, agent_id, user_type) DO UPDATE SET facts = r.facts + excluded.facts, responses = r.responses + excluded.responses, wait_ms = r.wait_ms + excluded.wait_ms, first_responses = r.first_responses + excluded.first_responses, first_wait_ms = r.first_wait_ms + excluded.first_wait_ms, response_ms = r.response_ms + excluded.response_ms, first_assignment_responses = r.first_assignment_responses + excluded.first_assignment_responses, first_assignment_ms = r.first_assignment_ms + excluded.first_assignment_ms, assignment_responses = r.assignment_responses + excluded.assignment_responses, assignment_ms = r.assignment_ms + excluded.assignment_ms, responses_with_target = r.responses_with_target + excluded.responses_with_target, responses_outside_target = r.responses_outside_target + excluded.responses_outside_target, closed_by_agent = r.closed_by_agent + excluded.closed_by_agent, closed_by_consumer = r.closed_by_consumer + excluded.closed_by_consumer, auto_closed = r.auto_closed + excluded.auto_closed, duration_ms = r.duration_ms + excluded.duration_ms, transfers = r.transfers + excluded.transfers, returns = r.returns + excluded.returns, csat_answers = r.csat_answers + excluded.csat_answers, csat_satisfied = r.csat_satisfied + excluded.csat_satisfied, nps_answers = r.nps_answers + excluded.nps_answers, nps_balance = r.nps_balance + excluded.nps_balance, fcr_answers = r.fcr_answers + excluded.fcr_answers, fcr_resolved = r.fcr_resolved + excluded.fcr_resolved
-- types: 1043 1007 1016 1009 1009 1009 1009 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO rollup_group (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 1, time - mod(time, 60000), group_id, count(*), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM fact
WHERE account_id = $1 AND time >= $2 AND time < $3
GROUP BY account_id, time - mod(time, 60000), group_id
ORDER BY time - mod(time, 60000), group_id
-- types: 1043 20 20
;

INSERT INTO rollup_group (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 10, time - mod(time, 600000), group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_group
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 600000), group_id
ORDER BY time - mod(time, 600000), group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_group (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 360, time - mod(time, 21600000), group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_group
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 21600000), group_id
ORDER BY time - mod(time, 21600000), group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_group (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 60, time - mod(time, 3600000), group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_group
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 3600000), group_id
ORDER BY time - mod(time, 3600000), group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_group AS r (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved) VALUES ($1, unnest($2::integer[]), unnest($3::bigint[]), unnest($4::text[]), unnest($5::bigint[]), unnest($6::bigint[]), unnest($7::bigint[]), unnest($8::bigint[]), unnest($9::bigint[]), unnest($10::bigint[]), unnest($11::bigint[]), unnest($12::bigint[]), unnest($13::bigint[]), unnest($14::bigint[]), unnest($15::bigint[]), unnest($16::bigint[]), unnest($17::bigint[]), unnest($18::bigint[]), unnest($19::bigint[]), unnest($20::bigint[]), unnest($21::bigint[]), unnest($22::bigint[]), unnest($23::bigint[]), unnest($24::bigint[]), unnest($25::bigint[]), unnest($26::bigint[]), unnest($27::bigint[]), unnest($28::bigint[])) ON CONFLICT (account_id, grain, time, group_id) DO UPDATE SET facts = r.facts + excluded.facts, responses = r.responses + excluded.responses, wait_ms = r.wait_ms + excluded.wait_ms, first_responses = r.first_responses + excluded.first_responses, first_wait_ms = r.first_wait_ms + excluded.first_wait_ms, response_ms = r.response_ms + excluded.response_ms, first_assignment_responses = r.first_assignment_responses + excluded.first_assignment_responses, first_assignment_ms = r.first_assignment_ms + excluded.first_assignment_ms, assignment_responses = r.assignment_responses + excluded.assignment_responses, assignment_ms = r.assignment_ms + excluded.assignment_ms, responses_with_target = r.responses_with_target + excluded.responses_with_target, responses_outside_target = r.responses_outside_target + excluded.responses_outside_target, closed_by_agent = r.closed_by_agent + excluded.closed_by_agent, closed_by_consumer = r.closed_by_consumer + excluded.closed_by_consumer, auto_closed = r.auto_closed + excluded.auto_closed, duration_ms = r.duration_ms + excluded.duration_ms, transfers = r.transfers + excluded.transfers, returns = r.returns + excluded.returns, csat_answers = r.csat_answers + excluded.csat_answers, csat_satisfied = r.csat_satisfied + excluded.csat_satisfied, nps_answers = r.nps_answers + excluded.nps_answers, nps_balance = r.nps_balance + excluded.nps_balance, fcr_answers = r.fcr_answers + excluded.fcr_answers, fcr_resolved = r.fcr_resolved + excluded.fcr_resolved
-- types: 1043 1007 1016 1009 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO rollup_skill (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 1, time - mod(time, 60000), skill_id, count(*), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM fact
WHERE account_id = $1 AND time >= $2 AND time < $3
GROUP BY account_id, time - mod(time, 60000), skill_id
ORDER BY time - mod(time, 60000), skill_id
-- types: 1043 20 20
;

INSERT INTO rollup_skill (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 10, time - mod(time, 600000), skill_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_skill
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 600000), skill_id
ORDER BY time - mod(time, 600000), skill_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_skill (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 360, time - mod(time, 21600000), skill_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_skill
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 21600000), skill_id
ORDER BY time - mod(time, 21600000), skill_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_skill (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 60, time - mod(time, 3600000), skill_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_skill
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 3600000), skill_id
ORDER BY time - mod(time, 3600000), skill_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_skill AS r (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved) VALUES ($1, unnest($2::integer[]), unnest($3::bigint[]), unnest($4::text[]), unnest($5::bigint[]), unnest($6::bigint[]), unnest($7::bigint[]), unnest($8::bigint[]), unnest($9::bigint[]), unnest($10::bigint[]), unnest($11::bigint[]), unnest($12::bigint[]), unnest($13::bigint[]), unnest($14::bigint[]), unnest($15::bigint[]), unnest($16::bigint[]), unnest($17::bigint[]), unnest($18::bigint[]), unnest($19::bigint[]), unnest($20::bigint[]), unnest($21::bigint[]), unnest($22::bigint[]), unnest($23::bigint[]), unnest($24::bigint[]), unnest($25::bigint[]), unnest($26::bigint[]), unnest($27::bigint[]), unnest($28::bigint[])) ON CONFLICT (account_id, grain, time, skill_id) DO UPDATE SET facts = r.facts + excluded.facts, responses = r.responses + excluded.responses, wait_ms = r.wait_ms + excluded.wait_ms, first_responses = r.first_responses + excluded.first_responses, first_wait_ms = r.first_wait_ms + excluded.first_wait_ms, response_ms = r.response_ms + excluded.response_ms, first_assignment_responses = r.first_assignment_responses + excluded.first_assignment_responses, first_assignment_ms = r.first_assignment_ms + excluded.first_assignment_ms, assignment_responses = r.assignment_responses + excluded.assignment_responses, assignment_ms = r.assignment_ms + excluded.assignment_ms, responses_with_target = r.responses_with_target + excluded.responses_with_target, responses_outside_target = r.responses_outside_target + excluded.responses_outside_target, closed_by_agent = r.closed_by_agent + excluded.closed_by_agent, closed_by_consumer = r.closed_by_consumer + excluded.closed_by_consumer, auto_closed = r.auto_closed + excluded.auto_closed, duration_ms = r.duration_ms + excluded.duration_ms, transfers = r.transfers + excluded.transfers, returns = r.returns + excluded.returns, csat_answers = r.csat_answers + excluded.csat_answers, csat_satisfied = r.csat_satisfied + excluded.csat_satisfied, nps_answers = r.nps_answers + excluded.nps_answers, nps_balance = r.nps_balance + excluded.nps_balance, fcr_answers = r.fcr_answers + excluded.fcr_answers, fcr_resolved = r.fcr_resolved + excluded.fcr_resolved
-- types: 1043 1007 1016 1009 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO rollup_total (account_id, grain, time, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 1, time - mod(time, 60000), count(*), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM fact
WHERE account_id = $1 AND time >= $2 AND time < $3
GROUP BY account_id, time - mod(time, 60000)
ORDER BY time - mod(time, 60000)
-- types: 1043 20 20
;

INSERT INTO rollup_total (account_id, grain, time, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 10, time - mod(time, 600000), sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_total
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 600000)
ORDER BY time - mod(time, 600000)
-- types: 1043 20 20 23
;

INSERT INTO rollup_total (account_id, grain, time, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 360, time - mod(time, 21600000), sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_total
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 21600000)
ORDER BY time - mod(time, 21600000)
-- types: 1043 20 20 23
;

INSERT INTO rollup_total (account_id, grain, time, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved)
SELECT account_id, 60, time - mod(time, 3600000), sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(returns), sum(csat_answers), sum(csat_satisfied), sum(nps_answers), sum(nps_balance), sum(fcr_answers), sum(fcr_resolved)
FROM rollup_total
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 3600000)
ORDER BY time - mod(time, 3600000)
-- types: 1043 20 20 23
;

INSERT INTO rollup_total AS r (account_id, grain, time, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved) VALUES ($1, unnest($2::integer[]), unnest($3::bigint[]), unnest($4::bigint[]), unnest($5::bigint[]), unnest($6::bigint[]), unnest($7::bigint[]), unnest($8::bigint[]), unnest($9::bigint[]), unnest($10::bigint[]), unnest($11::bigint[]), unnest($12::bigint[]), unnest($13::bigint[]), unnest($14::bigint[]), unnest($15::bigint[]), unnest($16::bigint[]), unnest($17::bigint[]), unnest($18::bigint[]), unnest($19::bigint[]), unnest($20::bigint[]), unnest($21::bigint[]), unnest($22::bigint[]), unnest($23::bigint[]), unnest($24::bigint[]), unnest($25::bigint[]), unnest($26::bigint[]), unnest($27::bigint[])) ON CONFLICT (account_id, grain, time) DO UPDATE SET facts = r.facts + excluded.facts, responses = r.responses + excluded.responses, wait_ms = r.wait_ms + excluded.wait_ms, first_responses = r.first_responses + excluded.first_responses, first_wait_ms = r.first_wait_ms + excluded.first_wait_ms, response_ms = r.response_ms + excluded.response_ms, first_assignment_responses = r.first_assignment_responses + excluded.first_assignment_responses, first_assignment_ms = r.first_assignment_ms + excluded.first_assignment_ms, assignment_responses = r.assignment_responses + excluded.assignment_responses, assignment_ms = r.assignment_ms + excluded.assignment_ms, responses_with_target = r.responses_with_target + excluded.responses_with_target, responses_outside_target = r.responses_outside_target + excluded.responses_outside_target, closed_by_agent = r.closed_by_agent + excluded.closed_by_agent, closed_by_consumer = r.closed_by_consumer + excluded.closed_by_consumer, auto_closed = r.auto_closed + excluded.auto_closed, duration_ms = r.duration_ms + excluded.duration_ms, transfers = r.transfers + excluded.transfers, returns = r.returns + excluded.returns, csat_answers = r.csat_answers + excluded.csat_answers, csat_satisfied = r.csat_satisfied + excluded.csat_satisfied, nps_answers = r.nps_answers + excluded.nps_answers, nps_balance = r.nps_balance + excluded.nps_balance, fcr_answers = r.fcr_answers + excluded.fcr_answers, fcr_resolved = r.fcr_resolved + excluded.fcr_resolved
-- types: 1043 1007 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO rollup_watermark (account_id, closed_until) VALUES ($1, $2) ON CONFLICT (account_id) DO UPDATE SET closed_until = excluded.closed_until
-- types: 1043 20
;

INSERT INTO service_level_change VALUES ($1, '') ON CONFLICT (account_id) DO UPDATE SET applied_to = ''
-- types: 1043
;

INSERT INTO skill AS stored (account_id, skill_id, name, deleted, response_target_ms, first_response_target_ms) VALUES ($1, unnest($2::text[]), unnest($3::text[]), unnest($4::boolean[]), unnest($5::bigint[]), unnest($6::bigint[]))
ON CONFLICT (account_id, skill_id) DO UPDATE SET skill_id = excluded.skill_id, name = excluded.name, deleted = excluded.deleted, response_target_ms = excluded.response_target_ms, first_response_target_ms = excluded.first_response_target_ms
WHERE (stored.skill_id, stored.name, stored.deleted, stored.response_target_ms, stored.first_response_target_ms) IS DISTINCT FROM (excluded.skill_id, excluded.name, excluded.deleted, excluded.response_target_ms, excluded.first_response_target_ms)
RETURNING skill_id
-- types: 1043 1009 1009 1000 1016 1016
;

INSERT INTO unconfigured (account_id, dimension, id)
SELECT account_id, 'GROUP', group_id FROM agent
WHERE account_id = $1 AND agent_id = ANY ($2) AND group_id IS NOT NULL AND NOT EXISTS (
  SELECT FROM agent_group g
  WHERE g.account_id = agent.account_id AND g.group_id = agent.group_id)
UNION
SELECT account_id, 'SKILL', named.id FROM agent CROSS JOIN unnest(skill_ids) AS named (id)
WHERE account_id = $3 AND agent_id = ANY ($4) AND NOT EXISTS (
  SELECT FROM skill s WHERE s.account_id = agent.account_id AND s.skill_id = named.id)
ORDER BY 2, 3
ON CONFLICT DO NOTHING
-- types: 1043 1009 1043 1009
;

INSERT INTO unconfigured (account_id, dimension, id) VALUES ($1, unnest($2::text[]), unnest($3::text[])) ON CONFLICT DO NOTHING
-- types: 1043 1009 1009
;

SELECT 'GROUP', id FROM unnest($1) AS met (id) WHERE NOT EXISTS (
  SELECT FROM agent_group WHERE account_id = $2 AND group_id = met.id)
UNION ALL
SELECT 'SKILL', id FROM unnest($3) AS met (id) WHERE NOT EXISTS (
  SELECT FROM skill WHERE account_id = $4 AND skill_id = met.id)
ORDER BY 1, 2
-- types: 1009 1043 1009 1043
;

SELECT 1 FROM account_deletion WHERE account_id = $1
-- types: 1043
;

SELECT 1 FROM account_work
WHERE account_id = $1 AND ($2::bigint IS NULL OR unsummed_since <= $3::bigint)
  AND (NOT $4 OR changed AND visit IS NULL AND ages_at <= floor(extract(epoch FROM now()) * 1000)::bigint)
  AND (NOT $5 OR expires_at IS NOT NULL)
-- types: 1043 0 0 16 16
;

SELECT 1 FROM account_work
WHERE account_id = $1 AND ($2::bigint IS NULL OR unsummed_since <= $3::bigint)
  AND (NOT $4 OR changed AND visit IS NULL AND ages_at <= floor(extract(epoch FROM now()) * 1000)::bigint)
  AND (NOT $5 OR expires_at IS NOT NULL)
-- types: 1043 20 20 16 16
;

SELECT 1 FROM account_work WHERE account_id = $1 AND ages_at <= $2
-- types: 1043 20
;

SELECT 1 FROM account_work WHERE account_id = $1 AND unsummed_since < $2
-- types: 1043 20
;

SELECT COUNT(*) FROM pg_namespace WHERE nspname=$1
-- types: 1043
;

SELECT CURRENT_USER
-- types:
;

SELECT DISTINCT conversation_id FROM conversation_event WHERE account_id = $1 AND conversation_id > $2 AND time >= $3 ORDER BY conversation_id LIMIT $4
-- types: 1043 1043 20 23
;

SELECT EXISTS (
    SELECT c.oid FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_depend d ON d.objid = c.oid AND d.deptype = 'e'
    WHERE  n.nspname = $1 AND d.objid IS NULL AND c.relkind IN ('r', 'v', 'S', 't')
  UNION ALL
    SELECT t.oid FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_catalog.pg_depend d ON d.objid = t.oid AND d.deptype = 'e'
    WHERE n.nspname = $2 AND d.objid IS NULL AND t.typcategory NOT IN ('A', 'C')
  UNION ALL
    SELECT p.oid FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    LEFT JOIN pg_catalog.pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
    WHERE n.nspname = $3 AND d.objid IS NULL
)
-- types: 1043 1043 1043
;

SELECT EXISTS (
  SELECT 1
  FROM   pg_catalog.pg_class c
  JOIN   pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE  n.nspname = $1
  AND    c.relname = $2
  AND    c.relkind = 'r'
)
-- types: 1043 1043
;

SELECT account_id FROM account_deletion ORDER BY requested_at, account_id
-- types:
;

SELECT account_id FROM account_work JOIN account USING (account_id) WHERE ages_at <= $1 ORDER BY random()
-- types: 20
;

SELECT account_id FROM account_work JOIN account USING (account_id) WHERE unsummed_since < $1 ORDER BY random()
-- types: 20
;

SELECT account_id FROM service_level_change
-- types:
;

SELECT account_id, name, time_zone, inactive_after_ms, inactive_weight, default_slots FROM account WHERE account_id = $1 FOR SHARE
-- types: 1043
;

SELECT account_id, token_id, user_id, permissions, agent_group_ids, expires_at, rate_limit, created_at FROM api_token WHERE token_hash = $1
-- types: 17
;

SELECT agent_id FROM serving_agent WHERE account_id = $1 UNION SELECT agent_id FROM agent WHERE account_id = $2
-- types: 1043 1043
;

SELECT agent_id, name, conversations FROM (SELECT v.agent_id, conversations, coalesce(a.login_name, v.agent_id) COLLATE "C" AS username, coalesce(a.full_name, a.nickname, a.login_name, v.agent_id) COLLATE "C" AS name FROM (SELECT agent_id, sum(conversations) AS conversations FROM (SELECT served_by AS agent_id, count(*) AS conversations FROM (SELECT started_at, closed_at, served_by, served_by_bot, served_at, first_reply_at,
  first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms,
  false AS on_hold
FROM closed_conversation c
WHERE c.account_id = $1 AND c.started_at >= $2 AND c.started_at < $3) c
WHERE true GROUP BY served_by
UNION ALL
SELECT served_by AS agent_id, count(*) AS conversations FROM (SELECT c.started_at, CAST(NULL AS bigint) AS closed_at, c.agent_id AS served_by,
  coalesce(c.user_type = 'BOT', false) AS served_by_bot, c.assigned_at AS served_at,
  c.first_reply_at, c.first_reply_by, c.first_reply_wait_ms, c.agent_messages, c.responses,
  c.response_wait_ms, coalesce(c.fixed_weight < 1, false) AS on_hold
FROM open_conversation o JOIN conversation c USING (account_id, conversation_id)
WHERE o.account_id = $4 AND o.started_at >= $5 AND o.started_at < $6) c
WHERE true GROUP BY served_by) p GROUP BY agent_id) v LEFT JOIN agent a ON a.account_id = $7 AND a.agent_id = v.agent_id
ORDER BY username, v.agent_id) n ORDER BY name, agent_id
-- types: 1043 20 20 1043 20 20 1043
;

SELECT agent_id, user_type, group_id FROM agent WHERE account_id = $1 AND agent_id = ANY ($2)
-- types: 1043 1009
;

SELECT ages_at, nullif(inactive_after_ms, 0) FROM account_work JOIN account USING (account_id)
WHERE account_id = $1
-- types: 1043
;

SELECT applied_to FROM service_level_change WHERE account_id = $1
-- types: 1043
;

SELECT child.relname FROM pg_inherits i JOIN pg_class child ON child.oid = i.inhrelid WHERE i.inhparent = CAST($1 AS regclass) ORDER BY child.relname
-- types: 1043
;

SELECT closed_until FROM account LEFT JOIN rollup_watermark USING (account_id) WHERE account_id = $1
-- types: 1043
;

SELECT coalesce(max(since), 0) FROM log_beginning
-- types:
;

SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $1 AS old_to,
  coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
  coalesce(w.idle_until, 0) AS idle_from,
  CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
    ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
FROM account a
CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
LEFT JOIN open_bound w ON w.account_id = a.account_id
WHERE a.account_id = $2
-- types: 20 1043
;

SELECT conversation_id FROM open_conversation WHERE account_id = $1 AND conversation_id > $2 ORDER BY conversation_id OFFSET $3 LIMIT 1
-- types: 1043 1043 23
;

SELECT conversation_id, count(*) FROM conversation_event WHERE account_id = $1 AND conversation_id = ANY ($2) AND time >= $3 GROUP BY conversation_id
-- types: 1043 1009 20
;

SELECT conversation_id, sender_hash FROM conversation_event WHERE account_id = $1 AND conversation_id = ANY ($2) AND time >= $3 AND type = 'VISITOR_KNOWN'
-- types: 1043 1009 20
;

SELECT conversation_id, started_at, last_event_at, last_event_id, skill_id, stage, queued_since, closed_at, agent_id, group_id, user_type, assigned_at, assignment_answered, first_human_assignment_at, waiting_since, first_consumer_message_at, first_response_at, last_activity_at, fixed_weight, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms, visitor_hashes FROM unnest($1) AS batch (id)
CROSS JOIN LATERAL (
  SELECT conversation_id, started_at, last_event_at, last_event_id, skill_id, stage, queued_since, closed_at, agent_id, group_id, user_type, assigned_at, assignment_answered, first_human_assignment_at, waiting_since, first_consumer_message_at, first_response_at, last_activity_at, fixed_weight, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms, visitor_hashes FROM conversation WHERE account_id = $2 AND conversation_id = batch.id
  FOR UPDATE
) AS locked
-- types: 1009 1043
;

SELECT conversation_id, time, event_id, type, skill_id, agent_id, group_id, user_type, sender, audience, reason, channel, closed_by, weight, score, sender_hash FROM conversation_event WHERE account_id = $1 AND conversation_id = ANY ($2) AND time >= $3 ORDER BY conversation_id, time, event_id
-- types: 1043 1009 20
;

SELECT current_schema
-- types:
;

SELECT current_user
-- types:
;

SELECT group_id, parent_group_id FROM agent_group WHERE account_id = $1
-- types: 1043
;

SELECT least(
  (SELECT min(due_at) + 1 FROM open_conversation WHERE account_id = $1 AND due_at >= due_until),
  (SELECT min(started_at) + 1 FROM open_conversation
    WHERE account_id = $2 AND started_at >= old_until) + $3,
  (SELECT min(last_activity_at) FROM open_conversation
    WHERE account_id = $4 AND fixed_weight IS NULL AND waiting_since IS NULL
      AND last_activity_at >= idle_until) + $5::bigint)
FROM open_bound WHERE account_id = $6
-- types: 1043 1043 20 1043 20 1043
;

SELECT pg_advisory_xact_lock($1)
-- types: 20
;

SELECT pg_advisory_xact_lock(hashtextextended($1, 0))
-- types: 1043
;

SELECT pg_advisory_xact_lock(hashtextextended('account ' || $1, 0))
-- types: 1043
;

SELECT pg_advisory_xact_lock(hashtextextended('rollup ' || $1, 0))
-- types: 1043
;

SELECT pg_advisory_xact_lock(hashtextextended('rollup ' || $1, 0)) FROM (SELECT count(*) FROM rollup_watermark WHERE account_id = $2) AS of_account
-- types: 1043 1043
;

SELECT pg_advisory_xact_lock_shared(hashtextextended('rollup ' || $1, 0))
-- types: 1043
;

SELECT pg_advisory_xact_lock_shared(hashtextextended('rollup ' || $1, 0)) FROM (SELECT count(*) FROM rollup_watermark WHERE account_id = $2) AS of_account
-- types: 1043 1043
;

SELECT pg_try_advisory_xact_lock(77433833903597)
-- types:
;

SELECT pg_try_advisory_xact_lock(hashtextextended('work ' || $1, 0))
-- types: 1043
;

SELECT rolname FROM pg_roles WHERE rolname ILIKE 'rds_superuser'
-- types:
;

SELECT sender_key FROM account WHERE account_id = $1
-- types: 1043
;

SELECT set_config('search_path', $1, false)
-- types: 1043
;

SELECT skill_id, response_target_ms, first_response_target_ms FROM skill WHERE account_id = $1 AND skill_id = ANY ($2)
-- types: 1043 1009
;

SELECT time FROM fact WHERE account_id = $1 AND time >= $2 ORDER BY time LIMIT 1
-- types: 1043 20
;

SELECT time_zone FROM account WHERE account_id = $1
-- types: 1043
;

SELECT unsummed_since FROM account_work JOIN account USING (account_id) WHERE unsummed_since IS NOT NULL ORDER BY unsummed_since LIMIT 1
-- types:
;

SELECT v.agent_id, open, closed, onhold, coalesce(a.login_name, v.agent_id) COLLATE "C" AS username, coalesce(a.full_name, a.nickname, a.login_name, v.agent_id) COLLATE "C" AS name FROM (SELECT agent_id, sum(open) AS open, sum(closed) AS closed, sum(onhold) AS onhold FROM (SELECT served_by AS agent_id, count(closed_at) AS closed, count(*) FILTER (WHERE on_hold) AS onhold, count(*) FILTER (WHERE closed_at IS NULL AND NOT on_hold) AS open FROM (SELECT started_at, closed_at, served_by, served_by_bot, served_at, first_reply_at,
  first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms,
  false AS on_hold
FROM closed_conversation c
WHERE c.account_id = $1 AND c.started_at >= $2 AND c.started_at < $3) c
WHERE served_by IS NOT NULL AND (closed_at IS NULL OR closed_at <= $4) GROUP BY served_by
UNION ALL
SELECT served_by AS agent_id, count(closed_at) AS closed, count(*) FILTER (WHERE on_hold) AS onhold, count(*) FILTER (WHERE closed_at IS NULL AND NOT on_hold) AS open FROM (SELECT c.started_at, CAST(NULL AS bigint) AS closed_at, c.agent_id AS served_by,
  coalesce(c.user_type = 'BOT', false) AS served_by_bot, c.assigned_at AS served_at,
  c.first_reply_at, c.first_reply_by, c.first_reply_wait_ms, c.agent_messages, c.responses,
  c.response_wait_ms, coalesce(c.fixed_weight < 1, false) AS on_hold
FROM open_conversation o JOIN conversation c USING (account_id, conversation_id)
WHERE o.account_id = $5 AND o.started_at >= $6 AND o.started_at < $7) c
WHERE served_by IS NOT NULL AND (closed_at IS NULL OR closed_at <= $8) GROUP BY served_by) p GROUP BY agent_id) v LEFT JOIN agent a ON a.account_id = $9 AND a.agent_id = v.agent_id
ORDER BY username, v.agent_id
-- types: 1043 20 20 20 1043 20 20 20 1043
;

SELECT v.agent_id, seconds, coalesce(a.login_name, v.agent_id) COLLATE "C" AS username, coalesce(a.full_name, a.nickname, a.login_name, v.agent_id) COLLATE "C" AS name FROM (SELECT served_by AS agent_id,
  div(sum(closed_at - served_at) + 1000 * count(*) - 1, 1000 * count(*)) AS seconds
FROM (SELECT started_at, closed_at, served_by, served_by_bot, served_at, first_reply_at,
  first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms,
  false AS on_hold
FROM closed_conversation c
WHERE c.account_id = $1 AND c.started_at >= $2 AND c.started_at < $3) c
WHERE served_by IS NOT NULL GROUP BY served_by) v LEFT JOIN agent a ON a.account_id = $4 AND a.agent_id = v.agent_id
ORDER BY username, v.agent_id
-- types: 1043 20 20 1043
;

SELECT v.agent_id, value, coalesce(a.login_name, v.agent_id) COLLATE "C" AS username, coalesce(a.full_name, a.nickname, a.login_name, v.agent_id) COLLATE "C" AS name FROM (SELECT agent_id, div(2 * sum(sum) + 1000 * sum(n), 2000 * sum(n)) AS value FROM (SELECT first_reply_by, first_reply_by AS agent_id, count(*) AS n, sum(first_reply_wait_ms) AS sum FROM (SELECT started_at, closed_at, served_by, served_by_bot, served_at, first_reply_at,
  first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms,
  false AS on_hold
FROM closed_conversation c
WHERE c.account_id = $1 AND c.started_at >= $2 AND c.started_at < $3) c
WHERE true AND first_reply_by IS NOT NULL GROUP BY first_reply_by
UNION ALL
SELECT first_reply_by, first_reply_by AS agent_id, count(*) AS n, sum(first_reply_wait_ms) AS sum FROM (SELECT c.started_at, CAST(NULL AS bigint) AS closed_at, c.agent_id AS served_by,
  coalesce(c.user_type = 'BOT', false) AS served_by_bot, c.assigned_at AS served_at,
  c.first_reply_at, c.first_reply_by, c.first_reply_wait_ms, c.agent_messages, c.responses,
  c.response_wait_ms, coalesce(c.fixed_weight < 1, false) AS on_hold
FROM open_conversation o JOIN conversation c USING (account_id, conversation_id)
WHERE o.account_id = $4 AND o.started_at >= $5 AND o.started_at < $6) c
WHERE true AND first_reply_by IS NOT NULL GROUP BY first_reply_by) p GROUP BY agent_id) v LEFT JOIN agent a ON a.account_id = $7 AND a.agent_id = v.agent_id
ORDER BY username, v.agent_id
-- types: 1043 20 20 1043 20 20 1043
;

SELECT v.agent_id, value, coalesce(a.login_name, v.agent_id) COLLATE "C" AS username, coalesce(a.full_name, a.nickname, a.login_name, v.agent_id) COLLATE "C" AS name FROM (SELECT agent_id, div(2 * sum(sum) + 1000 * sum(n), 2000 * sum(n)) AS value FROM (SELECT served_by, served_by AS agent_id, count(*) AS n, sum(closed_at - started_at) AS sum FROM (SELECT started_at, closed_at, served_by, served_by_bot, served_at, first_reply_at,
  first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms,
  false AS on_hold
FROM closed_conversation c
WHERE c.account_id = $1 AND c.started_at >= $2 AND c.started_at < $3) c
WHERE closed_at IS NOT NULL AND served_by IS NOT NULL GROUP BY served_by
UNION ALL
SELECT served_by, served_by AS agent_id, count(*) AS n, sum(closed_at - started_at) AS sum FROM (SELECT c.started_at, CAST(NULL AS bigint) AS closed_at, c.agent_id AS served_by,
  coalesce(c.user_type = 'BOT', false) AS served_by_bot, c.assigned_at AS served_at,
  c.first_reply_at, c.first_reply_by, c.first_reply_wait_ms, c.agent_messages, c.responses,
  c.response_wait_ms, coalesce(c.fixed_weight < 1, false) AS on_hold
FROM open_conversation o JOIN conversation c USING (account_id, conversation_id)
WHERE o.account_id = $4 AND o.started_at >= $5 AND o.started_at < $6) c
WHERE closed_at IS NOT NULL AND served_by IS NOT NULL GROUP BY served_by) p GROUP BY agent_id) v LEFT JOIN agent a ON a.account_id = $7 AND a.agent_id = v.agent_id
ORDER BY username, v.agent_id
-- types: 1043 20 20 1043 20 20 1043
;

SELECT v.agent_id, value, coalesce(a.login_name, v.agent_id) COLLATE "C" AS username, coalesce(a.full_name, a.nickname, a.login_name, v.agent_id) COLLATE "C" AS name FROM (SELECT agent_id, sum(sum) AS value FROM (SELECT served_by, served_by AS agent_id, count(*) AS n, count(*) AS sum FROM (SELECT started_at, closed_at, served_by, served_by_bot, served_at, first_reply_at,
  first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms,
  false AS on_hold
FROM closed_conversation c
WHERE c.account_id = $1 AND c.started_at >= $2 AND c.started_at < $3) c
WHERE true AND served_by IS NOT NULL GROUP BY served_by
UNION ALL
SELECT served_by, served_by AS agent_id, count(*) AS n, count(*) AS sum FROM (SELECT c.started_at, CAST(NULL AS bigint) AS closed_at, c.agent_id AS served_by,
  coalesce(c.user_type = 'BOT', false) AS served_by_bot, c.assigned_at AS served_at,
  c.first_reply_at, c.first_reply_by, c.first_reply_wait_ms, c.agent_messages, c.responses,
  c.response_wait_ms, coalesce(c.fixed_weight < 1, false) AS on_hold
FROM open_conversation o JOIN conversation c USING (account_id, conversation_id)
WHERE o.account_id = $4 AND o.started_at >= $5 AND o.started_at < $6) c
WHERE true AND served_by IS NOT NULL GROUP BY served_by) p GROUP BY agent_id) v LEFT JOIN agent a ON a.account_id = $7 AND a.agent_id = v.agent_id
ORDER BY username, v.agent_id
-- types: 1043 20 20 1043 20 20 1043
;

SELECT version()
-- types:
;

UPDATE account_work SET ages_at = $1::bigint
WHERE account_id = $2 AND ages_at IS NOT DISTINCT FROM $3::bigint
-- types: 20 1043 20
;

UPDATE account_work SET unsummed_since = $1::bigint WHERE account_id = $2 AND unsummed_since IS DISTINCT FROM $3::bigint
-- types: 20 1043 20
;

UPDATE open_conversation o SET due_at = o.waiting_since + (SELECT CASE WHEN o.responded THEN k.response_target_ms
  ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
  FROM skill k WHERE k.account_id = $1 AND k.skill_id = o.skill_id)
WHERE o.account_id = $2 AND o.conversation_id > $3 AND o.waiting_since IS NOT NULL AND due_at IS DISTINCT FROM o.waiting_since + (SELECT CASE WHEN o.responded THEN k.response_target_ms
  ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
  FROM skill k WHERE k.account_id = $4 AND k.skill_id = o.skill_id)
-- types: 1043 1043 1043 1043
;

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
    FROM rollup_watermark WHERE account_id = $5) c
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
  SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $6 AS old_to,
    coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
    coalesce(w.idle_until, 0) AS idle_from,
    CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
      ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
  FROM account a
  CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
  LEFT JOIN open_bound w ON w.account_id = a.account_id
  WHERE a.account_id = $7
),
open_change AS (
  SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) AS conversations, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer AS unfixed,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer AS overdue,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
      AND o.last_activity_at < b.idle_from)::integer AS idle,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.waiting_since IS NOT NULL)::integer AS waiting
  FROM bound b JOIN open_conversation o ON o.account_id = $8
    AND o.started_at >= least(b.old_from, b.old_to)
    AND o.started_at < greatest(b.old_from, b.old_to)
  UNION ALL
  SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
    CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0, 0
  FROM bound b JOIN open_conversation o ON o.account_id = $9
    AND o.due_at >= least(b.due_from, b.due_to)
    AND o.due_at < greatest(b.due_from, b.due_to)
    AND o.started_at >= b.old_to
  UNION ALL
  SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
    CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END, 0
  FROM bound b JOIN open_conversation o ON o.account_id = $10
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
open_cell AS (
  SELECT o.agent_id, o.group_id, o.skill_id, o.conversations, o.overdue, o.waiting,
    1000::bigint * o.unfixed + o.fixed_weight + o.idle * s.idle_weight AS weight,
    o.unfixed + o.fixed_active - o.idle * s.idle_inactive AS active
  FROM setting s CROSS JOIN (
    SELECT agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting
    FROM open_count WHERE account_id = $11 AND conversations > 0 AND skill_id = ANY ($12)
    UNION ALL SELECT agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_change WHERE true AND skill_id = ANY ($13)) o
  OFFSET 0
),
agent_now AS (
  SELECT a.agent_id, a.group_id, a.user_type, a.human, a.state, a.slots, a.skill_ids,
    a.conversations + coalesce(c.conversations, 0) AS conversations,
    a.overdue + coalesce(c.overdue, 0) AS overdue,
    a.waiting + coalesce(c.waiting, 0) AS waiting,
    a.weight + coalesce(c.weight, 0) AS weight,
    a.active + coalesce(c.active, 0) AS active
  FROM (SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
      CASE WHEN a.counts THEN a.state END AS state,
      coalesce(1000::bigint * a.max_slots, s.default_slots) AS slots, a.skill_ids, a.conversations, a.overdue, a.waiting,
    1000::bigint * a.unfixed + a.fixed_weight + a.idle * s.idle_weight AS weight,
    a.unfixed + a.fixed_active - a.idle * s.idle_inactive AS active
    FROM setting s JOIN live_agent a ON a.account_id = $14 AND a.user_type IS NOT NULL
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
          csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved, facts FROM unnest($15) AS sought (id) CROSS JOIN LATERAL (SELECT skill_id, group_id, agent_id, user_type, responses, wait_ms, first_responses, first_wait_ms,
          response_ms, first_assignment_responses, first_assignment_ms, assignment_responses,
          assignment_ms, responses_with_target, responses_outside_target, closed_by_agent,
          closed_by_consumer, auto_closed, duration_ms, transfers, returns, csat_answers,
          csat_satisfied, nps_answers, nps_balance, fcr_answers, fcr_resolved, facts
      FROM rollup_full
      WHERE account_id = $16 AND grain = s.grain AND time >= s.since AND time < s.until
        AND time >= $17::bigint - 21600000 AND time < $18::bigint + 21600000 AND skill_id = sought.id OFFSET 0) found) r
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
      WHERE account_id = $19 AND time >= greatest(w.since, w.closed) AND time < w.ends
        AND time >= $20 AND time < $21 AND skill_id = ANY ($22) OFFSET 0) r
    WHERE w.closed < w.ends) f
  GROUP BY group_id
  HAVING sum(sign * facts) > 0
),
queue_row AS (
  SELECT o.skill_id,
    greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
  FROM open_conversation o
  WHERE o.account_id = $23 AND o.agent_id IS NULL
    AND o.started_at >= (SELECT oldest FROM setting) AND $24 AND o.skill_id = ANY ($25)
),
by_queue AS (
  SELECT NULL::text AS key,
    NULL::float8 AS queue_wait_50,
    NULL::float8 AS queue_wait_90 WHERE false
),
open_row AS (
  SELECT o.skill_id, o.agent_id, o.conversations, o.active, o.overdue, o.weight,
    o.agent_id IS NOT NULL AS assigned,
    CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
    coalesce(a.user_type, CASE WHEN o.agent_id = 'rocket.cat' THEN 'BOT' WHEN o.agent_id IS NOT NULL THEN 'HUMAN' END) AS user_type,
    a.state, a.human
  FROM open_cell o LEFT JOIN agent_now a ON a.agent_id = o.agent_id
),
by_open AS (
  SELECT group_id AS key,
    sum(conversations) FILTER (WHERE assigned) AS open_assigned,
    sum(active) FILTER (WHERE assigned) AS open_active,
    sum(conversations) FILTER (WHERE NOT assigned) AS open_queued,
    sum(weight) FILTER (WHERE state > 0) AS open_load,
    sum(weight) FILTER (WHERE human AND state > 0) AS open_human_load,
    sum(weight) FILTER (WHERE human AND state = 3) AS open_human_online_load,
    sum(weight) FILTER (WHERE human AND state = 1) AS open_human_away_load,
    sum(overdue) FILTER (WHERE NOT assigned) AS open_overdue_queued,
    sum(overdue) FILTER (WHERE assigned) AS open_overdue_assigned
  FROM open_row
  WHERE true
  GROUP BY group_id
  HAVING sum(conversations) > 0
),
agent_row AS (
  SELECT group_id, human, state, slots, skill_ids, greatest(0, slots - weight) / 1000 AS free_slots
  FROM agent_now WHERE state IS NOT NULL AND skill_ids && $26
),
by_agent AS (
  SELECT group_id AS key,
    count(*) FILTER (WHERE state = 3) AS agent_online,
    count(*) FILTER (WHERE state = 2) AS agent_back_soon,
    count(*) FILTER (WHERE state = 1) AS agent_away,
    sum(slots) FILTER (WHERE state > 0) AS agent_slots,
    sum(slots) FILTER (WHERE human AND state > 0) AS agent_human_slots,
    sum(slots) FILTER (WHERE human AND state = 3) AS agent_human_online_slots,
    sum(slots) FILTER (WHERE human AND state = 1) AS agent_human_away_slots,
    sum(free_slots) FILTER (WHERE state = 3) AS agent_free_slots
  FROM agent_row
  GROUP BY group_id
),
listed AS (
  SELECT row_number() OVER (ORDER BY CASE WHEN k.key ~ '^-{0,1}[0-9]+$' THEN k.key::numeric END NULLS LAST, k.key COLLATE "C") AS nth,
    k.key AS id, k.name AS description
  FROM (SELECT group_id AS key, name, NOT deleted AS configured
      FROM agent_group WHERE account_id = $27
    UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
      WHERE u.account_id = $28 AND u.dimension = 'GROUP' AND NOT EXISTS (
        SELECT FROM agent_group c WHERE c.account_id = u.account_id AND c.group_id = u.id)) k
  WHERE (k.configured OR k.key IN (SELECT key FROM by_fact)
    OR k.key IN (SELECT key FROM by_queue)
    OR k.key IN (SELECT key FROM by_open)
    OR k.key IN (SELECT key FROM by_agent)) AND k.key IN (SELECT key FROM by_fact
    UNION SELECT key FROM by_queue
    UNION SELECT key FROM by_open
    UNION SELECT key FROM by_agent)
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
    HAVING $29 AND $30) by_fact ON true
  LEFT JOIN (
    SELECT
      percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_50,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_90
    FROM queue_row
    HAVING $31 AND $32) by_queue ON true
  LEFT JOIN (
    SELECT
      sum(open_assigned) AS open_assigned,
      sum(open_active) AS open_active,
      sum(open_queued) AS open_queued,
      sum(open_load) AS open_load,
      sum(open_human_load) AS open_human_load,
      sum(open_human_online_load) AS open_human_online_load,
      sum(open_human_away_load) AS open_human_away_load,
      sum(open_overdue_queued) AS open_overdue_queued,
      sum(open_overdue_assigned) AS open_overdue_assigned
    FROM by_open
    HAVING $33 AND $34) by_open ON true
  LEFT JOIN (
    SELECT
      sum(agent_online) AS agent_online,
      sum(agent_back_soon) AS agent_back_soon,
      sum(agent_away) AS agent_away,
      sum(agent_slots) AS agent_slots,
      sum(agent_human_slots) AS agent_human_slots,
      sum(agent_human_online_slots) AS agent_human_online_slots,
      sum(agent_human_away_slots) AS agent_human_away_slots,
      sum(agent_free_slots) AS agent_free_slots
    FROM by_agent
    HAVING $35 AND $36) by_agent ON true
  UNION ALL
  SELECT nth, id, description,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved, queue_wait_50, queue_wait_90, open_assigned, open_active, open_queued,
      open_load, open_human_load, open_human_online_load, open_human_away_load,
      open_overdue_queued, open_overdue_assigned, agent_online, agent_back_soon, agent_away,
      agent_slots, agent_human_slots, agent_human_online_slots, agent_human_away_slots,
      agent_free_slots
  FROM listed
  LEFT JOIN (SELECT key,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
    FROM by_fact WHERE $37 OFFSET 0) by_fact ON by_fact.key = listed.id
  LEFT JOIN (SELECT key,
      queue_wait_50, queue_wait_90
    FROM by_queue WHERE $38 OFFSET 0) by_queue ON by_queue.key = listed.id
  LEFT JOIN (SELECT key,
      open_assigned, open_active, open_queued, open_load, open_human_load, open_human_online_load,
      open_human_away_load, open_overdue_queued, open_overdue_assigned
    FROM by_open WHERE $39 OFFSET 0) by_open ON by_open.key = listed.id
  LEFT JOIN (SELECT key,
      agent_online, agent_back_soon, agent_away, agent_slots, agent_human_slots,
      agent_human_online_slots, agent_human_away_slots, agent_free_slots
    FROM by_agent WHERE $40 OFFSET 0) by_agent ON by_agent.key = listed.id
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
),
page AS (
  SELECT 0 AS nth, 0 AS place
  UNION ALL
  (SELECT nth, row_number() OVER (ORDER BY $41::integer * CASE $42
      WHEN 'assigned_conversations' THEN assigned_conversations
      WHEN 'active_conversations' THEN active_conversations
      WHEN 'agent_load' THEN agent_load
      WHEN 'human_agent_load' THEN human_agent_load
      WHEN 'human_online_load' THEN human_online_load
      WHEN 'human_away_load' THEN human_away_load
      WHEN 'available_slots' THEN available_slots
      WHEN 'online_agents' THEN online_agents
      WHEN 'back_soon_agents' THEN back_soon_agents
      WHEN 'away_agents' THEN away_agents
      WHEN 'unassigned_conversations' THEN unassigned_conversations
      WHEN 'open_conversations' THEN open_conversations
      WHEN 'overdue_conversations_in_queue' THEN overdue_conversations_in_queue
      WHEN 'overdue_conversations_assigned' THEN overdue_conversations_assigned
      WHEN 'overdue_conversations_total' THEN overdue_conversations_total
      WHEN 'queue_wait_time_50th_percentile' THEN queue_wait_time_50th_percentile
      WHEN 'queue_wait_time_90th_percentile' THEN queue_wait_time_90th_percentile
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
    $43::integer * nth) AS place
  FROM valued WHERE nth > 0 ORDER BY place OFFSET $44 LIMIT $45)
)
SELECT place, now_ms, (SELECT count(*) FROM listed) AS matched,
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
FROM page JOIN valued USING (nth) CROSS JOIN setting
ORDER BY place
-- types: 20 1043 20 20 1043 20 1043 1043 1043 1043 1043 1009 1009 1043 1009 1043 20 20 1043 20 20 1009 1043 16 1009 1009 1043 1043 16 16 16 16 16 16 16 16 16 16 16 16 23 1043 23 23 23
;

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
    FROM rollup_watermark WHERE account_id = $5) c
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
  SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $6 AS old_to,
    coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
    coalesce(w.idle_until, 0) AS idle_from,
    CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
      ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
  FROM account a
  CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
  LEFT JOIN open_bound w ON w.account_id = a.account_id
  WHERE a.account_id = $7
),
open_change AS (
  SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) AS conversations, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer AS unfixed,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer AS overdue,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
      AND o.last_activity_at < b.idle_from)::integer AS idle,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.waiting_since IS NOT NULL)::integer AS waiting
  FROM bound b JOIN open_conversation o ON o.account_id = $8
    AND o.started_at >= least(b.old_from, b.old_to)
    AND o.started_at < greatest(b.old_from, b.old_to)
  UNION ALL
  SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
    CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0, 0
  FROM bound b JOIN open_conversation o ON o.account_id = $9
    AND o.due_at >= least(b.due_from, b.due_to)
    AND o.due_at < greatest(b.due_from, b.due_to)
    AND o.started_at >= b.old_to
  UNION ALL
  SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
    CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END, 0
  FROM bound b JOIN open_conversation o ON o.account_id = $10
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
    SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_count WHERE account_id = $11 AND agent_id IS NULL
    UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM (SELECT agent_id FROM live_agent WHERE account_id = $12 AND user_type IS NULL) a CROSS JOIN LATERAL (
      SELECT group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_count WHERE account_id = $13 AND agent_id = a.agent_id
      OFFSET 0) c
    UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_change
    WHERE agent_id IS NULL OR agent_id IN (SELECT agent_id FROM live_agent WHERE account_id = $14 AND user_type IS NULL)) o
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
    FROM setting s JOIN live_agent a ON a.account_id = $15 AND a.user_type IS NOT NULL
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
    sum(sign * csat_satisfied) AS csat_satisfied,
    sum(sign * nps_answers) AS nps_answers,
    sum(sign * nps_balance) AS nps_balance,
    sum(sign * fcr_answers) AS fcr_answers,
    sum(sign * fcr_resolved) AS fcr_resolved
  FROM (
    SELECT s.point, s.sign, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
      first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
      responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
      auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
      nps_balance, fcr_answers, fcr_resolved, facts
    FROM segment s CROSS JOIN LATERAL (
      SELECT group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
          first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
          responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
          auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
          nps_balance, fcr_answers, fcr_resolved, facts
      FROM rollup_group
      WHERE account_id = $16 AND grain = s.grain AND time >= s.since AND time < s.until
        AND time >= $17::bigint - 21600000 AND time < $18::bigint + 21600000 AND group_id = ANY ($19) OFFSET 0) r
    UNION ALL
    SELECT w.point, 1, group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
      first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
      responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
      auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
      nps_balance, fcr_answers, fcr_resolved, 1
    FROM summed w CROSS JOIN LATERAL (
      SELECT group_id, responses, wait_ms, first_responses, first_wait_ms, response_ms,
          first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms,
          responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer,
          auto_closed, duration_ms, transfers, returns, csat_answers, csat_satisfied, nps_answers,
          nps_balance, fcr_answers, fcr_resolved
      FROM fact
      WHERE account_id = $20 AND time >= greatest(w.since, w.closed) AND time < w.ends
        AND time >= $21 AND time < $22 AND group_id = ANY ($23) OFFSET 0) r
    WHERE w.closed < w.ends) f
  GROUP BY group_id
  HAVING sum(sign * facts) > 0
),
queue_row AS (
  SELECT o.skill_id,
    greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
  FROM open_conversation o
  WHERE o.account_id = $24 AND o.agent_id IS NULL
    AND o.started_at >= (SELECT oldest FROM setting) AND $25
),
by_queue AS (
  SELECT NULL::text AS key,
    NULL::float8 AS queue_wait_50,
    NULL::float8 AS queue_wait_90 WHERE false
),
assignee_row AS (
  SELECT group_id, true AS assigned, human, state, slots, greatest(0, slots - weight) / 1000 AS free_slots,
    conversations, active, overdue, weight
  FROM agent_now
  WHERE true AND group_id = ANY ($26)
  UNION ALL
  SELECT group_id, agent_id IS NOT NULL, NULL, NULL, NULL, NULL,
    conversations, active, overdue, weight
  FROM other_cell
  WHERE true AND group_id = ANY ($27)
),
by_assignee AS (
  SELECT group_id AS key,
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
  GROUP BY group_id
  HAVING sum(conversations) > 0 OR count(state) > 0
),
listed AS (
  SELECT row_number() OVER (ORDER BY CASE WHEN k.key ~ '^-{0,1}[0-9]+$' THEN k.key::numeric END NULLS LAST, k.key COLLATE "C") AS nth,
    k.key AS id, k.name AS description
  FROM (SELECT group_id AS key, name, NOT deleted AS configured
      FROM agent_group WHERE account_id = $28
    UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
      WHERE u.account_id = $29 AND u.dimension = 'GROUP' AND NOT EXISTS (
        SELECT FROM agent_group c WHERE c.account_id = u.account_id AND c.group_id = u.id)) k
  WHERE (k.configured OR k.key IN (SELECT key FROM by_fact)
    OR k.key IN (SELECT key FROM by_queue)
    OR k.key IN (SELECT key FROM by_assignee)) AND k.key = ANY ($30)
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
    HAVING $31 AND $32) by_fact ON true
  LEFT JOIN (
    SELECT
      percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_50,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_90
    FROM queue_row
    HAVING $33 AND $34) by_queue ON true
  LEFT JOIN (
    SELECT
      sum(open_assigned) AS open_assigned,
      sum(open_active) AS open_active,
      sum(open_queued) AS open_queued,
      sum(open_load) AS open_load,
      sum(open_human_load) AS open_human_load,
      sum(open_human_online_load) AS open_human_online_load,
      sum(open_human_away_load) AS open_human_away_load,
      sum(open_overdue_queued) AS open_overdue_queued,
      sum(open_overdue_assigned) AS open_overdue_assigned,
      sum(agent_online) AS agent_online,
      sum(agent_back_soon) AS agent_back_soon,
      sum(agent_away) AS agent_away,
      sum(agent_slots) AS agent_slots,
      sum(agent_human_slots) AS agent_human_slots,
      sum(agent_human_online_slots) AS agent_human_online_slots,
      sum(agent_human_away_slots) AS agent_human_away_slots,
      sum(agent_free_slots) AS agent_free_slots
    FROM by_assignee
    HAVING $35 AND $36) by_assignee ON true
  UNION ALL
  SELECT nth, id, description,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved, queue_wait_50, queue_wait_90, open_assigned, open_active, open_queued,
      open_load, open_human_load, open_human_online_load, open_human_away_load,
      open_overdue_queued, open_overdue_assigned, agent_online, agent_back_soon, agent_away,
      agent_slots, agent_human_slots, agent_human_online_slots, agent_human_away_slots,
      agent_free_slots
  FROM listed
  LEFT JOIN (SELECT key,
      responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses,
      first_assignment_ms, assignment_responses, assignment_ms, responses_with_target,
      responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms,
      transfers, returns, csat_answers, csat_satisfied, nps_answers, nps_balance, fcr_answers,
      fcr_resolved
    FROM by_fact WHERE $37 OFFSET 0) by_fact ON by_fact.key = listed.id
  LEFT JOIN (SELECT key,
      queue_wait_50, queue_wait_90
    FROM by_queue WHERE $38 OFFSET 0) by_queue ON by_queue.key = listed.id
  LEFT JOIN (SELECT key,
      open_assigned, open_active, open_queued, open_load, open_human_load, open_human_online_load,
      open_human_away_load, open_overdue_queued, open_overdue_assigned, agent_online,
      agent_back_soon, agent_away, agent_slots, agent_human_slots, agent_human_online_slots,
      agent_human_away_slots, agent_free_slots
    FROM by_assignee WHERE $39 OFFSET 0) by_assignee ON by_assignee.key = listed.id
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
),
page AS (
  SELECT 0 AS nth, 0 AS place
  UNION ALL
  (SELECT nth, row_number() OVER (ORDER BY $40::integer * CASE $41
      WHEN 'assigned_conversations' THEN assigned_conversations
      WHEN 'active_conversations' THEN active_conversations
      WHEN 'agent_load' THEN agent_load
      WHEN 'human_agent_load' THEN human_agent_load
      WHEN 'human_online_load' THEN human_online_load
      WHEN 'human_away_load' THEN human_away_load
      WHEN 'available_slots' THEN available_slots
      WHEN 'online_agents' THEN online_agents
      WHEN 'back_soon_agents' THEN back_soon_agents
      WHEN 'away_agents' THEN away_agents
      WHEN 'unassigned_conversations' THEN unassigned_conversations
      WHEN 'open_conversations' THEN open_conversations
      WHEN 'overdue_conversations_in_queue' THEN overdue_conversations_in_queue
      WHEN 'overdue_conversations_assigned' THEN overdue_conversations_assigned
      WHEN 'overdue_conversations_total' THEN overdue_conversations_total
      WHEN 'queue_wait_time_50th_percentile' THEN queue_wait_time_50th_percentile
      WHEN 'queue_wait_time_90th_percentile' THEN queue_wait_time_90th_percentile
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
    $42::integer * nth) AS place
  FROM valued WHERE nth > 0 ORDER BY place OFFSET $43 LIMIT $44)
)
SELECT place, now_ms, (SELECT count(*) FROM listed) AS matched,
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
FROM page JOIN valued USING (nth) CROSS JOIN setting
ORDER BY place
-- types: 20 1043 20 20 1043 20 1043 1043 1043 1043 1043 1043 1043 1043 1043 1043 20 20 1009 1043 20 20 1009 1043 16 1009 1009 1043 1043 1009 16 16 16 16 16 16 16 16 16 23 1043 23 23 23
;

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
    FROM rollup_watermark WHERE account_id = $5) c
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
  SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $6 AS old_to,
    coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
    coalesce(w.idle_until, 0) AS idle_from,
    CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
      ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
  FROM account a
  CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
  LEFT JOIN open_bound w ON w.account_id = a.account_id
  WHERE a.account_id = $7
),
open_change AS (
  SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) AS conversations, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer AS unfixed,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer AS overdue,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
      AND o.last_activity_at < b.idle_from)::integer AS idle,
    (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.waiting_since IS NOT NULL)::integer AS waiting
  FROM bound b JOIN open_conversation o ON o.account_id = $8
    AND o.started_at >= least(b.old_from, b.old_to)
    AND o.started_at < greatest(b.old_from, b.old_to)
  UNION ALL
  SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
    CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0, 0
  FROM bound b JOIN open_conversation o ON o.account_id = $9
    AND o.due_at >= least(b.due_from, b.due_to)
    AND o.due_at < greatest(b.due_from, b.due_to)
    AND o.started_at >= b.old_to
  UNION ALL
  SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
    CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END, 0
  FROM bound b JOIN open_conversation o ON o.account_id = $10
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
    SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_count WHERE account_id = $11 AND agent_id IS NULL
    UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM (SELECT agent_id FROM live_agent WHERE account_id = $12 AND user_type IS NULL) a CROSS JOIN LATERAL (
      SELECT group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_count WHERE account_id = $13 AND agent_id = a.agent_id
      OFFSET 0) c
    UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting FROM open_change
    WHERE agent_id IS NULL OR agent_id IN (SELECT agent_id FROM live_agent WHERE account_id = $14 AND user_type IS NULL)) o
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
    FROM setting s JOIN live_agent a ON a.account_id = $15 AND a.user_type IS NOT NULL
    OFFSET 0) a
  LEFT JOIN agent_change c ON c.agent_id = a.agent_id
),
queue_row AS (
  SELECT o.skill_id,
    greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
  FROM open_conversation o
  WHERE o.account_id = $16 AND o.agent_id IS NULL
    AND o.started_at >= (SELECT oldest FROM setting) AND $17
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
        WHERE account_id = $18 AND grain = s.grain AND time >= s.since AND time < s.until
          AND time >= $19::bigint - 21600000 AND time < $20::bigint + 21600000 OFFSET 0) r
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
        WHERE account_id = $21 AND time >= greatest(w.since, w.closed) AND time < w.ends
          AND time >= $22 AND time < $23 OFFSET 0) r
      WHERE w.closed < w.ends) f
    HAVING $24 AND $25) by_fact ON true
  LEFT JOIN (
    SELECT
      percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_50,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_90
    FROM queue_row
    HAVING $26 AND $27) by_queue ON true
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
    HAVING $28 AND $29) by_assignee ON true
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
-- types: 20 1043 20 20 1043 20 1043 1043 1043 1043 1043 1043 1043 1043 1043 1043 16 1043 20 20 1043 20 20 16 16 16 16 16 16
;

WITH bound AS (
SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
  coalesce(max(idle_until), 0) AS idle
FROM open_bound WHERE account_id = $1),
change AS (
SELECT agent_id, group_id, skill_id, sum(conversations)::bigint AS conversations, sum(unfixed)::bigint AS unfixed, sum(fixed_weight)::bigint AS fixed_weight, sum(fixed_active)::bigint AS fixed_active, sum(overdue)::bigint AS overdue, sum(idle)::bigint AS idle, sum(waiting)::bigint AS waiting FROM (
  SELECT agent_id, group_id, skill_id, 1 AS conversations, 1 * (o.fixed_weight IS NULL)::integer AS unfixed,
  1 * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
  1 * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
  1 * coalesce(o.due_at < b.due, false)::integer AS overdue,
  1 * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle)::integer AS idle,
  1 * (o.waiting_since IS NOT NULL)::integer AS waiting
  FROM bound b JOIN open_conversation o ON o.account_id = $2 AND o.started_at >= b.old
  UNION ALL SELECT agent_id, group_id, skill_id, -conversations, -unfixed, -fixed_weight, -fixed_active, -overdue, -idle, -waiting FROM open_count WHERE account_id = $3
) d (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting)
GROUP BY agent_id, group_id, skill_id HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0 OR sum(waiting) <> 0 LIMIT $4
)
SELECT agent_id, group_id, skill_id, sum(conversations)::bigint AS conversations, sum(unfixed)::bigint AS unfixed, sum(fixed_weight)::bigint AS fixed_weight, sum(fixed_active)::bigint AS fixed_active, sum(overdue)::bigint AS overdue, sum(idle)::bigint AS idle, sum(waiting)::bigint AS waiting FROM change GROUP BY agent_id, group_id, skill_id
-- types: 1043 1043 1043 23
;

WITH bound AS (
SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
  coalesce(max(idle_until), 0) AS idle
FROM open_bound WHERE account_id = $1),
change AS (
SELECT agent_id, sum(conversations)::bigint AS conversations, sum(unfixed)::bigint AS unfixed, sum(fixed_weight)::bigint AS fixed_weight, sum(fixed_active)::bigint AS fixed_active, sum(overdue)::bigint AS overdue, sum(idle)::bigint AS idle, sum(waiting)::bigint AS waiting FROM (
  SELECT agent_id, 1 AS conversations, 1 * (o.fixed_weight IS NULL)::integer AS unfixed,
  1 * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
  1 * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
  1 * coalesce(o.due_at < b.due, false)::integer AS overdue,
  1 * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle)::integer AS idle,
  1 * (o.waiting_since IS NOT NULL)::integer AS waiting
  FROM bound b JOIN open_conversation o ON o.account_id = $2 AND o.started_at >= b.old
  UNION ALL SELECT agent_id, -conversations, -unfixed, -fixed_weight, -fixed_active, -overdue, -idle, -waiting FROM live_agent WHERE account_id = $3
) d (agent_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle, waiting) WHERE agent_id IS NOT NULL
GROUP BY agent_id HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0 OR sum(waiting) <> 0 LIMIT $4
)
SELECT agent_id, sum(conversations)::bigint AS conversations, sum(unfixed)::bigint AS unfixed, sum(fixed_weight)::bigint AS fixed_weight, sum(fixed_active)::bigint AS fixed_active, sum(overdue)::bigint AS overdue, sum(idle)::bigint AS idle, sum(waiting)::bigint AS waiting FROM change GROUP BY agent_id
-- types: 1043 1043 1043 23
;

WITH bound AS (
SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
  coalesce(max(idle_until), 0) AS idle
FROM open_bound WHERE account_id = $1),
change AS (
SELECT o.agent_id, o.group_id, o.skill_id, -1 AS conversations, -1 * (o.fixed_weight IS NULL)::integer AS unfixed,
  -1 * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
  -1 * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
  -1 * coalesce(o.due_at < b.due, false)::integer AS overdue,
  -1 * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle)::integer AS idle,
  -1 * (o.waiting_since IS NOT NULL)::integer AS waiting
FROM bound b CROSS JOIN unnest($2) AS written (id)
CROSS JOIN LATERAL (
  SELECT conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at FROM open_conversation WHERE account_id = $3 AND conversation_id = written.id
  OFFSET 0
) o
WHERE o.started_at >= b.old
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 1 AS conversations, 1 * (o.fixed_weight IS NULL)::integer AS unfixed,
  1 * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
  1 * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
  1 * coalesce(o.due_at < b.due, false)::integer AS overdue,
  1 * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle)::integer AS idle,
  1 * (o.waiting_since IS NOT NULL)::integer AS waiting
FROM bound b CROSS JOIN (SELECT conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at FROM unnest($4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::boolean[], $12::bigint[], $13::numeric[], $14::bigint[]) AS row(conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at)) o
WHERE o.started_at >= b.old
)
SELECT agent_id, group_id, skill_id, sum(conversations)::bigint AS conversations, sum(unfixed)::bigint AS unfixed, sum(fixed_weight)::bigint AS fixed_weight, sum(fixed_active)::bigint AS fixed_active, sum(overdue)::bigint AS overdue, sum(idle)::bigint AS idle, sum(waiting)::bigint AS waiting FROM change GROUP BY agent_id, group_id, skill_id
-- types: 1043 1009 1043 1009 1016 1009 1009 1009 1016 1016 1000 1016 1231 1016
;

WITH bound AS (
SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
  coalesce(max(idle_until), 0) AS idle
FROM open_bound WHERE account_id = $1),
change AS (
SELECT o.agent_id, o.group_id, o.skill_id, 0 AS conversations, 0 AS unfixed, 0 AS fixed_weight, 0 AS fixed_active, coalesce(o.new_due_at < b.due, false)::integer - coalesce(o.due_at < b.due, false)::integer AS overdue, 0 AS idle, 0 AS waiting
FROM bound b JOIN (SELECT o.agent_id, o.group_id, o.skill_id, o.started_at, o.due_at, o.waiting_since + (SELECT CASE WHEN o.responded THEN k.response_target_ms
  ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
  FROM skill k WHERE k.account_id = $2 AND k.skill_id = o.skill_id) AS new_due_at
  FROM open_conversation o WHERE o.account_id = $3 AND o.conversation_id > $4 AND o.waiting_since IS NOT NULL) o ON o.started_at >= b.old
)
SELECT agent_id, group_id, skill_id, sum(conversations)::bigint AS conversations, sum(unfixed)::bigint AS unfixed, sum(fixed_weight)::bigint AS fixed_weight, sum(fixed_active)::bigint AS fixed_active, sum(overdue)::bigint AS overdue, sum(idle)::bigint AS idle, sum(waiting)::bigint AS waiting FROM change GROUP BY agent_id, group_id, skill_id
-- types: 1043 1043 1043 1043
;

WITH bound AS (SELECT $1::bigint AS old_from, $2::bigint AS old_to, $3::bigint AS due_from, $4::bigint AS due_to, $5::bigint AS idle_from, $6::bigint AS idle_to),
change AS (
SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) AS conversations, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer AS unfixed,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint AS fixed_weight,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer AS fixed_active,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer AS overdue,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle_from)::integer AS idle,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.waiting_since IS NOT NULL)::integer AS waiting
FROM bound b JOIN open_conversation o ON o.account_id = $7
  AND o.started_at >= least(b.old_from, b.old_to)
  AND o.started_at < greatest(b.old_from, b.old_to)
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
  CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0, 0
FROM bound b JOIN open_conversation o ON o.account_id = $8
  AND o.due_at >= least(b.due_from, b.due_to)
  AND o.due_at < greatest(b.due_from, b.due_to)
  AND o.started_at >= b.old_to
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
  CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END, 0
FROM bound b JOIN open_conversation o ON o.account_id = $9
  AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
  AND o.last_activity_at >= least(b.idle_from, b.idle_to)
  AND o.last_activity_at < greatest(b.idle_from, b.idle_to)
  AND o.started_at >= b.old_to
)
SELECT agent_id, group_id, skill_id, sum(conversations)::bigint AS conversations, sum(unfixed)::bigint AS unfixed, sum(fixed_weight)::bigint AS fixed_weight, sum(fixed_active)::bigint AS fixed_active, sum(overdue)::bigint AS overdue, sum(idle)::bigint AS idle, sum(waiting)::bigint AS waiting FROM change GROUP BY agent_id, group_id, skill_id
-- types: 20 20 20 20 20 20 1043 1043 1043
;

WITH told AS (
SELECT DISTINCT agent_id, -1 AS time, '' AS event_id FROM agent_state_event WHERE account_id = $1),
base AS (
SELECT t.agent_id, b.state, b.reason, b.state_at, b.state_event_id, b.state_since, b.reason_since
FROM told t LEFT JOIN live_agent a ON a.account_id = $2 AND a.agent_id = t.agent_id
CROSS JOIN LATERAL (
  SELECT a.state, a.reason, a.state_at, a.state_event_id, a.state_since, a.reason_since WHERE (t.time, t.event_id) > (a.state_at, a.state_event_id)
  UNION ALL (SELECT CASE e.state WHEN 'ONLINE' THEN 3 WHEN 'BACK_SOON' THEN 2 WHEN 'AWAY' THEN 1 WHEN 'OFFLINE' THEN 0 END::smallint, e.reason, e.time, e.event_id, e.time, e.time FROM agent_state_event e
    WHERE ((t.time, t.event_id) > (a.state_at, a.state_event_id)) IS NOT TRUE
      AND e.account_id = $3 AND e.agent_id = t.agent_id
      AND e.state <> (SELECT state FROM agent_state_event
        WHERE account_id = $4 AND agent_id = t.agent_id
        ORDER BY time DESC, event_id DESC LIMIT 1)
    ORDER BY e.time DESC, e.event_id DESC LIMIT 1)) b (state, reason, state_at, state_event_id, state_since, reason_since)),
event AS (
SELECT agent_id, state, reason, state_at, state_event_id, state_since, reason_since FROM base
UNION ALL SELECT t.agent_id, b.state, b.reason, b.state_at, b.state_event_id, b.state_since, b.reason_since
FROM told t LEFT JOIN base s USING (agent_id) CROSS JOIN LATERAL (
  SELECT CASE e.state WHEN 'ONLINE' THEN 3 WHEN 'BACK_SOON' THEN 2 WHEN 'AWAY' THEN 1 WHEN 'OFFLINE' THEN 0 END::smallint, e.reason, e.time, e.event_id, e.time, e.time FROM agent_state_event e
  WHERE e.account_id = $5 AND e.agent_id = t.agent_id
    AND (e.time, e.event_id) > (coalesce(s.state_at, -1), coalesce(s.state_event_id, ''))
  OFFSET 0) b (state, reason, state_at, state_event_id, state_since, reason_since))
SELECT agent_id, max(state) FILTER (WHERE is_last) AS state,
  max(reason) FILTER (WHERE is_last) AS reason, max(state_at) AS state_at,
  max(state_event_id) FILTER (WHERE is_last) AS state_event_id,
  max(state_since) FILTER (WHERE new_state) AS state_since,
  max(reason_since) FILTER (WHERE new_state OR new_reason) AS reason_since
FROM (SELECT agent_id, state, reason, state_at, state_event_id, state_since, reason_since, lead(state) OVER later IS NULL AS is_last,
    lag(state) OVER later IS DISTINCT FROM state AS new_state,
    lag(reason) OVER later IS DISTINCT FROM reason AS new_reason
  FROM event WINDOW later AS (PARTITION BY agent_id ORDER BY state_at, state_event_id)) e
GROUP BY agent_id
-- types: 1043 1043 1043 1043 1043
;

WITH told AS (
SELECT agent_id, time, event_id FROM unnest($1::text[], $2::bigint[], $3::text[]) AS row(agent_id, time, event_id)),
base AS (
SELECT t.agent_id, b.state, b.reason, b.state_at, b.state_event_id, b.state_since, b.reason_since
FROM told t LEFT JOIN live_agent a ON a.account_id = $4 AND a.agent_id = t.agent_id
CROSS JOIN LATERAL (
  SELECT a.state, a.reason, a.state_at, a.state_event_id, a.state_since, a.reason_since WHERE (t.time, t.event_id) > (a.state_at, a.state_event_id)
  UNION ALL (SELECT CASE e.state WHEN 'ONLINE' THEN 3 WHEN 'BACK_SOON' THEN 2 WHEN 'AWAY' THEN 1 WHEN 'OFFLINE' THEN 0 END::smallint, e.reason, e.time, e.event_id, e.time, e.time FROM agent_state_event e
    WHERE ((t.time, t.event_id) > (a.state_at, a.state_event_id)) IS NOT TRUE
      AND e.account_id = $5 AND e.agent_id = t.agent_id
      AND e.state <> (SELECT state FROM agent_state_event
        WHERE account_id = $6 AND agent_id = t.agent_id
        ORDER BY time DESC, event_id DESC LIMIT 1)
    ORDER BY e.time DESC, e.event_id DESC LIMIT 1)) b (state, reason, state_at, state_event_id, state_since, reason_since)),
event AS (
SELECT agent_id, state, reason, state_at, state_event_id, state_since, reason_since FROM base
UNION ALL SELECT t.agent_id, b.state, b.reason, b.state_at, b.state_event_id, b.state_since, b.reason_since
FROM told t LEFT JOIN base s USING (agent_id) CROSS JOIN LATERAL (
  SELECT CASE e.state WHEN 'ONLINE' THEN 3 WHEN 'BACK_SOON' THEN 2 WHEN 'AWAY' THEN 1 WHEN 'OFFLINE' THEN 0 END::smallint, e.reason, e.time, e.event_id, e.time, e.time FROM agent_state_event e
  WHERE e.account_id = $7 AND e.agent_id = t.agent_id
    AND (e.time, e.event_id) > (coalesce(s.state_at, -1), coalesce(s.state_event_id, ''))
  OFFSET 0) b (state, reason, state_at, state_event_id, state_since, reason_since))
SELECT agent_id, max(state) FILTER (WHERE is_last) AS state,
  max(reason) FILTER (WHERE is_last) AS reason, max(state_at) AS state_at,
  max(state_event_id) FILTER (WHERE is_last) AS state_event_id,
  max(state_since) FILTER (WHERE new_state) AS state_since,
  max(reason_since) FILTER (WHERE new_state OR new_reason) AS reason_since
FROM (SELECT agent_id, state, reason, state_at, state_event_id, state_since, reason_since, lead(state) OVER later IS NULL AS is_last,
    lag(state) OVER later IS DISTINCT FROM state AS new_state,
    lag(reason) OVER later IS DISTINCT FROM reason AS new_reason
  FROM event WINDOW later AS (PARTITION BY agent_id ORDER BY state_at, state_event_id)) e
GROUP BY agent_id
-- types: 1009 1016 1009 1043 1043 1043 1043
;

select current_catalog
-- types:
