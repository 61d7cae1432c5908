-- The formulas of Conversation.java, and what ingestion derives from its events.
CREATE TEMP TABLE story ON COMMIT DROP AS
SELECT n AS i,
  lpad(to_hex(pg_temp.mix(n, 90)), 8, '0') || '-0000-4000-8000-' || lpad(n::text, 12, '0') AS id,
  n % 10 = 0 AS open, responses, n % 7 = 3 AND responses > 0 AS moved,
  n % 11 = 5 AND responses > 0 AS bot_first, n % 100 = 50 AS returned,
  started_at, started_at + responses * 120000 AS ended_at,
  started_at + 2000 + pg_temp.mix(n, 2) % 50000 AS assigned_at, started_at + 285000 AS moved_at,
  (3000 + (agent + pg_temp.mix(n, 5) % 3 * (w.skills / 3)) % w.skills)::text AS skill_id,
  (3000 + next_agent % w.skills)::text AS next_skill_id,
  a.agent_id, a.group_id, b.agent_id AS next_agent_id, b.group_id AS next_group_id,
  c.agent_id AS bot_id, c.group_id AS bot_group_id
FROM world w
CROSS JOIN generate_series(0, w.conversations - 1) n
CROSS JOIN LATERAL (SELECT
  w.start + pg_temp.mix(n, 1) % 85500000 AS started_at,
  CASE n % 100 WHEN 0 THEN 0 WHEN 50 THEN 6 ELSE 3 + n % 5 END AS responses,
  pg_temp.human(pg_temp.mix(n, 3), w.agents) AS agent,
  pg_temp.human(pg_temp.mix(n, 6), w.agents) AS next_agent,
  pg_temp.mix(n, 4) % (w.agents / 25) * 25 + 24 AS bot) x
JOIN agent a ON a.account_id = w.account_id AND a.agent_id = (5000000 + agent)::text
JOIN agent b ON b.account_id = w.account_id AND b.agent_id = (5000000 + next_agent)::text
JOIN agent c ON c.account_id = w.account_id AND c.agent_id = (5000000 + bot)::text;

ANALYZE story;

CREATE TEMP TABLE made ON COMMIT DROP AS
SELECT * FROM fact WHERE false;

INSERT INTO made
SELECT w.account_id, s.id, answered, s.id || '-a' || r, skill, agent, "group", 'HUMAN',
  1, answered - asked,
  (r = 0)::int, CASE WHEN r = 0 THEN answered - asked ELSE 0 END,
  answered - greatest(asked, since),
  (r = 0)::int, CASE WHEN r = 0 THEN answered - s.assigned_at ELSE 0 END,
  is_first::int, CASE WHEN is_first THEN answered - since ELSE 0 END,
  (target IS NOT NULL)::int, coalesce(answered - asked > target, false)::int,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
FROM world w
CROSS JOIN story s
CROSS JOIN generate_series(0, s.responses - 1) r
CROSS JOIN LATERAL (SELECT
  s.started_at + r * 120000 + CASE r WHEN 0 THEN 1000 ELSE pg_temp.mix(s.i, 20 + r) % 40000 END
    AS asked,
  s.started_at + r * 120000 + 60000 + pg_temp.mix(s.i, 40 + r) % 50000 AS answered,
  s.moved AND r >= 2 AS is_moved, r = 0 OR (s.moved AND r = 2) AS is_first) t
CROSS JOIN LATERAL (SELECT
  CASE WHEN is_moved THEN s.moved_at ELSE s.assigned_at END AS since,
  CASE WHEN is_moved THEN s.next_skill_id ELSE s.skill_id END AS skill,
  CASE WHEN is_moved THEN s.next_agent_id ELSE s.agent_id END AS agent,
  CASE WHEN is_moved THEN s.next_group_id ELSE s.group_id END AS "group") x
JOIN skill k ON k.account_id = w.account_id AND k.skill_id = x.skill
CROSS JOIN LATERAL (SELECT
  CASE WHEN r = 0 THEN coalesce(k.first_response_target_ms, k.response_target_ms)
    ELSE k.response_target_ms END AS target) y;

-- Transfers by the bot, by the first agent, and back to the queue.
INSERT INTO made
SELECT w.account_id, s.id, time, s.id || name, skill, agent, "group", type,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (name <> '-u')::int, (name = '-u')::int,
  0, 0, 0, 0, 0, 0
FROM world w
CROSS JOIN story s
CROSS JOIN LATERAL (VALUES
  (s.bot_first, s.assigned_at, '-h', s.skill_id, s.bot_id, s.bot_group_id, 'BOT'),
  (s.moved, s.moved_at, '-m', s.skill_id, s.agent_id, s.group_id, 'HUMAN'),
  (s.returned AND NOT s.moved, s.ended_at + 25000, '-u', s.skill_id, s.agent_id, s.group_id,
    'HUMAN'),
  (s.returned AND s.moved, s.ended_at + 25000, '-u', s.next_skill_id, s.next_agent_id,
    s.next_group_id, 'HUMAN')
) AS transfer (happened, time, name, skill, agent, "group", type)
WHERE happened;

-- Closes and survey answers.
INSERT INTO made
SELECT w.account_id, s.id, s.ended_at + after, s.id || name,
  CASE WHEN s.moved THEN s.next_skill_id ELSE s.skill_id END,
  CASE WHEN s.moved THEN s.next_agent_id ELSE s.agent_id END,
  CASE WHEN s.moved THEN s.next_group_id ELSE s.group_id END, 'HUMAN',
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  by_agent, by_consumer, by_system, duration, 0, 0,
  csat, satisfied, nps, balance, fcr, resolved
FROM world w
CROSS JOIN story s
CROSS JOIN LATERAL (SELECT
  pg_temp.mix(s.i, 7) % 10 AS who, pg_temp.mix(s.i, 10) % 11 AS likely) x
CROSS JOIN LATERAL (VALUES
  (true, 10000, '-c', (who < 6)::int, (who BETWEEN 6 AND 8)::int, (who = 9)::int,
    s.ended_at + 10000 - s.started_at, 0, 0, 0, 0, 0, 0),
  (s.i % 6 = 0, 12000, '-n', 0, 0, 0, 0, 0, 0,
    1, (likely >= 9)::int - (likely <= 6)::int, 0, 0),
  (s.i % 9 = 0, 13000, '-r', 0, 0, 0, 0, 0, 0, 0, 0, 1, (pg_temp.mix(s.i, 11) % 4 > 0)::int),
  (s.i % 3 = 0, 15000, '-v', 0, 0, 0, 0, 1, (pg_temp.mix(s.i, 8) % 5 >= 3)::int, 0, 0, 0, 0)
) AS ended (happened, after, name, by_agent, by_consumer, by_system, duration, csat, satisfied,
  nps, balance, fcr, resolved)
WHERE NOT s.open AND happened;

-- In the order of their times, as a live feed would have brought them.
INSERT INTO fact SELECT * FROM made ORDER BY time;

INSERT INTO conversation
SELECT w.account_id, s.id, s.started_at, last_at, s.id || '-' || last_name,
  CASE WHEN s.moved THEN s.next_skill_id ELSE s.skill_id END, stage,
  CASE WHEN s.returned THEN s.ended_at + 25000 WHEN s.responses = 0 THEN s.started_at END,
  CASE WHEN NOT s.open THEN s.ended_at + 10000 END,
  CASE WHEN s.responses > 0 THEN CASE WHEN s.moved THEN s.next_agent_id ELSE s.agent_id END END,
  CASE WHEN s.responses > 0 THEN CASE WHEN s.moved THEN s.next_group_id ELSE s.group_id END END,
  CASE WHEN s.responses > 0 THEN 'HUMAN' END,
  CASE WHEN s.responses > 0 THEN CASE WHEN s.moved THEN s.moved_at ELSE s.assigned_at END END,
  s.responses > 0,
  CASE WHEN s.responses > 0 THEN s.assigned_at END,
  CASE WHEN s.open AND s.responses = 0 THEN s.started_at + 1000
    WHEN waits THEN s.ended_at + 20000 END,
  s.started_at + 1000,
  CASE WHEN s.responses > 0 THEN answered END,
  CASE WHEN waits THEN s.ended_at + 20000 WHEN s.responses = 0 THEN s.started_at + 1000
    ELSE last_answer_at END,
  CASE WHEN weighed THEN pg_temp.mix(s.i, 9) % 2000 / 1000.0 END,
  CASE WHEN s.responses > 0 THEN answered END, CASE WHEN s.responses > 0 THEN s.agent_id END,
  CASE WHEN s.responses > 0 THEN answered - s.started_at - 1000 END,
  s.responses + s.bot_first::int, s.responses, coalesce(wait_ms, 0)
FROM world w
CROSS JOIN story s
LEFT JOIN (SELECT conversation_id AS id, sum(wait_ms) AS wait_ms FROM made
  GROUP BY conversation_id) m USING (id)
CROSS JOIN LATERAL (SELECT
  s.started_at + 60000 + pg_temp.mix(s.i, 40) % 50000 AS answered,
  s.i % 20 = 10 AS waits, s.open AND s.i % 30 = 0 AS weighed,
  s.ended_at - 60000 + pg_temp.mix(s.i, 40 + s.responses - 1) % 50000 AS last_answer_at,
  CASE WHEN NOT s.open THEN 'CLOSED' WHEN s.returned OR s.responses = 0 THEN 'QUEUED'
    ELSE 'ASSIGNED' END AS stage) x
CROSS JOIN LATERAL (SELECT
  CASE WHEN weighed THEN s.ended_at + 30000
    WHEN NOT s.open AND s.i % 3 = 0 THEN s.ended_at + 15000
    WHEN NOT s.open THEN s.ended_at + 10000
    WHEN s.returned THEN s.ended_at + 25000
    WHEN waits THEN s.ended_at + 20000
    WHEN s.responses = 0 THEN s.started_at + 1000
    ELSE last_answer_at END AS last_at,
  CASE WHEN weighed THEN 'w'
    WHEN NOT s.open AND s.i % 3 = 0 THEN 'v'
    WHEN NOT s.open THEN 'c'
    WHEN s.returned THEN 'u'
    WHEN waits THEN 'q' || s.responses
    WHEN s.responses = 0 THEN 'q0'
    ELSE 'a' || s.responses - 1 END AS last_name) y
ORDER BY s.started_at;

INSERT INTO closed_conversation
SELECT account_id, conversation_id, started_at, closed_at, skill_id, agent_id, false, assigned_at,
  first_reply_at, first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms
FROM conversation WHERE account_id = (SELECT account_id FROM world) AND stage = 'CLOSED'
ORDER BY started_at;

INSERT INTO open_conversation
SELECT account_id, conversation_id, started_at, skill_id,
  CASE stage WHEN 'ASSIGNED' THEN agent_id END, CASE stage WHEN 'ASSIGNED' THEN group_id END,
  queued_since, waiting_since, first_response_at IS NOT NULL, last_activity_at, fixed_weight,
  waiting_since + CASE WHEN first_response_at IS NOT NULL THEN k.response_target_ms
    ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
FROM conversation LEFT JOIN skill k USING (account_id, skill_id)
WHERE account_id = (SELECT account_id FROM world) AND stage <> 'CLOSED'
ORDER BY started_at;

INSERT INTO account_work (account_id, unsummed_since, ages_at, changed, expires_at)
SELECT account_id, min(time), 0, true, floor(extract(epoch FROM now()) * 1000)::bigint + 86400000
FROM fact
WHERE account_id = (SELECT account_id FROM world) GROUP BY account_id
ON CONFLICT (account_id) DO UPDATE SET unsummed_since = excluded.unsummed_since, ages_at = 0,
  expires_at = excluded.expires_at;

-- The counts are as of the beginning of time. The job that moves them on may have begun already.
SELECT pg_advisory_xact_lock_shared(hashtextextended('rollup ' || account_id, 0)) FROM world;
DELETE FROM open_bound WHERE account_id = (SELECT account_id FROM world);

INSERT INTO open_count
SELECT account_id, agent_id, group_id, skill_id, count(*),
  count(*) FILTER (WHERE fixed_weight IS NULL),
  coalesce(sum(fixed_weight * 1000), 0),
  count(*) FILTER (WHERE fixed_weight >= 1), 0, 0,
  count(*) FILTER (WHERE waiting_since IS NOT NULL)
FROM open_conversation WHERE account_id = (SELECT account_id FROM world)
GROUP BY account_id, agent_id, group_id, skill_id;

UPDATE live_agent a SET conversations = c.conversations, unfixed = c.unfixed,
  fixed_weight = c.fixed_weight, fixed_active = c.fixed_active, waiting = c.waiting
FROM (SELECT account_id, agent_id, sum(conversations) AS conversations, sum(unfixed) AS unfixed,
    sum(fixed_weight) AS fixed_weight, sum(fixed_active) AS fixed_active,
    sum(waiting) AS waiting
  FROM open_count WHERE account_id = (SELECT account_id FROM world)
  GROUP BY account_id, agent_id) c
WHERE a.account_id = c.account_id AND a.agent_id = c.agent_id;
