-- The counts of open_count without the skill, for questions that do not tell skills apart: an agent
-- has one row for each group that its conversations were assigned in, whatever their skills.
CREATE TABLE open_count_by_assignee (
  account_id    text COLLATE "C" NOT NULL,
  agent_id      text COLLATE "C",
  group_id      text COLLATE "C",
  conversations integer NOT NULL,
  unfixed       integer NOT NULL,
  fixed_weight  bigint  NOT NULL,
  fixed_active  integer NOT NULL,
  overdue       integer NOT NULL,
  idle          integer NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, agent_id, group_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

INSERT INTO open_count_by_assignee
SELECT account_id, agent_id, group_id, sum(conversations), sum(unfixed), sum(fixed_weight),
  sum(fixed_active), sum(overdue), sum(idle)
FROM open_count
GROUP BY account_id, agent_id, group_id;

-- Agents are noted too: only the counts of those that are not configured need the group that their
-- conversations were assigned in.
ALTER TABLE unconfigured
  DROP CONSTRAINT unconfigured_dimension_check,
  ADD CONSTRAINT unconfigured_dimension_check CHECK (dimension IN ('GROUP', 'SKILL', 'AGENT'));

INSERT INTO unconfigured
SELECT DISTINCT o.account_id, 'AGENT', o.agent_id FROM open_conversation o
WHERE o.agent_id IS NOT NULL AND NOT EXISTS (
  SELECT FROM agent a WHERE a.account_id = o.account_id AND a.agent_id = o.agent_id);
