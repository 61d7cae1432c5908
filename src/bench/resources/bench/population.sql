-- The formulas of Population.java. Table world has one row: the account and the sizes.
CREATE OR REPLACE FUNCTION pg_temp.mix(number bigint, salt bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT (x * (x % 65521) + 12345) % 2147483647
  FROM (SELECT ((number + 1) * 1103515245 + salt * 12345678901) % 2147483647 AS x) seed
$$;

CREATE OR REPLACE FUNCTION pg_temp.human(nth bigint, agents bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT h / 24 * 25 + h % 24 FROM (SELECT nth % (agents / 25 * 24) AS h) human
$$;

INSERT INTO agent_group (account_id, group_id, name, parent_group_id, enabled, deleted)
SELECT w.account_id, 1000 + g, 'Group ' || g,
  CASE
    WHEN g < w.roots THEN NULL
    WHEN g < w.roots + w.middles THEN 1000 + (g - w.roots) % w.roots
    ELSE 1000 + w.roots + (g - w.roots - w.middles) % w.middles END,
  true, false
FROM world w, generate_series(0, w.groups - 1) g;

INSERT INTO skill
  (account_id, skill_id, name, deleted, response_target_ms, first_response_target_ms)
SELECT w.account_id, 3000 + s, 'Skill ' || s, false,
  CASE WHEN s % 10 <> 9 THEN 70000 END, CASE WHEN s % 10 <> 9 AND s % 2 = 0 THEN 60000 END
FROM world w, generate_series(0, w.skills - 1) s;

INSERT INTO agent
  (account_id, agent_id, login_name, enabled, deleted, max_slots, group_id, skill_ids,
    user_type)
SELECT w.account_id, 5000000 + a, 'agent' || a, true, false,
  CASE WHEN a % 4 <> 0 THEN 3 + a % 5 END,
  1000 + CASE
    WHEN a % 10 = 9 THEN w.roots + pg_temp.mix(a, 60) % w.middles
    ELSE w.roots + w.middles + pg_temp.mix(a, 60) % (w.groups - w.roots - w.middles) END,
  ARRAY(SELECT (3000 + (a + which * (w.skills / 3)) % w.skills)::text
    FROM generate_series(0, 2) which),
  CASE WHEN a % 25 = 24 THEN 'BOT' ELSE 'HUMAN' END
FROM world w, generate_series(0, w.agents - 1) a;

INSERT INTO live_agent
  (account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids, state, state_at,
    state_event_id, state_since, reason_since)
SELECT w.account_id, agent_id, user_type, true, group_id, max_slots, skill_ids,
  CASE WHEN mood = 6 THEN 2 WHEN mood = 7 THEN 1 WHEN mood IN (8, 9) THEN 0 ELSE 3 END,
  CASE WHEN mood < 9 THEN w.start + a END, CASE WHEN mood < 9 THEN 'state-' || a END,
  CASE WHEN mood < 9 THEN w.start + a END, CASE WHEN mood < 9 THEN w.start + a END
FROM world w JOIN agent USING (account_id)
CROSS JOIN LATERAL (SELECT agent_id::bigint - 5000000 AS a) n
CROSS JOIN LATERAL (SELECT pg_temp.mix(a, 50) % 10 AS mood) m;

INSERT INTO agent_state_event (account_id, agent_id, time, event_id, state)
SELECT account_id, agent_id, state_at, state_event_id,
  (ARRAY['OFFLINE', 'AWAY', 'BACK_SOON', 'ONLINE'])[state + 1]
FROM live_agent
WHERE account_id = (SELECT account_id FROM world) AND state_at IS NOT NULL;
