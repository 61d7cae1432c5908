-- Every key begins with the account. Times are epoch milliseconds, durations milliseconds.
-- Ids compare by code point (collation "C"): the order of events depends on it.

CREATE TABLE account (
  account_id        text COLLATE "C" PRIMARY KEY,
  name              text    NOT NULL,
  time_zone         text    NOT NULL,
  inactive_after_ms bigint  NOT NULL,
  inactive_weight   numeric(6, 3) NOT NULL,
  default_slots     integer NOT NULL
);

CREATE TABLE api_token (
  account_id      text COLLATE "C" NOT NULL REFERENCES account,
  token_id        uuid    NOT NULL,
  user_id         text COLLATE "C" NOT NULL,
  token_hash      bytea   NOT NULL UNIQUE,
  permissions     text[]  NOT NULL,
  expires_at      bigint,
  rate_limit      text    NOT NULL,
  created_at      bigint  NOT NULL,
  PRIMARY KEY (account_id, token_id)
);

CREATE TABLE agent_group (
  account_id      text COLLATE "C" NOT NULL,
  group_id        text COLLATE "C" NOT NULL,
  name            text    NOT NULL,
  parent_group_id text COLLATE "C",
  enabled         boolean NOT NULL,
  deleted         boolean NOT NULL,
  PRIMARY KEY (account_id, group_id)
);

CREATE TABLE skill (
  account_id               text COLLATE "C" NOT NULL,
  skill_id                 text COLLATE "C" NOT NULL,
  name                     text    NOT NULL,
  deleted                  boolean NOT NULL,
  response_target_ms       bigint,
  first_response_target_ms bigint,
  PRIMARY KEY (account_id, skill_id)
);

CREATE TABLE agent (
  account_id        text COLLATE "C" NOT NULL,
  agent_id          text COLLATE "C" NOT NULL,
  login_name        text,
  full_name         text,
  nickname          text,
  enabled           boolean NOT NULL,
  deleted           boolean NOT NULL,
  max_slots         integer,
  group_id          text COLLATE "C",
  managed_group_ids text[] NOT NULL,
  skill_ids         text[] NOT NULL,
  user_type         text   NOT NULL CHECK (user_type IN ('HUMAN', 'BOT', 'SYSTEM')),
  PRIMARY KEY (account_id, agent_id)
);

-- The state an agent is in: of all it was ever in, the one with the greatest (since, event_id).
CREATE TABLE agent_state (
  account_id text COLLATE "C" NOT NULL,
  agent_id   text COLLATE "C" NOT NULL,
  since      bigint NOT NULL,
  event_id   text COLLATE "C" NOT NULL,
  state      text   NOT NULL CHECK (state IN ('ONLINE', 'BACK_SOON', 'AWAY', 'OFFLINE')),
  PRIMARY KEY (account_id, agent_id)
) WITH (fillfactor = 70);

CREATE TABLE agent_state_event (
  account_id text COLLATE "C" NOT NULL,
  agent_id   text COLLATE "C" NOT NULL,
  time       bigint NOT NULL,
  event_id   text COLLATE "C" NOT NULL,
  state      text   NOT NULL,
  reason     text,
  PRIMARY KEY (account_id, agent_id, time, event_id)
) PARTITION BY RANGE (time);

-- Which event ids an account has used: the log is partitioned by day and cannot tell.
CREATE TABLE event_key (
  account_id text COLLATE "C" NOT NULL,
  event_id   text COLLATE "C" NOT NULL,
  time       bigint NOT NULL,
  PRIMARY KEY (account_id, event_id)
);

-- Retention deletes by time; rows lie roughly in its order, so block ranges are enough.
CREATE INDEX event_key_by_time ON event_key USING brin (time);

CREATE TABLE conversation_event (
  account_id      text COLLATE "C" NOT NULL,
  conversation_id text COLLATE "C" NOT NULL,
  time            bigint NOT NULL,
  event_id        text COLLATE "C" NOT NULL,
  type            text   NOT NULL,
  skill_id        text COLLATE "C",
  agent_id        text COLLATE "C",
  group_id        text COLLATE "C",
  sender          text,
  audience        text,
  reason          text,
  channel         text,
  closed_by       text,
  weight          numeric(6, 3),
  score           smallint,
  PRIMARY KEY (account_id, conversation_id, time, event_id)
) PARTITION BY RANGE (time);

-- The state of each conversation after the last event of its log.
CREATE TABLE conversation (
  account_id                text COLLATE "C" NOT NULL,
  conversation_id           text COLLATE "C" NOT NULL,
  started_at                bigint,
  last_event_at             bigint,
  last_event_id             text COLLATE "C",
  skill_id                  text COLLATE "C",
  stage                     text CHECK (stage IN ('QUEUED', 'ASSIGNED', 'CLOSED')),
  queued_since              bigint,
  closed_at                 bigint,
  agent_id                  text COLLATE "C",
  group_id                  text COLLATE "C",
  user_type                 text,
  assigned_at               bigint,
  assignment_answered       boolean,
  first_human_assignment_at bigint,
  waiting_since             bigint,
  first_consumer_message_at bigint,
  first_response_at         bigint,
  last_activity_at          bigint,
  fixed_weight              numeric(6, 3),
  PRIMARY KEY (account_id, conversation_id)
) WITH (fillfactor = 70);

-- What current values need of the open conversations, and nothing else, so that a scan is short.
CREATE TABLE open_conversation (
  account_id       text COLLATE "C" NOT NULL,
  conversation_id  text COLLATE "C" NOT NULL,
  started_at       bigint NOT NULL,
  skill_id         text COLLATE "C",
  agent_id         text COLLATE "C",
  group_id         text COLLATE "C",
  queued_since     bigint,
  waiting_since    bigint,
  responded        boolean NOT NULL,
  last_activity_at bigint NOT NULL,
  fixed_weight     numeric(6, 3),
  PRIMARY KEY (account_id, conversation_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- One row per response, close, transfer or survey answer, attributed as of its instant.
CREATE TABLE fact (
  account_id                 text COLLATE "C" NOT NULL,
  conversation_id            text COLLATE "C" NOT NULL,
  time                       bigint NOT NULL,
  event_id                   text COLLATE "C" NOT NULL,
  skill_id                   text COLLATE "C",
  agent_id                   text COLLATE "C",
  group_id                   text COLLATE "C",
  user_type                  text,
  responses                  smallint NOT NULL,
  wait_ms                    bigint   NOT NULL,
  first_responses            smallint NOT NULL,
  first_wait_ms              bigint   NOT NULL,
  response_ms                bigint   NOT NULL,
  first_assignment_responses smallint NOT NULL,
  first_assignment_ms        bigint   NOT NULL,
  assignment_responses       smallint NOT NULL,
  assignment_ms              bigint   NOT NULL,
  responses_with_target      smallint NOT NULL,
  responses_outside_target   smallint NOT NULL,
  closed_by_agent            smallint NOT NULL,
  closed_by_consumer         smallint NOT NULL,
  auto_closed                smallint NOT NULL,
  duration_ms                bigint   NOT NULL,
  transfers                  smallint NOT NULL,
  csat_answers               smallint NOT NULL,
  csat_satisfied             smallint NOT NULL,
  PRIMARY KEY (account_id, conversation_id, time, event_id)
) PARTITION BY RANGE (time);

CREATE INDEX fact_by_time ON fact (account_id, time);
