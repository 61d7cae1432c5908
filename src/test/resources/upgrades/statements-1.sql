DELETE FROM closed_conversation WHERE account_id = $1 AND conversation_id = ANY ($2)
-- types: 1043 1009
;

DELETE FROM fact WHERE account_id = $1 AND conversation_id = ANY ($2) AND time = ANY ($3) RETURNING conversation_id, time, event_id, skill_id, agent_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied
-- types: 1043 1009 1016
;

DELETE FROM fact WHERE account_id = $1 AND conversation_id = ANY ($2) RETURNING conversation_id, time, event_id, skill_id, agent_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied
-- types: 1043 1009
;

DELETE FROM open_conversation WHERE account_id = $1 AND conversation_id = ANY ($2)
-- types: 1043 1009
;

DELETE FROM open_count WHERE account_id = $1
-- types: 1043
;

DELETE FROM open_count_by_assignee WHERE account_id = $1
-- types: 1043
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

DELETE FROM service_level_change WHERE account_id = $1
-- types: 1043
;

INSERT INTO agent AS stored
  (account_id, agent_id, login_name, full_name, nickname, enabled, deleted, max_slots,
    group_id, user_type, managed_group_ids, skill_ids)
SELECT $1, id, login_name, full_name, nickname, enabled, deleted, max_slots,
  group_id, user_type,
  string_to_array(managed_group_ids, chr(31)), string_to_array(skill_ids, chr(31))
FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS body
  (id, login_name, full_name, nickname, enabled, deleted, max_slots, group_id, user_type,
    managed_group_ids, skill_ids)
ON CONFLICT (account_id, agent_id) DO UPDATE SET
  login_name = excluded.login_name, full_name = excluded.full_name,
  nickname = excluded.nickname, enabled = excluded.enabled, deleted = excluded.deleted,
  max_slots = excluded.max_slots, group_id = excluded.group_id,
  user_type = excluded.user_type, managed_group_ids = excluded.managed_group_ids,
  skill_ids = excluded.skill_ids
WHERE (stored.login_name, stored.full_name, stored.nickname, stored.enabled,
    stored.deleted, stored.max_slots, stored.group_id, stored.user_type,
    stored.managed_group_ids, stored.skill_ids)
  IS DISTINCT FROM
  (excluded.login_name, excluded.full_name, excluded.nickname, excluded.enabled,
    excluded.deleted, excluded.max_slots, excluded.group_id, excluded.user_type,
    excluded.managed_group_ids, excluded.skill_ids)
-- types: 1043 1009 1009 1009 1009 1000 1000 1007 1009 1009 1009 1009
;

INSERT INTO agent_group AS stored
  (account_id, group_id, name, parent_group_id, enabled, deleted)
SELECT $1, id, name, parent_group_id, enabled, deleted
FROM unnest($2, $3, $4, $5, $6) AS body (id, name, parent_group_id, enabled, deleted)
ON CONFLICT (account_id, group_id) DO UPDATE SET
  name = excluded.name, parent_group_id = excluded.parent_group_id,
  enabled = excluded.enabled, deleted = excluded.deleted
WHERE (stored.name, stored.parent_group_id, stored.enabled, stored.deleted)
  IS DISTINCT FROM
  (excluded.name, excluded.parent_group_id, excluded.enabled, excluded.deleted)
-- types: 1043 1009 1009 1009 1000 1000
;

INSERT INTO agent_state (account_id, agent_id, since, event_id, state) SELECT $1, agent_id, since, event_id, state FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) AS row(agent_id, since, event_id, state) ON CONFLICT (account_id, agent_id) DO UPDATE SET agent_id = excluded.agent_id, since = excluded.since, event_id = excluded.event_id, state = excluded.state WHERE (excluded.since, excluded.event_id) > (agent_state.since, agent_state.event_id)
-- types: 1043 1009 1016 1009 1009
;

INSERT INTO agent_state_event (account_id, agent_id, time, event_id, state, reason) SELECT $1, agent_id, time, event_id, state, reason FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[]) AS row(agent_id, time, event_id, state, reason)
-- types: 1043 1009 1016 1009 1009 1009
;

INSERT INTO closed_conversation AS c (account_id, conversation_id, started_at, closed_at, skill_id, served_by, served_by_bot, served_at, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms) SELECT $1, conversation_id, started_at, closed_at, skill_id, served_by, served_by_bot, served_at, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::boolean[], $8::bigint[], $9::bigint[], $10::text[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[]) AS row(conversation_id, started_at, closed_at, skill_id, served_by, served_by_bot, served_at, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms) ON CONFLICT (account_id, conversation_id) DO UPDATE SET conversation_id = excluded.conversation_id, started_at = excluded.started_at, closed_at = excluded.closed_at, skill_id = excluded.skill_id, served_by = excluded.served_by, served_by_bot = excluded.served_by_bot, served_at = excluded.served_at, first_reply_at = excluded.first_reply_at, first_reply_by = excluded.first_reply_by, first_reply_wait_ms = excluded.first_reply_wait_ms, agent_messages = excluded.agent_messages, responses = excluded.responses, response_wait_ms = excluded.response_wait_ms WHERE (c.conversation_id, c.started_at, c.closed_at, c.skill_id, c.served_by, c.served_by_bot, c.served_at, c.first_reply_at, c.first_reply_by, c.first_reply_wait_ms, c.agent_messages, c.responses, c.response_wait_ms) IS DISTINCT FROM (excluded.conversation_id, excluded.started_at, excluded.closed_at, excluded.skill_id, excluded.served_by, excluded.served_by_bot, excluded.served_at, excluded.first_reply_at, excluded.first_reply_by, excluded.first_reply_wait_ms, excluded.agent_messages, excluded.responses, excluded.response_wait_ms)
-- types: 1043 1009 1016 1016 1009 1009 1000 1016 1016 1009 1016 1016 1016 1016
;

INSERT INTO conversation (account_id, conversation_id) SELECT $1, unnest($2) ON CONFLICT DO NOTHING
-- types: 1043 1009
;

INSERT INTO conversation (account_id, conversation_id, started_at, last_event_at, last_event_id, skill_id, stage, queued_since, closed_at, agent_id, group_id, user_type, assigned_at, assignment_answered, first_human_assignment_at, waiting_since, first_consumer_message_at, first_response_at, last_activity_at, fixed_weight, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms, visitor_hashes) SELECT $1, conversation_id, started_at, last_event_at, last_event_id, skill_id, stage, queued_since, closed_at, agent_id, group_id, user_type, assigned_at, assignment_answered, first_human_assignment_at, waiting_since, first_consumer_message_at, first_response_at, last_activity_at, fixed_weight, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms, visitor_hashes FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::bigint[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::boolean[], $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::numeric[], $21::bigint[], $22::text[], $23::bigint[], $24::bigint[], $25::bigint[], $26::bigint[], $27::text[]) AS row(conversation_id, started_at, last_event_at, last_event_id, skill_id, stage, queued_since, closed_at, agent_id, group_id, user_type, assigned_at, assignment_answered, first_human_assignment_at, waiting_since, first_consumer_message_at, first_response_at, last_activity_at, fixed_weight, first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms, visitor_hashes) ON CONFLICT (account_id, conversation_id) DO UPDATE SET conversation_id = excluded.conversation_id, started_at = excluded.started_at, last_event_at = excluded.last_event_at, last_event_id = excluded.last_event_id, skill_id = excluded.skill_id, stage = excluded.stage, queued_since = excluded.queued_since, closed_at = excluded.closed_at, agent_id = excluded.agent_id, group_id = excluded.group_id, user_type = excluded.user_type, assigned_at = excluded.assigned_at, assignment_answered = excluded.assignment_answered, first_human_assignment_at = excluded.first_human_assignment_at, waiting_since = excluded.waiting_since, first_consumer_message_at = excluded.first_consumer_message_at, first_response_at = excluded.first_response_at, last_activity_at = excluded.last_activity_at, fixed_weight = excluded.fixed_weight, first_reply_at = excluded.first_reply_at, first_reply_by = excluded.first_reply_by, first_reply_wait_ms = excluded.first_reply_wait_ms, agent_messages = excluded.agent_messages, responses = excluded.responses, response_wait_ms = excluded.response_wait_ms, visitor_hashes = excluded.visitor_hashes
-- types: 1043 1009 1016 1016 1009 1009 1009 1016 1016 1009 1009 1009 1016 1000 1016 1016 1016 1016 1016 1231 1016 1009 1016 1016 1016 1016 1009
;

INSERT INTO conversation_event (account_id, conversation_id, time, event_id, type, skill_id, agent_id, group_id, user_type, sender, audience, reason, channel, closed_by, weight, score, sender_hash) SELECT $1, conversation_id, time, event_id, type, skill_id, agent_id, group_id, user_type, sender, audience, reason, channel, closed_by, weight, score, sender_hash FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::numeric[], $16::bigint[], $17::text[]) AS row(conversation_id, time, event_id, type, skill_id, agent_id, group_id, user_type, sender, audience, reason, channel, closed_by, weight, score, sender_hash)
-- types: 1043 1009 1016 1009 1009 1009 1009 1009 1009 1009 1009 1009 1009 1009 1231 1016 1009
;

INSERT INTO event_key (account_id, event_id, time) SELECT $1, event_id, time FROM unnest($2, $3) AS claimed (event_id, time) ON CONFLICT DO NOTHING RETURNING event_id
-- types: 1043 1009 1016
;

INSERT INTO fact (account_id, conversation_id, time, event_id, skill_id, agent_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied) SELECT $1, conversation_id, time, event_id, skill_id, agent_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[], $23::bigint[], $24::bigint[], $25::bigint[], $26::bigint[]) AS row(conversation_id, time, event_id, skill_id, agent_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
-- types: 1043 1009 1016 1009 1009 1009 1009 1009 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO open_conversation (account_id, conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at) SELECT $1, conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::boolean[], $10::bigint[], $11::numeric[], $12::bigint[]) AS row(conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at) ON CONFLICT (account_id, conversation_id) DO UPDATE SET conversation_id = excluded.conversation_id, started_at = excluded.started_at, skill_id = excluded.skill_id, agent_id = excluded.agent_id, group_id = excluded.group_id, queued_since = excluded.queued_since, waiting_since = excluded.waiting_since, responded = excluded.responded, last_activity_at = excluded.last_activity_at, fixed_weight = excluded.fixed_weight, due_at = excluded.due_at
-- types: 1043 1009 1016 1009 1009 1009 1016 1016 1000 1016 1231 1016
;

INSERT INTO rollup_full (account_id, grain, time, agent_id, skill_id, group_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 1, time - mod(time, 60000), agent_id, skill_id, group_id, user_type, count(*), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM fact
WHERE account_id = $1 AND time >= $2 AND time < $3
GROUP BY account_id, time - mod(time, 60000), agent_id, skill_id, group_id, user_type
-- types: 1043 20 20
;

INSERT INTO rollup_full (account_id, grain, time, agent_id, skill_id, group_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 10, time - mod(time, 600000), agent_id, skill_id, group_id, user_type, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_full
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 600000), agent_id, skill_id, group_id, user_type
-- types: 1043 20 20 23
;

INSERT INTO rollup_full (account_id, grain, time, agent_id, skill_id, group_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 360, time - mod(time, 21600000), agent_id, skill_id, group_id, user_type, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_full
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 21600000), agent_id, skill_id, group_id, user_type
-- types: 1043 20 20 23
;

INSERT INTO rollup_full (account_id, grain, time, agent_id, skill_id, group_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 60, time - mod(time, 3600000), agent_id, skill_id, group_id, user_type, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_full
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 3600000), agent_id, skill_id, group_id, user_type
-- types: 1043 20 20 23
;

INSERT INTO rollup_full AS r (account_id, grain, time, agent_id, skill_id, group_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied) SELECT $1, grain, time, agent_id, skill_id, group_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM unnest($2::integer[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[], $23::bigint[], $24::bigint[], $25::bigint[], $26::bigint[]) AS row(grain, time, agent_id, skill_id, group_id, user_type, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied) ON CONFLICT (account_id, grain, time, agent_id, skill_id, group_id, user_type) DO UPDATE SET facts = r.facts + excluded.facts, responses = r.responses + excluded.responses, wait_ms = r.wait_ms + excluded.wait_ms, first_responses = r.first_responses + excluded.first_responses, first_wait_ms = r.first_wait_ms + excluded.first_wait_ms, response_ms = r.response_ms + excluded.response_ms, first_assignment_responses = r.first_assignment_responses + excluded.first_assignment_responses, first_assignment_ms = r.first_assignment_ms + excluded.first_assignment_ms, assignment_responses = r.assignment_responses + excluded.assignment_responses, assignment_ms = r.assignment_ms + excluded.assignment_ms, responses_with_target = r.responses_with_target + excluded.responses_with_target, responses_outside_target = r.responses_outside_target + excluded.responses_outside_target, closed_by_agent = r.closed_by_agent + excluded.closed_by_agent, closed_by_consumer = r.closed_by_consumer + excluded.closed_by_consumer, auto_closed = r.auto_closed + excluded.auto_closed, duration_ms = r.duration_ms + excluded.duration_ms, transfers = r.transfers + excluded.transfers, csat_answers = r.csat_answers + excluded.csat_answers, csat_satisfied = r.csat_satisfied + excluded.csat_satisfied
-- types: 1043 1007 1016 1009 1009 1009 1009 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO rollup_group (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 1, time - mod(time, 60000), group_id, count(*), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM fact
WHERE account_id = $1 AND time >= $2 AND time < $3
GROUP BY account_id, time - mod(time, 60000), group_id
-- types: 1043 20 20
;

INSERT INTO rollup_group (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 10, time - mod(time, 600000), group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_group
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 600000), group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_group (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 360, time - mod(time, 21600000), group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_group
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 21600000), group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_group (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 60, time - mod(time, 3600000), group_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_group
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 3600000), group_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_group AS r (account_id, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied) SELECT $1, grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM unnest($2::integer[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[], $23::bigint[]) AS row(grain, time, group_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied) ON CONFLICT (account_id, grain, time, group_id) DO UPDATE SET facts = r.facts + excluded.facts, responses = r.responses + excluded.responses, wait_ms = r.wait_ms + excluded.wait_ms, first_responses = r.first_responses + excluded.first_responses, first_wait_ms = r.first_wait_ms + excluded.first_wait_ms, response_ms = r.response_ms + excluded.response_ms, first_assignment_responses = r.first_assignment_responses + excluded.first_assignment_responses, first_assignment_ms = r.first_assignment_ms + excluded.first_assignment_ms, assignment_responses = r.assignment_responses + excluded.assignment_responses, assignment_ms = r.assignment_ms + excluded.assignment_ms, responses_with_target = r.responses_with_target + excluded.responses_with_target, responses_outside_target = r.responses_outside_target + excluded.responses_outside_target, closed_by_agent = r.closed_by_agent + excluded.closed_by_agent, closed_by_consumer = r.closed_by_consumer + excluded.closed_by_consumer, auto_closed = r.auto_closed + excluded.auto_closed, duration_ms = r.duration_ms + excluded.duration_ms, transfers = r.transfers + excluded.transfers, csat_answers = r.csat_answers + excluded.csat_answers, csat_satisfied = r.csat_satisfied + excluded.csat_satisfied
-- types: 1043 1007 1016 1009 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO rollup_skill (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 1, time - mod(time, 60000), skill_id, count(*), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM fact
WHERE account_id = $1 AND time >= $2 AND time < $3
GROUP BY account_id, time - mod(time, 60000), skill_id
-- types: 1043 20 20
;

INSERT INTO rollup_skill (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 10, time - mod(time, 600000), skill_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_skill
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 600000), skill_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_skill (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 360, time - mod(time, 21600000), skill_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_skill
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 21600000), skill_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_skill (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied)
SELECT account_id, 60, time - mod(time, 3600000), skill_id, sum(facts), sum(responses), sum(wait_ms), sum(first_responses), sum(first_wait_ms), sum(response_ms), sum(first_assignment_responses), sum(first_assignment_ms), sum(assignment_responses), sum(assignment_ms), sum(responses_with_target), sum(responses_outside_target), sum(closed_by_agent), sum(closed_by_consumer), sum(auto_closed), sum(duration_ms), sum(transfers), sum(csat_answers), sum(csat_satisfied)
FROM rollup_skill
WHERE account_id = $1 AND time >= $2 AND time < $3 AND grain = $4
GROUP BY account_id, time - mod(time, 3600000), skill_id
-- types: 1043 20 20 23
;

INSERT INTO rollup_skill AS r (account_id, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied) SELECT $1, grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied FROM unnest($2::integer[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[], $23::bigint[]) AS row(grain, time, skill_id, facts, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied) ON CONFLICT (account_id, grain, time, skill_id) DO UPDATE SET facts = r.facts + excluded.facts, responses = r.responses + excluded.responses, wait_ms = r.wait_ms + excluded.wait_ms, first_responses = r.first_responses + excluded.first_responses, first_wait_ms = r.first_wait_ms + excluded.first_wait_ms, response_ms = r.response_ms + excluded.response_ms, first_assignment_responses = r.first_assignment_responses + excluded.first_assignment_responses, first_assignment_ms = r.first_assignment_ms + excluded.first_assignment_ms, assignment_responses = r.assignment_responses + excluded.assignment_responses, assignment_ms = r.assignment_ms + excluded.assignment_ms, responses_with_target = r.responses_with_target + excluded.responses_with_target, responses_outside_target = r.responses_outside_target + excluded.responses_outside_target, closed_by_agent = r.closed_by_agent + excluded.closed_by_agent, closed_by_consumer = r.closed_by_consumer + excluded.closed_by_consumer, auto_closed = r.auto_closed + excluded.auto_closed, duration_ms = r.duration_ms + excluded.duration_ms, transfers = r.transfers + excluded.transfers, csat_answers = r.csat_answers + excluded.csat_answers, csat_satisfied = r.csat_satisfied + excluded.csat_satisfied
-- types: 1043 1007 1016 1009 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016 1016
;

INSERT INTO rollup_watermark (account_id, closed_until) VALUES ($1, $2) ON CONFLICT (account_id) DO UPDATE SET closed_until = excluded.closed_until
-- types: 1043 20
;

INSERT INTO service_level_change VALUES ($1, '') ON CONFLICT (account_id) DO UPDATE SET applied_to = ''
-- types: 1043
;

INSERT INTO skill AS stored
  (account_id, skill_id, name, deleted, response_target_ms, first_response_target_ms)
SELECT $1, id, name, deleted, response_target_ms, first_response_target_ms
FROM unnest($2, $3, $4, $5, $6) AS body
  (id, name, deleted, response_target_ms, first_response_target_ms)
ON CONFLICT (account_id, skill_id) DO UPDATE SET
  name = excluded.name, deleted = excluded.deleted,
  response_target_ms = excluded.response_target_ms,
  first_response_target_ms = excluded.first_response_target_ms
WHERE (stored.name, stored.deleted, stored.response_target_ms,
    stored.first_response_target_ms)
  IS DISTINCT FROM
  (excluded.name, excluded.deleted, excluded.response_target_ms,
    excluded.first_response_target_ms)
-- types: 1043 1009 1009 1000 1016 1016
;

INSERT INTO unconfigured (account_id, dimension, id)
SELECT $1, 'GROUP', id FROM unnest($2) AS met (id) WHERE NOT EXISTS (
  SELECT FROM agent_group WHERE account_id = $3 AND group_id = met.id)
UNION ALL
SELECT $4, 'SKILL', id FROM unnest($5) AS met (id) WHERE NOT EXISTS (
  SELECT FROM skill WHERE account_id = $6 AND skill_id = met.id)
UNION ALL
SELECT $7, 'AGENT', id FROM unnest($8) AS met (id) WHERE NOT EXISTS (
  SELECT FROM agent WHERE account_id = $9 AND agent_id = met.id)
ORDER BY 2, 3
ON CONFLICT DO NOTHING
-- types: 1043 1009 1043 1043 1009 1043 1043 1009 1043
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

SELECT account_id FROM account
-- types:
;

SELECT account_id FROM account_deletion ORDER BY requested_at, account_id
-- types:
;

SELECT account_id FROM service_level_change
-- types:
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

SELECT conversation_id FROM open_conversation WHERE account_id = $1 AND conversation_id > $2 ORDER BY conversation_id OFFSET $3 LIMIT 1
-- types: 1043 1043 23
;

SELECT conversation_id, count(*) FROM conversation_event WHERE account_id = $1 AND conversation_id = ANY ($2) AND time >= $3 GROUP BY conversation_id
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

SELECT pg_advisory_xact_lock($1)
-- types: 20
;

SELECT pg_advisory_xact_lock(hashtextextended($1, 0))
-- types: 1043
;

SELECT pg_advisory_xact_lock(hashtextextended('rollup ' || $1, 0))
-- types: 1043
;

SELECT pg_advisory_xact_lock_shared(hashtextextended('rollup ' || $1, 0))
-- types: 1043
;

SELECT pg_try_advisory_xact_lock(77433833903597)
-- types:
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

SELECT setting FROM pg_catalog.pg_settings WHERE name='default_transaction_isolation'
-- types:
;

SELECT skill_id, response_target_ms, first_response_target_ms FROM skill WHERE account_id = $1 AND skill_id = ANY ($2)
-- types: 1043 1009
;

SELECT time FROM fact WHERE account_id = $1 ORDER BY time LIMIT 1
-- types: 1043
;

SELECT time_zone FROM account WHERE account_id = $1
-- types: 1043
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

SELECT w.closed_until FROM rollup_watermark w JOIN account USING (account_id) ORDER BY w.closed_until LIMIT 1
-- types:
;

UPDATE open_conversation o SET due_at = o.waiting_since + (SELECT CASE WHEN o.responded THEN k.response_target_ms
  ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
  FROM skill k WHERE k.account_id = o.account_id AND k.skill_id = o.skill_id)
WHERE o.account_id = $1 AND o.conversation_id > $2 AND o.waiting_since IS NOT NULL AND due_at IS DISTINCT FROM o.waiting_since + (SELECT CASE WHEN o.responded THEN k.response_target_ms
  ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
  FROM skill k WHERE k.account_id = o.account_id AND k.skill_id = o.skill_id)
-- types: 1043 1043
;

WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - $1 AS oldest,
  (inactive_weight * 1000)::bigint AS inactive_weight, default_slots
FROM account,
  (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
WHERE account_id = $2
),
group_number AS (
SELECT link.group_id, link.to_id, 1 + dense_rank() OVER (ORDER BY to_id) AS number
FROM (SELECT group_id, parent_group_id FROM agent_group WHERE account_id = $3
  UNION ALL SELECT id, NULL FROM unconfigured
    WHERE account_id = $4 AND dimension = 'GROUP') g
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
walk (step, number, down) AS (
SELECT 1, 1::bigint, true
UNION ALL
SELECT step + 1, to_number, to_number <> parent
FROM (SELECT step, (SELECT parent FROM group_link)[number] AS parent,
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
FROM group_node n FULL JOIN (SELECT number, min(step) AS first, max(step) AS last
  FROM walk GROUP BY number) w USING (number)
),
chosen_group AS (
SELECT key AS group_id FROM (
  SELECT key, first, max(last) FILTER (WHERE key = ANY ($5)) OVER (ORDER BY first) AS until
  FROM subtree) s
WHERE first <= until
UNION
SELECT unnest($6) COLLATE "C"
),
summed AS (
SELECT w.since, least(w.until, greatest(w.since, c.closed)) AS until, c.closed
FROM (SELECT $7::bigint AS since, $8::bigint AS until) w
CROSS JOIN (SELECT coalesce(max(closed_until), 0) AS closed
  FROM rollup_watermark WHERE account_id = $9) c
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
agent_now AS (
SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
  a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM' AS counts,
  coalesce(s.state, 'OFFLINE') AS state,
  1000::bigint * coalesce(a.max_slots, (SELECT default_slots FROM setting)) AS slots
FROM agent a
LEFT JOIN agent_state s ON s.account_id = $10 AND s.agent_id = a.agent_id
WHERE a.account_id = $11
),
bound AS (
SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $12 AS old_to,
  coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
  coalesce(w.idle_until, 0) AS idle_from,
  CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
    ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
FROM account a
CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
LEFT JOIN open_bound w ON w.account_id = a.account_id
WHERE a.account_id = $13
),
open_change (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle) AS (
SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END), (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle_from)::integer
FROM bound b JOIN open_conversation o ON o.account_id = $14
  AND o.started_at >= least(b.old_from, b.old_to)
  AND o.started_at < greatest(b.old_from, b.old_to)
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
  CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0
FROM bound b JOIN open_conversation o ON o.account_id = $15
  AND o.due_at >= least(b.due_from, b.due_to)
  AND o.due_at < greatest(b.due_from, b.due_to)
  AND o.started_at >= b.old_to
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
  CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END
FROM bound b JOIN open_conversation o ON o.account_id = $16
  AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
  AND o.last_activity_at >= least(b.idle_from, b.idle_to)
  AND o.last_activity_at < greatest(b.idle_from, b.idle_to)
  AND o.started_at >= b.old_to
),
assignee_cell AS (
SELECT agent_id, group_id, conversations, overdue,
  1000::bigint * unfixed + fixed_weight
    + idle * ((SELECT inactive_weight FROM setting) - 1000) AS weight,
  unfixed + fixed_active
    - CASE WHEN (SELECT inactive_weight FROM setting) < 1000 THEN idle ELSE 0 END AS active
FROM (SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_count_by_assignee WHERE account_id = $17 AND conversations > 0
  UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_change) o
),
by_fact_own AS (
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
  sum(sign * csat_answers) AS csat_answers,
  sum(sign * csat_satisfied) AS csat_satisfied
FROM (SELECT s.sign, agent_id, skill_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied, facts FROM segment s CROSS JOIN LATERAL (SELECT agent_id, skill_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied, facts FROM unnest($18) AS sought (id) CROSS JOIN LATERAL (SELECT agent_id, skill_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied, facts FROM rollup_full
  WHERE account_id = $19 AND grain = s.grain AND time >= s.since AND time < s.until AND agent_id = sought.id AND group_id IN (SELECT group_id FROM chosen_group) OFFSET 0) found) r
  UNION ALL SELECT 1, agent_id, skill_id, group_id, user_type, responses, wait_ms, first_responses, first_wait_ms, response_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, duration_ms, transfers, csat_answers, csat_satisfied, 1 FROM fact
  WHERE account_id = $20 AND time >= $21 AND time < $22 AND time >= (SELECT closed FROM summed) AND agent_id = ANY ($23) AND group_id IN (SELECT group_id FROM chosen_group)) f
GROUP BY group_id
HAVING sum(sign * facts) > 0
),
by_fact AS (
SELECT key,
  sum(side * responses) AS responses,
  sum(side * wait_ms) AS wait_ms,
  sum(side * first_responses) AS first_responses,
  sum(side * first_wait_ms) AS first_wait_ms,
  sum(side * response_ms) AS response_ms,
  sum(side * first_assignment_responses) AS first_assignment_responses,
  sum(side * first_assignment_ms) AS first_assignment_ms,
  sum(side * assignment_responses) AS assignment_responses,
  sum(side * assignment_ms) AS assignment_ms,
  sum(side * responses_with_target) AS responses_with_target,
  sum(side * responses_outside_target) AS responses_outside_target,
  sum(side * closed_by_agent) AS closed_by_agent,
  sum(side * closed_by_consumer) AS closed_by_consumer,
  sum(side * auto_closed) AS auto_closed,
  sum(side * duration_ms) AS duration_ms,
  sum(side * transfers) AS transfers,
  sum(side * csat_answers) AS csat_answers,
  sum(side * csat_satisfied) AS csat_satisfied
FROM (SELECT key, side, count(present) OVER so_far AS present,
  sum(responses) OVER so_far AS responses,
  sum(wait_ms) OVER so_far AS wait_ms,
  sum(first_responses) OVER so_far AS first_responses,
  sum(first_wait_ms) OVER so_far AS first_wait_ms,
  sum(response_ms) OVER so_far AS response_ms,
  sum(first_assignment_responses) OVER so_far AS first_assignment_responses,
  sum(first_assignment_ms) OVER so_far AS first_assignment_ms,
  sum(assignment_responses) OVER so_far AS assignment_responses,
  sum(assignment_ms) OVER so_far AS assignment_ms,
  sum(responses_with_target) OVER so_far AS responses_with_target,
  sum(responses_outside_target) OVER so_far AS responses_outside_target,
  sum(closed_by_agent) OVER so_far AS closed_by_agent,
  sum(closed_by_consumer) OVER so_far AS closed_by_consumer,
  sum(auto_closed) OVER so_far AS auto_closed,
  sum(duration_ms) OVER so_far AS duration_ms,
  sum(transfers) OVER so_far AS transfers,
  sum(csat_answers) OVER so_far AS csat_answers,
  sum(csat_satisfied) OVER so_far AS csat_satisfied
  FROM (SELECT key, first AS step, 0 AS side, present,
  responses,
  wait_ms,
  first_responses,
  first_wait_ms,
  response_ms,
  first_assignment_responses,
  first_assignment_ms,
  assignment_responses,
  assignment_ms,
  responses_with_target,
  responses_outside_target,
  closed_by_agent,
  closed_by_consumer,
  auto_closed,
  duration_ms,
  transfers,
  csat_answers,
  csat_satisfied
    FROM subtree FULL JOIN (SELECT key, true AS present,
  responses,
  wait_ms,
  first_responses,
  first_wait_ms,
  response_ms,
  first_assignment_responses,
  first_assignment_ms,
  assignment_responses,
  assignment_ms,
  responses_with_target,
  responses_outside_target,
  closed_by_agent,
  closed_by_consumer,
  auto_closed,
  duration_ms,
  transfers,
  csat_answers,
  csat_satisfied FROM by_fact_own) o USING (key)
    UNION ALL SELECT key, first, -1, NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL FROM subtree
    UNION ALL SELECT key, last, 1, NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL FROM subtree) edge
  WINDOW so_far AS (ORDER BY step, side)) summed
GROUP BY key
HAVING sum(side * present) > 0
),
queue_row AS (
SELECT o.skill_id,
  greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
FROM open_conversation o
WHERE o.account_id = $24 AND o.agent_id IS NULL
  AND o.started_at >= (SELECT oldest FROM setting) AND false
),
by_queue_own AS (
SELECT NULL::text AS key,
  NULL::float8 AS queue_wait_50,
  NULL::float8 AS queue_wait_90 WHERE false
),
by_queue AS (
SELECT key,
  sum(side * queue_wait_50) AS queue_wait_50,
  sum(side * queue_wait_90) AS queue_wait_90
FROM (SELECT key, side, count(present) OVER so_far AS present,
  sum(queue_wait_50) OVER so_far AS queue_wait_50,
  sum(queue_wait_90) OVER so_far AS queue_wait_90
  FROM (SELECT key, first AS step, 0 AS side, present,
  queue_wait_50,
  queue_wait_90
    FROM subtree FULL JOIN (SELECT key, true AS present,
  queue_wait_50,
  queue_wait_90 FROM by_queue_own) o USING (key)
    UNION ALL SELECT key, first, -1, NULL,
  NULL,
  NULL FROM subtree
    UNION ALL SELECT key, last, 1, NULL,
  NULL,
  NULL FROM subtree) edge
  WINDOW so_far AS (ORDER BY step, side)) summed
GROUP BY key
HAVING sum(side * present) > 0
),
assignee_row AS (
SELECT agent_id, group_id, user_type, assigned, human, state, slots, free_slots,
  conversations, active, overdue, weight
FROM (
SELECT a.agent_id, a.group_id, a.user_type, true AS assigned, a.human,
  CASE WHEN a.counts THEN a.state END AS state, a.slots,
  greatest(0, a.slots - coalesce(o.weight, 0)) / 1000 AS free_slots,
  o.conversations, o.active, o.overdue, o.weight
FROM agent_now a
LEFT JOIN (SELECT agent_id, sum(conversations) AS conversations,
    sum(active)::bigint AS active, sum(overdue) AS overdue, sum(weight)::bigint AS weight
  FROM assignee_cell GROUP BY agent_id) o ON o.agent_id = a.agent_id
UNION ALL
SELECT o.agent_id, o.group_id, CASE WHEN o.agent_id = 'rocket.cat' THEN 'BOT' WHEN o.agent_id IS NOT NULL THEN 'HUMAN' END,
  o.agent_id IS NOT NULL, NULL, NULL, NULL, NULL,
  o.conversations, o.active, o.overdue, o.weight
FROM assignee_cell o
WHERE o.agent_id IS NULL OR o.agent_id IN (
  SELECT u.id FROM unconfigured u
  WHERE u.account_id = $25 AND u.dimension = 'AGENT' AND NOT EXISTS (
    SELECT FROM agent c WHERE c.account_id = u.account_id AND c.agent_id = u.id))
) a WHERE true AND agent_id = ANY ($26) AND group_id IN (SELECT group_id FROM chosen_group)
OFFSET 0
),
by_assignee_own AS (
SELECT group_id AS key,
  sum(conversations) FILTER (WHERE assigned) AS open_assigned,
  sum(active) FILTER (WHERE assigned) AS open_active,
  sum(conversations) FILTER (WHERE NOT assigned) AS open_queued,
  sum(weight) FILTER (WHERE state <> 'OFFLINE') AS open_load,
  sum(weight) FILTER (WHERE human AND state <> 'OFFLINE') AS open_human_load,
  sum(weight) FILTER (WHERE human AND state = 'ONLINE') AS open_human_online_load,
  sum(weight) FILTER (WHERE human AND state = 'AWAY') AS open_human_away_load,
  sum(overdue) FILTER (WHERE NOT assigned) AS open_overdue_queued,
  sum(overdue) FILTER (WHERE assigned) AS open_overdue_assigned,
  count(*) FILTER (WHERE state = 'ONLINE') AS agent_online,
  count(*) FILTER (WHERE state = 'BACK_SOON') AS agent_back_soon,
  count(*) FILTER (WHERE state = 'AWAY') AS agent_away,
  sum(slots) FILTER (WHERE state <> 'OFFLINE') AS agent_slots,
  sum(slots) FILTER (WHERE human AND state <> 'OFFLINE') AS agent_human_slots,
  sum(slots) FILTER (WHERE human AND state = 'ONLINE') AS agent_human_online_slots,
  sum(slots) FILTER (WHERE human AND state = 'AWAY') AS agent_human_away_slots,
  sum(free_slots) FILTER (WHERE state = 'ONLINE') AS agent_free_slots
FROM assignee_row
GROUP BY group_id
HAVING sum(conversations) > 0 OR count(state) > 0
),
by_assignee AS (
SELECT key,
  sum(side * open_assigned) AS open_assigned,
  sum(side * open_active) AS open_active,
  sum(side * open_queued) AS open_queued,
  sum(side * open_load) AS open_load,
  sum(side * open_human_load) AS open_human_load,
  sum(side * open_human_online_load) AS open_human_online_load,
  sum(side * open_human_away_load) AS open_human_away_load,
  sum(side * open_overdue_queued) AS open_overdue_queued,
  sum(side * open_overdue_assigned) AS open_overdue_assigned,
  sum(side * agent_online) AS agent_online,
  sum(side * agent_back_soon) AS agent_back_soon,
  sum(side * agent_away) AS agent_away,
  sum(side * agent_slots) AS agent_slots,
  sum(side * agent_human_slots) AS agent_human_slots,
  sum(side * agent_human_online_slots) AS agent_human_online_slots,
  sum(side * agent_human_away_slots) AS agent_human_away_slots,
  sum(side * agent_free_slots) AS agent_free_slots
FROM (SELECT key, side, count(present) OVER so_far AS present,
  sum(open_assigned) OVER so_far AS open_assigned,
  sum(open_active) OVER so_far AS open_active,
  sum(open_queued) OVER so_far AS open_queued,
  sum(open_load) OVER so_far AS open_load,
  sum(open_human_load) OVER so_far AS open_human_load,
  sum(open_human_online_load) OVER so_far AS open_human_online_load,
  sum(open_human_away_load) OVER so_far AS open_human_away_load,
  sum(open_overdue_queued) OVER so_far AS open_overdue_queued,
  sum(open_overdue_assigned) OVER so_far AS open_overdue_assigned,
  sum(agent_online) OVER so_far AS agent_online,
  sum(agent_back_soon) OVER so_far AS agent_back_soon,
  sum(agent_away) OVER so_far AS agent_away,
  sum(agent_slots) OVER so_far AS agent_slots,
  sum(agent_human_slots) OVER so_far AS agent_human_slots,
  sum(agent_human_online_slots) OVER so_far AS agent_human_online_slots,
  sum(agent_human_away_slots) OVER so_far AS agent_human_away_slots,
  sum(agent_free_slots) OVER so_far AS agent_free_slots
  FROM (SELECT key, first AS step, 0 AS side, present,
  open_assigned,
  open_active,
  open_queued,
  open_load,
  open_human_load,
  open_human_online_load,
  open_human_away_load,
  open_overdue_queued,
  open_overdue_assigned,
  agent_online,
  agent_back_soon,
  agent_away,
  agent_slots,
  agent_human_slots,
  agent_human_online_slots,
  agent_human_away_slots,
  agent_free_slots
    FROM subtree FULL JOIN (SELECT key, true AS present,
  open_assigned,
  open_active,
  open_queued,
  open_load,
  open_human_load,
  open_human_online_load,
  open_human_away_load,
  open_overdue_queued,
  open_overdue_assigned,
  agent_online,
  agent_back_soon,
  agent_away,
  agent_slots,
  agent_human_slots,
  agent_human_online_slots,
  agent_human_away_slots,
  agent_free_slots FROM by_assignee_own) o USING (key)
    UNION ALL SELECT key, first, -1, NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL FROM subtree
    UNION ALL SELECT key, last, 1, NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL FROM subtree) edge
  WINDOW so_far AS (ORDER BY step, side)) summed
GROUP BY key
HAVING sum(side * present) > 0
),
present AS (
SELECT group_id AS key
FROM (SELECT s.sign, group_id, facts FROM segment s CROSS JOIN LATERAL (SELECT group_id, facts FROM rollup_group
  WHERE account_id = $27 AND grain = s.grain AND time >= s.since AND time < s.until OFFSET 0) r
  UNION ALL SELECT 1, group_id, 1 FROM fact
  WHERE account_id = $28 AND time >= $29 AND time < $30 AND time >= (SELECT closed FROM summed)) f
GROUP BY group_id HAVING sum(sign * facts) > 0
UNION SELECT group_id FROM (SELECT CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id
FROM assignee_cell o LEFT JOIN agent_now a ON a.agent_id = o.agent_id
GROUP BY 1 HAVING sum(o.conversations) > 0) o
UNION SELECT group_id FROM agent_now WHERE counts
),
listed AS (
SELECT k.key, k.name AS description
FROM (SELECT group_id AS key, name, NOT deleted AS configured
    FROM agent_group WHERE account_id = $31
  UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
    WHERE u.account_id = $32 AND u.dimension = 'GROUP' AND NOT EXISTS (
      SELECT FROM agent_group c WHERE c.account_id = u.account_id AND c.group_id = u.id)) k
WHERE (k.configured OR k.key IN (SELECT key FROM present)) AND k.key = ANY ($33) AND k.key IN (SELECT key FROM by_fact
  UNION SELECT key FROM by_queue
  UNION SELECT key FROM by_assignee)
),
valued AS (
SELECT key, description,
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
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0)) AS concluded_conversations,
  coalesce(transfers, 0) AS transfers,
  round(coalesce(duration_ms, 0)::numeric / nullif((coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)), 0), 3) AS avg_conversations_duration,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat
FROM listed
LEFT JOIN by_fact USING (key)
LEFT JOIN by_queue USING (key)
LEFT JOIN by_assignee USING (key)
),
page AS (
SELECT row_number() OVER (ORDER BY CASE WHEN key ~ '^-{0,1}[0-9]+$' THEN key::numeric END NULLS LAST, key COLLATE "C") AS place, key, description, assigned_conversations, active_conversations, agent_load, human_agent_load, human_online_load, human_away_load, available_slots, online_agents, back_soon_agents, away_agents, unassigned_conversations, open_conversations, overdue_conversations_in_queue, overdue_conversations_assigned, overdue_conversations_total, queue_wait_time_50th_percentile, queue_wait_time_90th_percentile, avg_wait_time, avg_wait_time_first_response, avg_time_to_response, avg_time_to_first_response_first_assignment, avg_time_to_first_response_all_assignments, total_wait_time_first_response, total_time_to_first_response_all_assignments, total_num_of_agent_responses, agent_responses_outside_sl, agent_responses_outside_sl_rate, closed_conversations, closed_by_agent, closed_by_consumer, auto_closed, concluded_conversations, transfers, avg_conversations_duration, csat
FROM valued ORDER BY place OFFSET $34 LIMIT $35
)
SELECT 0 AS place, now_ms, (SELECT count(*) FROM listed) AS matched, NULL::text AS key, NULL::text AS description, NULL::numeric AS assigned_conversations, NULL::numeric AS active_conversations, NULL::numeric AS agent_load, NULL::numeric AS human_agent_load, NULL::numeric AS human_online_load, NULL::numeric AS human_away_load, NULL::numeric AS available_slots, NULL::numeric AS online_agents, NULL::numeric AS back_soon_agents, NULL::numeric AS away_agents, NULL::numeric AS unassigned_conversations, NULL::numeric AS open_conversations, NULL::numeric AS overdue_conversations_in_queue, NULL::numeric AS overdue_conversations_assigned, NULL::numeric AS overdue_conversations_total, NULL::numeric AS queue_wait_time_50th_percentile, NULL::numeric AS queue_wait_time_90th_percentile, NULL::numeric AS avg_wait_time, NULL::numeric AS avg_wait_time_first_response, NULL::numeric AS avg_time_to_response, NULL::numeric AS avg_time_to_first_response_first_assignment, NULL::numeric AS avg_time_to_first_response_all_assignments, NULL::numeric AS total_wait_time_first_response, NULL::numeric AS total_time_to_first_response_all_assignments, NULL::numeric AS total_num_of_agent_responses, NULL::numeric AS agent_responses_outside_sl, NULL::numeric AS agent_responses_outside_sl_rate, NULL::numeric AS closed_conversations, NULL::numeric AS closed_by_agent, NULL::numeric AS closed_by_consumer, NULL::numeric AS auto_closed, NULL::numeric AS concluded_conversations, NULL::numeric AS transfers, NULL::numeric AS avg_conversations_duration, NULL::numeric AS csat
FROM setting
UNION ALL
SELECT place, NULL, NULL, key, description, assigned_conversations, active_conversations, agent_load, human_agent_load, human_online_load, human_away_load, available_slots, online_agents, back_soon_agents, away_agents, unassigned_conversations, open_conversations, overdue_conversations_in_queue, overdue_conversations_assigned, overdue_conversations_total, queue_wait_time_50th_percentile, queue_wait_time_90th_percentile, avg_wait_time, avg_wait_time_first_response, avg_time_to_response, avg_time_to_first_response_first_assignment, avg_time_to_first_response_all_assignments, total_wait_time_first_response, total_time_to_first_response_all_assignments, total_num_of_agent_responses, agent_responses_outside_sl, agent_responses_outside_sl_rate, closed_conversations, closed_by_agent, closed_by_consumer, auto_closed, concluded_conversations, transfers, avg_conversations_duration, csat FROM page
ORDER BY place
-- types: 20 1043 1043 1043 1009 1009 20 20 1043 1043 1043 20 1043 1043 1043 1043 1043 1009 1043 1043 20 20 1009 1043 1043 1009 1043 1043 20 20 1043 1043 1009 23 23
;

WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - $1 AS oldest,
  (inactive_weight * 1000)::bigint AS inactive_weight, default_slots
FROM account,
  (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
WHERE account_id = $2
),
summed AS (
SELECT w.since, least(w.until, greatest(w.since, c.closed)) AS until, c.closed
FROM (SELECT $3::bigint AS since, $4::bigint AS until) w
CROSS JOIN (SELECT coalesce(max(closed_until), 0) AS closed
  FROM rollup_watermark WHERE account_id = $5) c
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
agent_now AS (
SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
  a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM' AS counts,
  coalesce(s.state, 'OFFLINE') AS state,
  1000::bigint * coalesce(a.max_slots, (SELECT default_slots FROM setting)) AS slots
FROM agent a
LEFT JOIN agent_state s ON s.account_id = $6 AND s.agent_id = a.agent_id
WHERE a.account_id = $7
),
bound AS (
SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $8 AS old_to,
  coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
  coalesce(w.idle_until, 0) AS idle_from,
  CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
    ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
FROM account a
CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
LEFT JOIN open_bound w ON w.account_id = a.account_id
WHERE a.account_id = $9
),
open_change (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle) AS (
SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END), (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle_from)::integer
FROM bound b JOIN open_conversation o ON o.account_id = $10
  AND o.started_at >= least(b.old_from, b.old_to)
  AND o.started_at < greatest(b.old_from, b.old_to)
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
  CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0
FROM bound b JOIN open_conversation o ON o.account_id = $11
  AND o.due_at >= least(b.due_from, b.due_to)
  AND o.due_at < greatest(b.due_from, b.due_to)
  AND o.started_at >= b.old_to
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
  CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END
FROM bound b JOIN open_conversation o ON o.account_id = $12
  AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
  AND o.last_activity_at >= least(b.idle_from, b.idle_to)
  AND o.last_activity_at < greatest(b.idle_from, b.idle_to)
  AND o.started_at >= b.old_to
),
assignee_cell AS (
SELECT agent_id, group_id, conversations, overdue,
  1000::bigint * unfixed + fixed_weight
    + idle * ((SELECT inactive_weight FROM setting) - 1000) AS weight,
  unfixed + fixed_active
    - CASE WHEN (SELECT inactive_weight FROM setting) < 1000 THEN idle ELSE 0 END AS active
FROM (SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_count_by_assignee WHERE account_id = $13 AND conversations > 0
  UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_change) o
),
by_fact AS (
SELECT group_id AS key,
  sum(sign * responses) AS responses,
  sum(sign * wait_ms) AS wait_ms,
  sum(sign * response_ms) AS response_ms,
  sum(sign * assignment_responses) AS assignment_responses,
  sum(sign * assignment_ms) AS assignment_ms,
  sum(sign * responses_with_target) AS responses_with_target,
  sum(sign * responses_outside_target) AS responses_outside_target,
  sum(sign * closed_by_agent) AS closed_by_agent,
  sum(sign * closed_by_consumer) AS closed_by_consumer,
  sum(sign * auto_closed) AS auto_closed,
  sum(sign * transfers) AS transfers
FROM (SELECT s.sign, agent_id, skill_id, group_id, user_type, responses, wait_ms, response_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, transfers, facts FROM segment s CROSS JOIN LATERAL (SELECT agent_id, skill_id, group_id, user_type, responses, wait_ms, response_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, transfers, facts FROM unnest($14) AS sought (id) CROSS JOIN LATERAL (SELECT agent_id, skill_id, group_id, user_type, responses, wait_ms, response_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, transfers, facts FROM rollup_full
  WHERE account_id = $15 AND grain = s.grain AND time >= s.since AND time < s.until AND agent_id = sought.id OFFSET 0) found) r
  UNION ALL SELECT 1, agent_id, skill_id, group_id, user_type, responses, wait_ms, response_ms, assignment_responses, assignment_ms, responses_with_target, responses_outside_target, closed_by_agent, closed_by_consumer, auto_closed, transfers, 1 FROM fact
  WHERE account_id = $16 AND time >= $17 AND time < $18 AND time >= (SELECT closed FROM summed) AND agent_id = ANY ($19)) f
GROUP BY group_id
HAVING sum(sign * facts) > 0
),
queue_row AS (
SELECT o.skill_id,
  greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
FROM open_conversation o
WHERE o.account_id = $20 AND o.agent_id IS NULL
  AND o.started_at >= (SELECT oldest FROM setting) AND false
),
by_queue AS (
SELECT NULL::text AS key,
  NULL::float8 AS queue_wait_90 WHERE false
),
assignee_row AS (
SELECT agent_id, group_id, user_type, assigned, human, state, slots, free_slots,
  conversations, active, overdue, weight
FROM (
SELECT a.agent_id, a.group_id, a.user_type, true AS assigned, a.human,
  CASE WHEN a.counts THEN a.state END AS state, a.slots,
  greatest(0, a.slots - coalesce(o.weight, 0)) / 1000 AS free_slots,
  o.conversations, o.active, o.overdue, o.weight
FROM agent_now a
LEFT JOIN (SELECT agent_id, sum(conversations) AS conversations,
    sum(active)::bigint AS active, sum(overdue) AS overdue, sum(weight)::bigint AS weight
  FROM assignee_cell GROUP BY agent_id) o ON o.agent_id = a.agent_id
UNION ALL
SELECT o.agent_id, o.group_id, CASE WHEN o.agent_id = 'rocket.cat' THEN 'BOT' WHEN o.agent_id IS NOT NULL THEN 'HUMAN' END,
  o.agent_id IS NOT NULL, NULL, NULL, NULL, NULL,
  o.conversations, o.active, o.overdue, o.weight
FROM assignee_cell o
WHERE o.agent_id IS NULL OR o.agent_id IN (
  SELECT u.id FROM unconfigured u
  WHERE u.account_id = $21 AND u.dimension = 'AGENT' AND NOT EXISTS (
    SELECT FROM agent c WHERE c.account_id = u.account_id AND c.agent_id = u.id))
) a WHERE true AND agent_id = ANY ($22)
OFFSET 0
),
by_assignee AS (
SELECT group_id AS key,
  sum(weight) FILTER (WHERE state <> 'OFFLINE') AS open_load,
  sum(overdue) FILTER (WHERE NOT assigned) AS open_overdue_queued,
  sum(overdue) FILTER (WHERE assigned) AS open_overdue_assigned,
  count(*) FILTER (WHERE state = 'ONLINE') AS agent_online,
  count(*) FILTER (WHERE state = 'AWAY') AS agent_away,
  sum(slots) FILTER (WHERE state <> 'OFFLINE') AS agent_slots,
  sum(free_slots) FILTER (WHERE state = 'ONLINE') AS agent_free_slots
FROM assignee_row
GROUP BY group_id
HAVING sum(conversations) > 0 OR count(state) > 0
),
listed AS (
SELECT k.key, k.name AS description
FROM (SELECT group_id AS key, name, NOT deleted AS configured
    FROM agent_group WHERE account_id = $23
  UNION ALL SELECT u.id, 'NA', false FROM unconfigured u
    WHERE u.account_id = $24 AND u.dimension = 'GROUP' AND NOT EXISTS (
      SELECT FROM agent_group c WHERE c.account_id = u.account_id AND c.group_id = u.id)) k
WHERE (k.configured OR k.key IN (SELECT key FROM by_fact)
  OR k.key IN (SELECT key FROM by_queue)
  OR k.key IN (SELECT key FROM by_assignee)) AND k.key IN (SELECT key FROM by_fact
  UNION SELECT key FROM by_queue
  UNION SELECT key FROM by_assignee)
),
valued AS (
SELECT key, description,
  round(coalesce(open_load, 0)::numeric / nullif(coalesce(agent_slots, 0), 0), 3) AS agent_load,
  coalesce(agent_free_slots, 0) AS available_slots,
  coalesce(agent_online, 0) AS online_agents,
  coalesce(agent_away, 0) AS away_agents,
  (coalesce(open_overdue_queued, 0) + coalesce(open_overdue_assigned, 0)) AS overdue_conversations_total,
  round(queue_wait_90::numeric, 3) AS queue_wait_time_90th_percentile,
  round(coalesce(wait_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_wait_time,
  round(coalesce(response_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_time_to_response,
  round(coalesce(assignment_ms, 0)::numeric / nullif(coalesce(assignment_responses, 0), 0), 3) AS avg_time_to_first_response_all_assignments,
  coalesce(responses, 0) AS total_num_of_agent_responses,
  round(coalesce(responses_outside_target, 0)::numeric / nullif(coalesce(responses_with_target, 0), 0), 3) AS agent_responses_outside_sl_rate,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)) AS closed_conversations,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0)) AS concluded_conversations,
  coalesce(transfers, 0) AS transfers
FROM listed
LEFT JOIN by_fact USING (key)
LEFT JOIN by_queue USING (key)
LEFT JOIN by_assignee USING (key)
),
page AS (
SELECT row_number() OVER (ORDER BY CASE WHEN key ~ '^-{0,1}[0-9]+$' THEN key::numeric END DESC NULLS FIRST, key COLLATE "C" DESC) AS place, key, description, agent_load, available_slots, online_agents, away_agents, overdue_conversations_total, queue_wait_time_90th_percentile, avg_wait_time, avg_time_to_response, avg_time_to_first_response_all_assignments, total_num_of_agent_responses, agent_responses_outside_sl_rate, closed_conversations, concluded_conversations, transfers
FROM valued ORDER BY place OFFSET $25 LIMIT $26
)
SELECT 0 AS place, now_ms, (SELECT count(*) FROM listed) AS matched, NULL::text AS key, NULL::text AS description,
  round(coalesce(open_load, 0)::numeric / nullif(coalesce(agent_slots, 0), 0), 3) AS agent_load,
  coalesce(agent_free_slots, 0) AS available_slots,
  coalesce(agent_online, 0) AS online_agents,
  coalesce(agent_away, 0) AS away_agents,
  (coalesce(open_overdue_queued, 0) + coalesce(open_overdue_assigned, 0)) AS overdue_conversations_total,
  round(queue_wait_90::numeric, 3) AS queue_wait_time_90th_percentile,
  round(coalesce(wait_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_wait_time,
  round(coalesce(response_ms, 0)::numeric / nullif(coalesce(responses, 0), 0), 3) AS avg_time_to_response,
  round(coalesce(assignment_ms, 0)::numeric / nullif(coalesce(assignment_responses, 0), 0), 3) AS avg_time_to_first_response_all_assignments,
  coalesce(responses, 0) AS total_num_of_agent_responses,
  round(coalesce(responses_outside_target, 0)::numeric / nullif(coalesce(responses_with_target, 0), 0), 3) AS agent_responses_outside_sl_rate,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0)) AS closed_conversations,
  (coalesce(closed_by_agent, 0) + coalesce(closed_by_consumer, 0) + coalesce(auto_closed, 0) + coalesce(transfers, 0)) AS concluded_conversations,
  coalesce(transfers, 0) AS transfers
FROM setting
CROSS JOIN (SELECT 1 AS one,
  sum(responses) AS responses,
  sum(wait_ms) AS wait_ms,
  sum(response_ms) AS response_ms,
  sum(assignment_responses) AS assignment_responses,
  sum(assignment_ms) AS assignment_ms,
  sum(responses_with_target) AS responses_with_target,
  sum(responses_outside_target) AS responses_outside_target,
  sum(closed_by_agent) AS closed_by_agent,
  sum(closed_by_consumer) AS closed_by_consumer,
  sum(auto_closed) AS auto_closed,
  sum(transfers) AS transfers
FROM by_fact
HAVING true) by_fact
CROSS JOIN (SELECT 1 AS one,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_90
FROM queue_row
HAVING true) by_queue
CROSS JOIN (SELECT 1 AS one,
  sum(open_load) AS open_load,
  sum(open_overdue_queued) AS open_overdue_queued,
  sum(open_overdue_assigned) AS open_overdue_assigned,
  sum(agent_online) AS agent_online,
  sum(agent_away) AS agent_away,
  sum(agent_slots) AS agent_slots,
  sum(agent_free_slots) AS agent_free_slots
FROM by_assignee
HAVING true) by_assignee
UNION ALL
SELECT place, NULL, NULL, key, description, agent_load, available_slots, online_agents, away_agents, overdue_conversations_total, queue_wait_time_90th_percentile, avg_wait_time, avg_time_to_response, avg_time_to_first_response_all_assignments, total_num_of_agent_responses, agent_responses_outside_sl_rate, closed_conversations, concluded_conversations, transfers FROM page
ORDER BY place
-- types: 20 1043 20 20 1043 1043 1043 20 1043 1043 1043 1043 1043 1009 1043 1043 20 20 1009 1043 1043 1009 1043 1043 23 23
;

WITH RECURSIVE setting AS (
SELECT now_ms, now_ms - $1 AS oldest,
  (inactive_weight * 1000)::bigint AS inactive_weight, default_slots
FROM account,
  (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) AS instant
WHERE account_id = $2
),
summed AS (
SELECT w.since, least(w.until, greatest(w.since, c.closed)) AS until, c.closed
FROM (SELECT $3::bigint AS since, $4::bigint AS until) w
CROSS JOIN (SELECT coalesce(max(closed_until), 0) AS closed
  FROM rollup_watermark WHERE account_id = $5) c
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
agent_now AS (
SELECT a.agent_id, a.group_id, a.user_type, a.user_type = 'HUMAN' AS human,
  a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM' AS counts,
  coalesce(s.state, 'OFFLINE') AS state,
  1000::bigint * coalesce(a.max_slots, (SELECT default_slots FROM setting)) AS slots, a.skill_ids
FROM agent a
LEFT JOIN agent_state s ON s.account_id = $6 AND s.agent_id = a.agent_id
WHERE a.account_id = $7
),
bound AS (
SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $8 AS old_to,
  coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
  coalesce(w.idle_until, 0) AS idle_from,
  CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
    ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
FROM account a
CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
LEFT JOIN open_bound w ON w.account_id = a.account_id
WHERE a.account_id = $9
),
open_change (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle) AS (
SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END), (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle_from)::integer
FROM bound b JOIN open_conversation o ON o.account_id = $10
  AND o.started_at >= least(b.old_from, b.old_to)
  AND o.started_at < greatest(b.old_from, b.old_to)
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
  CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END
FROM bound b JOIN open_conversation o ON o.account_id = $11
  AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
  AND o.last_activity_at >= least(b.idle_from, b.idle_to)
  AND o.last_activity_at < greatest(b.idle_from, b.idle_to)
  AND o.started_at >= b.old_to
),
assignee_cell AS (
SELECT agent_id, group_id, conversations, overdue,
  1000::bigint * unfixed + fixed_weight
    + idle * ((SELECT inactive_weight FROM setting) - 1000) AS weight,
  unfixed + fixed_active
    - CASE WHEN (SELECT inactive_weight FROM setting) < 1000 THEN idle ELSE 0 END AS active
FROM (SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_count_by_assignee WHERE account_id = $12 AND conversations > 0
  UNION ALL SELECT agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_change) o
),
open_cell AS (
SELECT agent_id, group_id, skill_id, conversations, overdue,
  1000::bigint * unfixed + fixed_weight
    + idle * ((SELECT inactive_weight FROM setting) - 1000) AS weight,
  unfixed + fixed_active
    - CASE WHEN (SELECT inactive_weight FROM setting) < 1000 THEN idle ELSE 0 END AS active
FROM (SELECT agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_count WHERE account_id = $13 AND conversations > 0
  UNION ALL SELECT agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle FROM open_change) o
),
queue_row AS (
SELECT o.skill_id,
  greatest((SELECT now_ms FROM setting) - o.queued_since, 0) AS queue_wait_ms
FROM open_conversation o
WHERE o.account_id = $14 AND o.agent_id IS NULL
  AND o.started_at >= (SELECT oldest FROM setting) AND true AND o.skill_id = ANY ($15)
),
open_row AS (
SELECT o.skill_id, o.agent_id, o.conversations, o.active, o.overdue, o.weight,
  o.agent_id IS NOT NULL AS assigned,
  CASE WHEN a.agent_id IS NULL THEN o.group_id ELSE a.group_id END AS group_id,
  coalesce(a.user_type, CASE WHEN o.agent_id = 'rocket.cat' THEN 'BOT' WHEN o.agent_id IS NOT NULL THEN 'HUMAN' END) AS user_type,
  CASE WHEN a.counts THEN a.state END AS state,
  a.human
FROM open_cell o LEFT JOIN agent_now a ON a.agent_id = o.agent_id
WHERE true AND o.skill_id = ANY ($16)
OFFSET 0
),
agent_row AS (
SELECT a.agent_id, a.group_id, a.user_type, a.human, a.state, a.slots, a.skill_ids,
  greatest(0, a.slots - coalesce(l.load, 0))::bigint / 1000 AS free_slots
FROM agent_now a
LEFT JOIN (SELECT agent_id, sum(weight) AS load FROM assignee_cell GROUP BY agent_id) l ON l.agent_id = a.agent_id
WHERE a.counts AND a.skill_ids && $17
)
SELECT 0 AS place, now_ms, 0 AS matched, NULL::text AS key, NULL::text AS description,
  coalesce(open_active, 0) AS active_conversations,
  round(coalesce(open_human_load, 0)::numeric / nullif(coalesce(agent_human_slots, 0), 0), 3) AS human_agent_load,
  round(coalesce(open_human_online_load, 0)::numeric / nullif(coalesce(agent_human_online_slots, 0), 0), 3) AS human_online_load,
  coalesce(agent_free_slots, 0) AS available_slots,
  coalesce(agent_online, 0) AS online_agents,
  coalesce(agent_back_soon, 0) AS back_soon_agents,
  coalesce(open_queued, 0) AS unassigned_conversations,
  round(queue_wait_50::numeric, 3) AS queue_wait_time_50th_percentile,
  round(coalesce(first_assignment_ms, 0)::numeric / nullif(coalesce(first_assignment_responses, 0), 0), 3) AS avg_time_to_first_response_first_assignment,
  round(coalesce(assignment_ms, 0)::numeric / nullif(coalesce(assignment_responses, 0), 0), 3) AS avg_time_to_first_response_all_assignments,
  coalesce(first_wait_ms, 0) AS total_wait_time_first_response,
  coalesce(assignment_ms, 0) AS total_time_to_first_response_all_assignments,
  coalesce(responses_outside_target, 0) AS agent_responses_outside_sl,
  coalesce(closed_by_agent, 0) AS closed_by_agent,
  coalesce(closed_by_consumer, 0) AS closed_by_consumer,
  round(coalesce(csat_satisfied, 0)::numeric / nullif(coalesce(csat_answers, 0), 0), 3) AS csat
FROM setting
CROSS JOIN (SELECT 1 AS one,
  sum(sign * first_wait_ms) AS first_wait_ms,
  sum(sign * first_assignment_responses) AS first_assignment_responses,
  sum(sign * first_assignment_ms) AS first_assignment_ms,
  sum(sign * assignment_responses) AS assignment_responses,
  sum(sign * assignment_ms) AS assignment_ms,
  sum(sign * responses_outside_target) AS responses_outside_target,
  sum(sign * closed_by_agent) AS closed_by_agent,
  sum(sign * closed_by_consumer) AS closed_by_consumer,
  sum(sign * csat_answers) AS csat_answers,
  sum(sign * csat_satisfied) AS csat_satisfied
FROM (SELECT s.sign, skill_id, first_wait_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_outside_target, closed_by_agent, closed_by_consumer, csat_answers, csat_satisfied, facts FROM segment s CROSS JOIN LATERAL (SELECT skill_id, first_wait_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_outside_target, closed_by_agent, closed_by_consumer, csat_answers, csat_satisfied, facts FROM rollup_skill
  WHERE account_id = $18 AND grain = s.grain AND time >= s.since AND time < s.until AND skill_id = ANY ($19) OFFSET 0) r
  UNION ALL SELECT 1, skill_id, first_wait_ms, first_assignment_responses, first_assignment_ms, assignment_responses, assignment_ms, responses_outside_target, closed_by_agent, closed_by_consumer, csat_answers, csat_satisfied, 1 FROM fact
  WHERE account_id = $20 AND time >= $21 AND time < $22 AND time >= (SELECT closed FROM summed) AND skill_id = ANY ($23)) f
HAVING true) by_fact
CROSS JOIN (SELECT 1 AS one,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY queue_wait_ms) AS queue_wait_50
FROM queue_row
HAVING true) by_queue
CROSS JOIN (SELECT 1 AS one,
  sum(active) FILTER (WHERE assigned) AS open_active,
  sum(conversations) FILTER (WHERE NOT assigned) AS open_queued,
  sum(weight) FILTER (WHERE human AND state <> 'OFFLINE') AS open_human_load,
  sum(weight) FILTER (WHERE human AND state = 'ONLINE') AS open_human_online_load
FROM open_row
WHERE true
HAVING true) by_open
CROSS JOIN (SELECT 1 AS one,
  count(*) FILTER (WHERE state = 'ONLINE') AS agent_online,
  count(*) FILTER (WHERE state = 'BACK_SOON') AS agent_back_soon,
  sum(slots) FILTER (WHERE human AND state <> 'OFFLINE') AS agent_human_slots,
  sum(slots) FILTER (WHERE human AND state = 'ONLINE') AS agent_human_online_slots,
  sum(free_slots) FILTER (WHERE state = 'ONLINE') AS agent_free_slots
FROM agent_row
HAVING true) by_agent
-- types: 20 1043 20 20 1043 1043 1043 20 1043 1043 1043 1043 1043 1043 1009 1009 1009 1043 1009 1043 20 20 1009
;

WITH bound AS (
SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
  coalesce(max(idle_until), 0) AS idle
FROM open_bound WHERE account_id = $1),
change (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle) AS (
SELECT o.agent_id, o.group_id, o.skill_id, -1, -1 * (o.fixed_weight IS NULL)::integer,
  -1 * coalesce(o.fixed_weight * 1000, 0)::bigint,
  -1 * (coalesce(o.fixed_weight, 0) >= 1)::integer,
  -1 * coalesce(o.due_at < b.due, false)::integer,
  -1 * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle)::integer
FROM bound b CROSS JOIN unnest($2) AS written (id)
CROSS JOIN LATERAL (
  SELECT conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at FROM open_conversation WHERE account_id = $3 AND conversation_id = written.id
  OFFSET 0
) o
WHERE o.started_at >= b.old
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 1, 1 * (o.fixed_weight IS NULL)::integer,
  1 * coalesce(o.fixed_weight * 1000, 0)::bigint,
  1 * (coalesce(o.fixed_weight, 0) >= 1)::integer,
  1 * coalesce(o.due_at < b.due, false)::integer,
  1 * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle)::integer
FROM bound b CROSS JOIN (SELECT conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at FROM unnest($4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::boolean[], $12::bigint[], $13::numeric[], $14::bigint[]) AS row(conversation_id, started_at, skill_id, agent_id, group_id, queued_since, waiting_since, responded, last_activity_at, fixed_weight, due_at)) o
WHERE o.started_at >= b.old
),
by_assignee AS (
INSERT INTO open_count_by_assignee AS c (account_id, agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle)
SELECT $15, agent_id, group_id, sum(conversations), sum(unfixed), sum(fixed_weight), sum(fixed_active), sum(overdue), sum(idle)
FROM change GROUP BY agent_id, group_id
HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0
ORDER BY agent_id, group_id
ON CONFLICT (account_id, agent_id, group_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle)
INSERT INTO open_count AS c (account_id, agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle)
SELECT $16, agent_id, group_id, skill_id, sum(conversations), sum(unfixed), sum(fixed_weight), sum(fixed_active), sum(overdue), sum(idle)
FROM change GROUP BY agent_id, group_id, skill_id
HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0
ORDER BY agent_id, group_id, skill_id
ON CONFLICT (account_id, agent_id, group_id, skill_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle
-- types: 1043 1009 1043 1009 1016 1009 1009 1009 1016 1016 1000 1016 1231 1016 1043 1043
;

WITH bound AS (
SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
  coalesce(max(idle_until), 0) AS idle
FROM open_bound WHERE account_id = $1),
change (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle) AS (
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, coalesce(o.new_due_at < b.due, false)::integer - coalesce(o.due_at < b.due, false)::integer, 0
FROM bound b JOIN (SELECT o.agent_id, o.group_id, o.skill_id, o.started_at, o.due_at, o.waiting_since + (SELECT CASE WHEN o.responded THEN k.response_target_ms
  ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
  FROM skill k WHERE k.account_id = o.account_id AND k.skill_id = o.skill_id) AS new_due_at
  FROM open_conversation o WHERE o.account_id = $2 AND o.conversation_id > $3 AND o.waiting_since IS NOT NULL) o ON o.started_at >= b.old
),
by_assignee AS (
INSERT INTO open_count_by_assignee AS c (account_id, agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle)
SELECT $4, agent_id, group_id, sum(conversations), sum(unfixed), sum(fixed_weight), sum(fixed_active), sum(overdue), sum(idle)
FROM change GROUP BY agent_id, group_id
HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0
ORDER BY agent_id, group_id
ON CONFLICT (account_id, agent_id, group_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle)
INSERT INTO open_count AS c (account_id, agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle)
SELECT $5, agent_id, group_id, skill_id, sum(conversations), sum(unfixed), sum(fixed_weight), sum(fixed_active), sum(overdue), sum(idle)
FROM change GROUP BY agent_id, group_id, skill_id
HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0
ORDER BY agent_id, group_id, skill_id
ON CONFLICT (account_id, agent_id, group_id, skill_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle
-- types: 1043 1043 1043 1043 1043
;

WITH bound AS (
SELECT coalesce(max(old_until), 0) AS old, coalesce(max(due_until), 0) AS due,
  coalesce(max(idle_until), 0) AS idle
FROM open_bound WHERE account_id = $1),
change (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle) AS (
SELECT o.agent_id, o.group_id, o.skill_id, 1, 1 * (o.fixed_weight IS NULL)::integer,
  1 * coalesce(o.fixed_weight * 1000, 0)::bigint,
  1 * (coalesce(o.fixed_weight, 0) >= 1)::integer,
  1 * coalesce(o.due_at < b.due, false)::integer,
  1 * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle)::integer
FROM bound b JOIN open_conversation o ON o.account_id = $2 AND o.started_at >= b.old
),
by_assignee AS (
INSERT INTO open_count_by_assignee AS c (account_id, agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle)
SELECT $3, agent_id, group_id, sum(conversations), sum(unfixed), sum(fixed_weight), sum(fixed_active), sum(overdue), sum(idle)
FROM change GROUP BY agent_id, group_id
HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0
ORDER BY agent_id, group_id
ON CONFLICT (account_id, agent_id, group_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle)
INSERT INTO open_count AS c (account_id, agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle)
SELECT $4, agent_id, group_id, skill_id, sum(conversations), sum(unfixed), sum(fixed_weight), sum(fixed_active), sum(overdue), sum(idle)
FROM change GROUP BY agent_id, group_id, skill_id
HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0
ORDER BY agent_id, group_id, skill_id
ON CONFLICT (account_id, agent_id, group_id, skill_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle
-- types: 1043 1043 1043 1043
;

WITH bound AS (
SELECT coalesce(w.old_until, 0) AS old_from, i.now_ms - $1 AS old_to,
  coalesce(w.due_until, 0) AS due_from, i.now_ms AS due_to,
  coalesce(w.idle_until, 0) AS idle_from,
  CASE WHEN a.inactive_after_ms = 0 THEN 9223372036854775807
    ELSE i.now_ms - a.inactive_after_ms + 1 END AS idle_to
FROM account a
CROSS JOIN (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms) i
LEFT JOIN open_bound w ON w.account_id = a.account_id
WHERE a.account_id = $2),
moved AS (
INSERT INTO open_bound (account_id, old_until, due_until, idle_until)
SELECT $3, old_to, due_to, idle_to FROM bound
ON CONFLICT (account_id) DO UPDATE SET old_until = excluded.old_until,
  due_until = excluded.due_until, idle_until = excluded.idle_until),
change (agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle) AS (
SELECT o.agent_id, o.group_id, o.skill_id, (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END), (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.fixed_weight * 1000, 0)::bigint,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (coalesce(o.fixed_weight, 0) >= 1)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * coalesce(o.due_at < b.due_from, false)::integer,
  (CASE WHEN b.old_to > b.old_from THEN -1 ELSE 1 END) * (o.fixed_weight IS NULL AND o.waiting_since IS NULL
    AND o.last_activity_at < b.idle_from)::integer
FROM bound b JOIN open_conversation o ON o.account_id = $4
  AND o.started_at >= least(b.old_from, b.old_to)
  AND o.started_at < greatest(b.old_from, b.old_to)
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0,
  CASE WHEN b.due_to > b.due_from THEN 1 ELSE -1 END, 0
FROM bound b JOIN open_conversation o ON o.account_id = $5
  AND o.due_at >= least(b.due_from, b.due_to)
  AND o.due_at < greatest(b.due_from, b.due_to)
  AND o.started_at >= b.old_to
UNION ALL
SELECT o.agent_id, o.group_id, o.skill_id, 0, 0, 0, 0, 0,
  CASE WHEN b.idle_to > b.idle_from THEN 1 ELSE -1 END
FROM bound b JOIN open_conversation o ON o.account_id = $6
  AND o.fixed_weight IS NULL AND o.waiting_since IS NULL
  AND o.last_activity_at >= least(b.idle_from, b.idle_to)
  AND o.last_activity_at < greatest(b.idle_from, b.idle_to)
  AND o.started_at >= b.old_to
),
by_assignee AS (
INSERT INTO open_count_by_assignee AS c (account_id, agent_id, group_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle)
SELECT $7, agent_id, group_id, sum(conversations), sum(unfixed), sum(fixed_weight), sum(fixed_active), sum(overdue), sum(idle)
FROM change GROUP BY agent_id, group_id
HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0
ORDER BY agent_id, group_id
ON CONFLICT (account_id, agent_id, group_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle)
INSERT INTO open_count AS c (account_id, agent_id, group_id, skill_id, conversations, unfixed, fixed_weight, fixed_active, overdue, idle)
SELECT $8, agent_id, group_id, skill_id, sum(conversations), sum(unfixed), sum(fixed_weight), sum(fixed_active), sum(overdue), sum(idle)
FROM change GROUP BY agent_id, group_id, skill_id
HAVING sum(conversations) <> 0 OR sum(unfixed) <> 0 OR sum(fixed_weight) <> 0 OR sum(fixed_active) <> 0 OR sum(overdue) <> 0 OR sum(idle) <> 0
ORDER BY agent_id, group_id, skill_id
ON CONFLICT (account_id, agent_id, group_id, skill_id) DO UPDATE SET conversations = c.conversations + excluded.conversations, unfixed = c.unfixed + excluded.unfixed, fixed_weight = c.fixed_weight + excluded.fixed_weight, fixed_active = c.fixed_active + excluded.fixed_active, overdue = c.overdue + excluded.overdue, idle = c.idle + excluded.idle
-- types: 20 1043 1043 1043 1043 1043 1043 1043
;

insert into account as a1_0(account_id,name,time_zone,inactive_after_ms,inactive_weight,default_slots) values ($1,$2,$3,$4,$5,$6) on conflict do nothing
-- types: 1043 1043 1043 20 1700 23
;

insert into api_token (agent_group_ids,created_at,expires_at,permissions,rate_limit,token_hash,user_id,account_id,token_id) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)
-- types: 0 20 20 1015 1043 17 1043 1043 2950
;

select a1_0.account_id,a1_0.default_slots,a1_0.inactive_after_ms,a1_0.inactive_weight,a1_0.name,a1_0.time_zone from account a1_0 where a1_0.account_id=$1 for share of a1_0
-- types: 1043
;

select at1_0.account_id,at1_0.token_id,at1_0.agent_group_ids,at1_0.created_at,at1_0.expires_at,at1_0.permissions,at1_0.rate_limit,at1_0.token_hash,at1_0.user_id from api_token at1_0 where at1_0.token_hash=$1 fetch first $2 rows only
-- types: 17 23
;

select count(*) from account_deletion ad1_0 where ad1_0.account_id=$1
-- types: 1043
;

select current_catalog
-- types:
;

select current_schema()
-- types:
;

select string_agg(word, ',') from pg_catalog.pg_get_keywords() where word <> ALL ('{a,abs,absolute,action,ada,add,admin,after,all,allocate,alter,always,and,any,are,array,as,asc,asensitive,assertion,assignment,asymmetric,at,atomic,attribute,attributes,authorization,avg,before,begin,bernoulli,between,bigint,binary,blob,boolean,both,breadth,by,c,call,called,cardinality,cascade,cascaded,case,cast,catalog,catalog_name,ceil,ceiling,chain,char,char_length,character,character_length,character_set_catalog,character_set_name,character_set_schema,characteristics,characters,check,checked,class_origin,clob,close,coalesce,cobol,code_units,collate,collation,collation_catalog,collation_name,collation_schema,collect,column,column_name,command_function,command_function_code,commit,committed,condition,condition_number,connect,connection_name,constraint,constraint_catalog,constraint_name,constraint_schema,constraints,constructors,contains,continue,convert,corr,corresponding,count,covar_pop,covar_samp,create,cross,cube,cume_dist,current,current_collation,current_date,current_default_transform_group,current_path,current_role,current_time,current_timestamp,current_transform_group_for_type,current_user,cursor,cursor_name,cycle,data,date,datetime_interval_code,datetime_interval_precision,day,deallocate,dec,decimal,declare,default,defaults,deferrable,deferred,defined,definer,degree,delete,dense_rank,depth,deref,derived,desc,describe,descriptor,deterministic,diagnostics,disconnect,dispatch,distinct,domain,double,drop,dynamic,dynamic_function,dynamic_function_code,each,element,else,end,end-exec,equals,escape,every,except,exception,exclude,excluding,exec,execute,exists,exp,external,extract,false,fetch,filter,final,first,float,floor,following,for,foreign,fortran,found,free,from,full,function,fusion,g,general,get,global,go,goto,grant,granted,group,grouping,having,hierarchy,hold,hour,identity,immediate,implementation,in,including,increment,indicator,initially,inner,inout,input,insensitive,insert,instance,instantiable,int,integer,intersect,intersection,interval,into,invoker,is,isolation,join,k,key,key_member,key_type,language,large,last,lateral,leading,left,length,level,like,ln,local,localtime,localtimestamp,locator,lower,m,map,match,matched,max,maxvalue,member,merge,message_length,message_octet_length,message_text,method,min,minute,minvalue,mod,modifies,module,month,more,multiset,mumps,name,names,national,natural,nchar,nclob,nesting,new,next,no,none,normalize,normalized,not,"null",nullable,nullif,nulls,number,numeric,object,octet_length,octets,of,old,on,only,open,option,options,or,order,ordering,ordinality,others,out,outer,output,over,overlaps,overlay,overriding,pad,parameter,parameter_mode,parameter_name,parameter_ordinal_position,parameter_specific_catalog,parameter_specific_name,parameter_specific_schema,partial,partition,pascal,path,percent_rank,percentile_cont,percentile_disc,placing,pli,position,power,preceding,precision,prepare,preserve,primary,prior,privileges,procedure,public,range,rank,read,reads,real,recursive,ref,references,referencing,regr_avgx,regr_avgy,regr_count,regr_intercept,regr_r2,regr_slope,regr_sxx,regr_sxy,regr_syy,relative,release,repeatable,restart,result,return,returned_cardinality,returned_length,returned_octet_length,returned_sqlstate,returns,revoke,right,role,rollback,rollup,routine,routine_catalog,routine_name,routine_schema,row,row_count,row_number,rows,savepoint,scale,schema,schema_name,scope_catalog,scope_name,scope_schema,scroll,search,second,section,security,select,self,sensitive,sequence,serializable,server_name,session,session_user,set,sets,similar,simple,size,smallint,some,source,space,specific,specific_name,specifictype,sql,sqlexception,sqlstate,sqlwarning,sqrt,start,state,statement,static,stddev_pop,stddev_samp,structure,style,subclass_origin,submultiset,substring,sum,symmetric,system,system_user,table,table_name,tablesample,temporary,then,ties,time,timestamp,timezone_hour,timezone_minute,to,top_level_count,trailing,transaction,transaction_active,transactions_committed,transactions_rolled_back,transform,transforms,translate,translation,treat,trigger,trigger_catalog,trigger_name,trigger_schema,trim,true,type,uescape,unbounded,uncommitted,under,union,unique,unknown,unnamed,unnest,update,upper,usage,user,user_defined_type_catalog,user_defined_type_code,user_defined_type_name,user_defined_type_schema,using,value,values,var_pop,var_samp,varchar,varying,view,when,whenever,where,width_bucket,window,with,within,without,work,write,year,zone}'::text[])
-- types:
