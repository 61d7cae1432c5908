-- Open conversations counted by assignee, the assignment's group and skill, kept by whoever writes
-- conversations, so that current values need not read every open conversation. What depends on the
-- instant (age, waiting, activity) concerns few of them and is found through the indexes below.
-- Weights are in thousandths.
CREATE TABLE open_count (
  account_id    text COLLATE "C" NOT NULL,
  agent_id      text COLLATE "C",
  group_id      text COLLATE "C",
  skill_id      text COLLATE "C",
  conversations integer NOT NULL,
  unfixed       integer NOT NULL,
  fixed_weight  bigint  NOT NULL,
  fixed_active  integer NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, agent_id, group_id, skill_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

INSERT INTO open_count
SELECT account_id, agent_id, group_id, skill_id, count(*),
  count(*) FILTER (WHERE fixed_weight IS NULL),
  coalesce(sum(fixed_weight * 1000), 0),
  count(*) FILTER (WHERE fixed_weight >= 1)
FROM open_conversation
GROUP BY account_id, agent_id, group_id, skill_id;

CREATE INDEX open_conversation_by_start ON open_conversation (account_id, started_at);
CREATE INDEX open_conversation_waiting ON open_conversation (account_id, waiting_since)
  WHERE waiting_since IS NOT NULL;
CREATE INDEX open_conversation_queued ON open_conversation (account_id, skill_id)
  WHERE agent_id IS NULL;
