-- Open conversations become overdue, inactive and too old to count by the passing of time alone.
-- open_bound says up to which instants open_count has taken that in: a conversation counts that
-- started at or after old_until, as overdue if it is due before due_until, as idle if nobody wrote
-- since idle_until. What lies between these and now are few rows, found through the indexes below.
CREATE TABLE open_bound (
  account_id text COLLATE "C" PRIMARY KEY,
  old_until  bigint NOT NULL,
  due_until  bigint NOT NULL,
  idle_until bigint NOT NULL
);

ALTER TABLE open_count
  ADD overdue integer NOT NULL DEFAULT 0,
  ADD idle    integer NOT NULL DEFAULT 0;

-- When the waiting consumer's service level is exceeded.
ALTER TABLE open_conversation ADD due_at bigint;

UPDATE open_conversation o
SET due_at = o.waiting_since + CASE
  WHEN o.responded THEN k.response_target_ms
  ELSE coalesce(k.first_response_target_ms, k.response_target_ms) END
FROM skill k
WHERE k.account_id = o.account_id AND k.skill_id = o.skill_id AND o.waiting_since IS NOT NULL;

DROP INDEX open_conversation_waiting;
CREATE INDEX open_conversation_due ON open_conversation (account_id, due_at)
  WHERE due_at IS NOT NULL;
CREATE INDEX open_conversation_idle ON open_conversation (account_id, last_activity_at)
  WHERE fixed_weight IS NULL AND waiting_since IS NULL;

-- The queue's waits are read from the index alone.
DROP INDEX open_conversation_queued;
CREATE INDEX open_conversation_queued ON open_conversation
  (account_id, skill_id, queued_since, started_at) WHERE agent_id IS NULL;
