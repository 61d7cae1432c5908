-- Groups and skills that conversations, facts or agents have named without their being configured.
-- They are listed in answers when they have data, and looking for them in all data takes long.
CREATE TABLE unconfigured (
  account_id text COLLATE "C" NOT NULL,
  dimension  text NOT NULL CHECK (dimension IN ('GROUP', 'SKILL')),
  id         text COLLATE "C" NOT NULL,
  PRIMARY KEY (account_id, dimension, id)
);

INSERT INTO unconfigured
SELECT account_id, 'GROUP', group_id FROM (
  SELECT account_id, group_id FROM agent
  UNION SELECT account_id, group_id FROM open_conversation
  UNION SELECT account_id, group_id FROM fact) met
WHERE group_id IS NOT NULL AND NOT EXISTS (
  SELECT FROM agent_group g WHERE g.account_id = met.account_id AND g.group_id = met.group_id)
UNION ALL
SELECT account_id, 'SKILL', skill_id FROM (
  SELECT account_id, unnest(skill_ids) AS skill_id FROM agent
  UNION SELECT account_id, skill_id FROM open_conversation
  UNION SELECT account_id, skill_id FROM fact) met
WHERE skill_id IS NOT NULL AND NOT EXISTS (
  SELECT FROM skill s WHERE s.account_id = met.account_id AND s.skill_id = met.skill_id);
