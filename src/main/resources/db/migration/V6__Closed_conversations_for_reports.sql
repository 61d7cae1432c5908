-- What agents said in a conversation, as the fold goes on counting it.
ALTER TABLE conversation
  ADD COLUMN first_reply_at      bigint,
  ADD COLUMN first_reply_by      text COLLATE "C",
  ADD COLUMN first_reply_wait_ms bigint,
  ADD COLUMN agent_messages      integer NOT NULL DEFAULT 0,
  ADD COLUMN responses           integer NOT NULL DEFAULT 0,
  ADD COLUMN response_wait_ms    bigint  NOT NULL DEFAULT 0;

-- What reports need of the closed conversations, and nothing else, so that a year of them is read
-- from an index alone. It is written when a conversation closes: an index over these columns of
-- "conversation" itself would make each of its updates write to every index.
CREATE TABLE closed_conversation (
  account_id          text COLLATE "C" NOT NULL,
  conversation_id     text COLLATE "C" NOT NULL,
  started_at          bigint  NOT NULL,
  closed_at           bigint  NOT NULL,
  skill_id            text COLLATE "C",
  served_by           text COLLATE "C",
  served_by_bot       boolean NOT NULL,
  served_at           bigint,
  first_reply_at      bigint,
  first_reply_by      text COLLATE "C",
  first_reply_wait_ms bigint,
  agent_messages      integer NOT NULL,
  responses           integer NOT NULL,
  response_wait_ms    bigint  NOT NULL,
  PRIMARY KEY (account_id, conversation_id)
);

-- The counts of messages and responses of conversations so far are not known here: a rebuild of the
-- account derives them.
INSERT INTO closed_conversation
SELECT account_id, conversation_id, started_at, closed_at, skill_id, agent_id,
  coalesce(user_type = 'BOT', false), assigned_at, NULL, NULL, NULL, 0, 0, 0
FROM conversation WHERE stage = 'CLOSED';

-- The condition always holds: it keeps the index to statements that name the start, where one by id
-- would read all of an account that statistics do not know yet.
CREATE INDEX closed_conversation_by_start ON closed_conversation (account_id, started_at)
  INCLUDE (closed_at, skill_id, served_by, served_by_bot, served_at, first_reply_at,
    first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms)
  WHERE started_at IS NOT NULL;
