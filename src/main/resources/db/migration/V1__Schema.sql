-- The schema. Every key begins with the account. Times are epoch milliseconds, durations milliseconds,
-- weights thousandths where they are summed. Ids compare by code point (collation "C"): the order of
-- events depends on it. Tables that a day leaves behind are partitioned by day.

-- ── Accounts and who may ask ────────────────────────────────────────────────────────────────────

CREATE TABLE account (
  account_id        text COLLATE "C" PRIMARY KEY,
  name              text    NOT NULL,
  time_zone         text    NOT NULL,
  inactive_after_ms bigint  NOT NULL,
  inactive_weight   numeric(6, 3) NOT NULL,
  default_slots     integer NOT NULL,
  -- Makes hashes of senders, so that a consumer is recognised without the id being stored.
  sender_key        bytea   NOT NULL
    DEFAULT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);

-- An account's tokens outlive it for a while: they go behind its rows, in batches as these.
CREATE TABLE api_token (
  account_id      text COLLATE "C" NOT NULL,
  token_id        uuid    NOT NULL,
  user_id         text COLLATE "C" NOT NULL,
  token_hash      bytea   NOT NULL UNIQUE,
  permissions     text[]  NOT NULL,
  -- The groups whose subtrees are all that the token's holder sees; null: every group. That nothing
  -- is seen cannot be stored: a list that was left empty by mistake has to be noticed when given.
  agent_group_ids text[] COLLATE "C" CHECK (cardinality(agent_group_ids) > 0),
  expires_at      bigint,
  rate_limit      text    NOT NULL,
  created_at      bigint  NOT NULL,
  PRIMARY KEY (account_id, token_id)
);

-- Accounts whose rows are on their way out. The account itself is gone from the beginning, so that
-- nothing is answered and nothing is written for it any more; its id is free again when this row
-- has gone too.
CREATE TABLE account_deletion (
  account_id   text COLLATE "C" PRIMARY KEY,
  requested_at bigint NOT NULL,
  deleted_rows bigint NOT NULL DEFAULT 0,
  emptied_at   bigint
);

-- ── Configuration ───────────────────────────────────────────────────────────────────────────────

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
  account_id text COLLATE "C" NOT NULL,
  agent_id   text COLLATE "C" NOT NULL,
  login_name text,
  full_name  text,
  nickname   text,
  enabled    boolean NOT NULL,
  deleted    boolean NOT NULL,
  max_slots  integer,
  group_id   text COLLATE "C",
  skill_ids  text[] NOT NULL,
  user_type  text   NOT NULL CHECK (user_type IN ('HUMAN', 'BOT', 'SYSTEM')),
  PRIMARY KEY (account_id, agent_id)
);

-- Groups and skills that conversations, facts or agents have named without their being configured.
-- They are listed in answers when they have data, and looking for them in all data takes long.
CREATE TABLE unconfigured (
  account_id text COLLATE "C" NOT NULL,
  dimension  text NOT NULL CHECK (dimension IN ('GROUP', 'SKILL')),
  id         text COLLATE "C" NOT NULL,
  PRIMARY KEY (account_id, dimension, id)
);

-- Who ever served a room of Rocket.Chat's, configured or not.
CREATE TABLE serving_agent (
  account_id text COLLATE "C" NOT NULL,
  agent_id   text COLLATE "C" NOT NULL,
  PRIMARY KEY (account_id, agent_id)
);

-- ── The event log ───────────────────────────────────────────────────────────────────────────────

-- Not partitioned: what an agent's first kept event found is kept too, however old it is.
CREATE TABLE agent_state_event (
  account_id text COLLATE "C" NOT NULL,
  agent_id   text COLLATE "C" NOT NULL,
  time       bigint NOT NULL,
  event_id   text COLLATE "C" NOT NULL,
  state      text   NOT NULL,
  reason     text,
  PRIMARY KEY (account_id, agent_id, time, event_id)
);

-- Which event ids an account has used: the log is partitioned by day and cannot tell. Each belongs to
-- one row of the two logs and goes by its key, ahead of that or with it.
CREATE TABLE event_key (
  account_id text COLLATE "C" NOT NULL,
  event_id   text COLLATE "C" NOT NULL,
  time       bigint NOT NULL,
  PRIMARY KEY (account_id, event_id)
);

-- Since when the two logs have every event that was accepted; the latest row counts, none: nothing
-- was ever dropped. What is older is gone, or about to go, whatever the settings say meanwhile; of
-- the states of agents what the later ones need stays.
CREATE TABLE log_beginning (
  since bigint PRIMARY KEY
);

CREATE TABLE conversation_event (
  account_id      text COLLATE "C" NOT NULL,
  conversation_id text COLLATE "C" NOT NULL,
  time            bigint NOT NULL,
  event_id        text COLLATE "C" NOT NULL,
  type            text   NOT NULL,
  skill_id        text COLLATE "C",
  agent_id        text COLLATE "C",
  group_id        text COLLATE "C",
  user_type       text, -- what its source says that the agent is
  sender          text,
  audience        text,
  reason          text,
  channel         text,
  closed_by       text,
  weight          numeric, -- with three decimals at most, like all weights here
  score           smallint,
  -- The consumer, or the sender of a message who is the consumer or an agent.
  sender_hash     text COLLATE "C",
  PRIMARY KEY (account_id, conversation_id, time, event_id)
) PARTITION BY RANGE (time);

-- Messages of which it is not known yet whether an agent sent them, by their sender.
CREATE INDEX conversation_event_unnamed ON conversation_event (account_id, sender_hash)
  WHERE sender = 'USER' AND agent_id IS NULL;

-- ── Conversations ───────────────────────────────────────────────────────────────────────────────

-- The state of each conversation after the last event of its log, with what agents said in it.
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
  fixed_weight              numeric,
  first_reply_at            bigint,
  first_reply_by            text COLLATE "C",
  first_reply_wait_ms       bigint,
  agent_messages            integer NOT NULL DEFAULT 0,
  responses                 integer NOT NULL DEFAULT 0,
  response_wait_ms          bigint  NOT NULL DEFAULT 0,
  -- The hashes of who the consumer is, with a blank between them.
  visitor_hashes            text COLLATE "C",
  PRIMARY KEY (account_id, conversation_id)
) WITH (fillfactor = 70);

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

-- For an account that statistics do not know yet, any index that begins with the account looks as
-- good as the primary key. The condition, which always holds, keeps this one to statements that name
-- the start.
CREATE INDEX closed_conversation_by_start ON closed_conversation (account_id, started_at)
  INCLUDE (closed_at, skill_id, served_by, served_by_bot, served_at, first_reply_at,
    first_reply_by, first_reply_wait_ms, agent_messages, responses, response_wait_ms)
  WHERE started_at IS NOT NULL;

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
  fixed_weight     numeric,
  -- When the waiting consumer's service level is exceeded.
  due_at           bigint,
  PRIMARY KEY (account_id, conversation_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- The condition always holds: see closed_conversation_by_start.
CREATE INDEX open_conversation_by_start ON open_conversation (account_id, started_at)
  WHERE started_at IS NOT NULL;
CREATE INDEX open_conversation_due ON open_conversation (account_id, due_at)
  WHERE due_at IS NOT NULL;
CREATE INDEX open_conversation_idle ON open_conversation (account_id, last_activity_at)
  WHERE fixed_weight IS NULL AND waiting_since IS NULL;
-- The queue's waits are read from the index alone.
CREATE INDEX open_conversation_queued ON open_conversation
  (account_id, skill_id, queued_since, started_at) WHERE agent_id IS NULL;

-- Open conversations counted by assignee, the assignment's group and skill, kept by whoever writes
-- conversations, so that current values need not read every open conversation.
CREATE TABLE open_count (
  account_id    text COLLATE "C" NOT NULL,
  agent_id      text COLLATE "C",
  group_id      text COLLATE "C",
  skill_id      text COLLATE "C",
  conversations integer NOT NULL,
  unfixed       integer NOT NULL,
  fixed_weight  bigint  NOT NULL,
  fixed_active  integer NOT NULL,
  overdue       integer NOT NULL,
  idle          integer NOT NULL,
  -- Whose consumer waits for an answer.
  waiting       integer NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, agent_id, group_id, skill_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- All that current values need of an agent, in one row, so that a question reads nothing else of it:
-- how it is configured, its state, and the sums of its rows in open_count. Every configured agent has
-- a row. Another one gets it with its first state, or when its counts first change; it has no user
-- type, and its conversations belong to the groups that open_count tells.
CREATE TABLE live_agent (
  account_id    text COLLATE "C" NOT NULL,
  agent_id      text COLLATE "C" NOT NULL,
  -- Copied from "agent" by each import. Who is disabled, deleted or of the system does not count.
  user_type     text,
  counts        boolean  NOT NULL DEFAULT false,
  group_id      text COLLATE "C",
  max_slots     integer,
  skill_ids     text[],
  -- Of all states it was ever in, the one with the greatest (state_at, state_event_id): 0 offline,
  -- 1 away, 2 back soon, 3 online.
  state          smallint NOT NULL DEFAULT 0,
  state_at       bigint,
  state_event_id text COLLATE "C",
  -- Of that event, and since when the state has lasted without another one between, and since when
  -- with this reason.
  reason         text,
  state_since    bigint,
  reason_since   bigint,
  conversations integer  NOT NULL DEFAULT 0,
  unfixed       integer  NOT NULL DEFAULT 0,
  fixed_weight  bigint   NOT NULL DEFAULT 0,
  fixed_active  integer  NOT NULL DEFAULT 0,
  overdue       integer  NOT NULL DEFAULT 0,
  idle          integer  NOT NULL DEFAULT 0,
  waiting       integer  NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, agent_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX live_agent_unconfigured ON live_agent (account_id) WHERE user_type IS NULL;

-- What is to be done for accounts, noted by whoever makes it necessary: jobs visit no other account.
CREATE TABLE account_work (
  account_id     text COLLATE "C" PRIMARY KEY,
  -- The begin of the first minute with facts that no sum has; null: all facts are summed.
  unsummed_since bigint,
  -- When time alone changes counts of open conversations next; null: it changes none.
  ages_at        bigint,
  -- Whether counts changed since they were last compared with the open conversations. While they are
  -- compared, the visit is named here, and the next change or visit takes its place: only a visit
  -- that is still named at its end takes the change away.
  changed        boolean NOT NULL,
  visit          uuid,
  -- When to look next for rows that have become too old to be kept, at most a day ahead; null: the
  -- account has none that time makes too old. It has a time as long as there are events in its log.
  expires_at     bigint
) WITH (fillfactor = 70);

-- Open conversations become overdue, inactive and too old to count by the passing of time alone.
-- This says up to which instants the counts have taken that in: a conversation counts that started
-- at or after old_until, as overdue if it is due before due_until, as idle if nobody wrote since
-- idle_until. What lies between these and now are few rows, found through the indexes above.
CREATE TABLE open_bound (
  account_id text COLLATE "C" PRIMARY KEY,
  old_until  bigint NOT NULL,
  due_until  bigint NOT NULL,
  idle_until bigint NOT NULL
);

-- Accounts whose service levels have changed and whose open conversations follow in slices, in the
-- order of their ids; those up to applied_to have done so. The row goes with the last slice.
CREATE TABLE service_level_change (
  account_id text COLLATE "C" PRIMARY KEY,
  applied_to text COLLATE "C" NOT NULL
);

-- ── Facts and their sums ────────────────────────────────────────────────────────────────────────

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
  returns                    smallint NOT NULL,
  csat_answers               smallint NOT NULL,
  csat_satisfied             smallint NOT NULL,
  nps_answers                smallint NOT NULL,
  nps_balance                smallint NOT NULL,
  fcr_answers                smallint NOT NULL,
  fcr_resolved               smallint NOT NULL,
  PRIMARY KEY (account_id, conversation_id, time, event_id)
) PARTITION BY RANGE (time);

CREATE INDEX fact_by_time ON fact (account_id, time);

-- Facts summed by bucket, a table for each set of dimensions that questions need: none, by group, by
-- skill, by agent and group, and by everything that is attributed to a fact. A bucket begins at "time" and
-- is "grain" minutes long: 1, 10, 60 or 360. "facts" counts the facts of a row, so that one whose
-- facts all went away can be told from one of zeros.

CREATE TABLE rollup_total (
  account_id                 text COLLATE "C" NOT NULL,
  grain                      integer NOT NULL,
  time                       bigint NOT NULL,
  facts                      bigint NOT NULL,
  responses                  bigint NOT NULL,
  wait_ms                    bigint NOT NULL,
  first_responses            bigint NOT NULL,
  first_wait_ms              bigint NOT NULL,
  response_ms                bigint NOT NULL,
  first_assignment_responses bigint NOT NULL,
  first_assignment_ms        bigint NOT NULL,
  assignment_responses       bigint NOT NULL,
  assignment_ms              bigint NOT NULL,
  responses_with_target      bigint NOT NULL,
  responses_outside_target   bigint NOT NULL,
  closed_by_agent            bigint NOT NULL,
  closed_by_consumer         bigint NOT NULL,
  auto_closed                bigint NOT NULL,
  duration_ms                bigint NOT NULL,
  transfers                  bigint NOT NULL,
  returns                    bigint NOT NULL,
  csat_answers               bigint NOT NULL,
  csat_satisfied             bigint NOT NULL,
  nps_answers                bigint NOT NULL,
  nps_balance                bigint NOT NULL,
  fcr_answers                bigint NOT NULL,
  fcr_resolved               bigint NOT NULL,
  PRIMARY KEY (account_id, grain, time)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_group (
  account_id                 text COLLATE "C" NOT NULL,
  grain                      integer NOT NULL,
  time                       bigint NOT NULL,
  group_id                   text COLLATE "C",
  facts                      bigint NOT NULL,
  responses                  bigint NOT NULL,
  wait_ms                    bigint NOT NULL,
  first_responses            bigint NOT NULL,
  first_wait_ms              bigint NOT NULL,
  response_ms                bigint NOT NULL,
  first_assignment_responses bigint NOT NULL,
  first_assignment_ms        bigint NOT NULL,
  assignment_responses       bigint NOT NULL,
  assignment_ms              bigint NOT NULL,
  responses_with_target      bigint NOT NULL,
  responses_outside_target   bigint NOT NULL,
  closed_by_agent            bigint NOT NULL,
  closed_by_consumer         bigint NOT NULL,
  auto_closed                bigint NOT NULL,
  duration_ms                bigint NOT NULL,
  transfers                  bigint NOT NULL,
  returns                    bigint NOT NULL,
  csat_answers               bigint NOT NULL,
  csat_satisfied             bigint NOT NULL,
  nps_answers                bigint NOT NULL,
  nps_balance                bigint NOT NULL,
  fcr_answers                bigint NOT NULL,
  fcr_resolved               bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, grain, time, group_id)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_skill (
  account_id                 text COLLATE "C" NOT NULL,
  grain                      integer NOT NULL,
  time                       bigint NOT NULL,
  skill_id                   text COLLATE "C",
  facts                      bigint NOT NULL,
  responses                  bigint NOT NULL,
  wait_ms                    bigint NOT NULL,
  first_responses            bigint NOT NULL,
  first_wait_ms              bigint NOT NULL,
  response_ms                bigint NOT NULL,
  first_assignment_responses bigint NOT NULL,
  first_assignment_ms        bigint NOT NULL,
  assignment_responses       bigint NOT NULL,
  assignment_ms              bigint NOT NULL,
  responses_with_target      bigint NOT NULL,
  responses_outside_target   bigint NOT NULL,
  closed_by_agent            bigint NOT NULL,
  closed_by_consumer         bigint NOT NULL,
  auto_closed                bigint NOT NULL,
  duration_ms                bigint NOT NULL,
  transfers                  bigint NOT NULL,
  returns                    bigint NOT NULL,
  csat_answers               bigint NOT NULL,
  csat_satisfied             bigint NOT NULL,
  nps_answers                bigint NOT NULL,
  nps_balance                bigint NOT NULL,
  fcr_answers                bigint NOT NULL,
  fcr_resolved               bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, grain, time, skill_id)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_agent (
  account_id                 text COLLATE "C" NOT NULL,
  grain                      integer NOT NULL,
  time                       bigint NOT NULL,
  agent_id                   text COLLATE "C",
  group_id                   text COLLATE "C",
  facts                      bigint NOT NULL,
  responses                  bigint NOT NULL,
  wait_ms                    bigint NOT NULL,
  first_responses            bigint NOT NULL,
  first_wait_ms              bigint NOT NULL,
  response_ms                bigint NOT NULL,
  first_assignment_responses bigint NOT NULL,
  first_assignment_ms        bigint NOT NULL,
  assignment_responses       bigint NOT NULL,
  assignment_ms              bigint NOT NULL,
  responses_with_target      bigint NOT NULL,
  responses_outside_target   bigint NOT NULL,
  closed_by_agent            bigint NOT NULL,
  closed_by_consumer         bigint NOT NULL,
  auto_closed                bigint NOT NULL,
  duration_ms                bigint NOT NULL,
  transfers                  bigint NOT NULL,
  returns                    bigint NOT NULL,
  csat_answers               bigint NOT NULL,
  csat_satisfied             bigint NOT NULL,
  nps_answers                bigint NOT NULL,
  nps_balance                bigint NOT NULL,
  fcr_answers                bigint NOT NULL,
  fcr_resolved               bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, grain, time, agent_id, group_id)
) PARTITION BY RANGE (time);

CREATE INDEX rollup_agent_by_agent ON rollup_agent (account_id, agent_id, grain, time);

CREATE TABLE rollup_full (
  account_id                 text COLLATE "C" NOT NULL,
  grain                      integer NOT NULL,
  time                       bigint NOT NULL,
  agent_id                   text COLLATE "C",
  skill_id                   text COLLATE "C",
  group_id                   text COLLATE "C",
  user_type                  text COLLATE "C",
  facts                      bigint NOT NULL,
  responses                  bigint NOT NULL,
  wait_ms                    bigint NOT NULL,
  first_responses            bigint NOT NULL,
  first_wait_ms              bigint NOT NULL,
  response_ms                bigint NOT NULL,
  first_assignment_responses bigint NOT NULL,
  first_assignment_ms        bigint NOT NULL,
  assignment_responses       bigint NOT NULL,
  assignment_ms              bigint NOT NULL,
  responses_with_target      bigint NOT NULL,
  responses_outside_target   bigint NOT NULL,
  closed_by_agent            bigint NOT NULL,
  closed_by_consumer         bigint NOT NULL,
  auto_closed                bigint NOT NULL,
  duration_ms                bigint NOT NULL,
  transfers                  bigint NOT NULL,
  returns                    bigint NOT NULL,
  csat_answers               bigint NOT NULL,
  csat_satisfied             bigint NOT NULL,
  nps_answers                bigint NOT NULL,
  nps_balance                bigint NOT NULL,
  fcr_answers                bigint NOT NULL,
  fcr_resolved               bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, grain, time, agent_id, skill_id, group_id, user_type)
) PARTITION BY RANGE (time);

CREATE INDEX rollup_full_by_agent ON rollup_full (account_id, agent_id, grain, time);
CREATE INDEX rollup_full_by_skill ON rollup_full (account_id, skill_id, grain, time);
CREATE INDEX rollup_full_by_group ON rollup_full (account_id, group_id, grain, time);

-- Up to where an account's facts are summed, the end of a minute: every bucket that ends until then
-- is complete, of the others there is none.
CREATE TABLE rollup_watermark (
  account_id   text COLLATE "C" PRIMARY KEY,
  closed_until bigint NOT NULL
);

-- ── On a Citus cluster ──────────────────────────────────────────────────────────────────────────

-- Runs a question's statement on the node that has the account. Citus keeps no plan for a statement of
-- several tables; this keeps one for each statement and each of the node's parts, in whose tables it
-- reads. Plans take some 4 MB each of a connection's memory, so it keeps the latest alone. Who leaves
-- the long text of the statement out gets no row where there is no plan yet. A call that Citus does not
-- hand on, as in the midst of a transaction, runs the statement as it is.
CREATE FUNCTION answer_on_node(
  account text, name text, types text, statement text, parameters text[]) RETURNS SETOF record
LANGUAGE plpgsql SET search_path FROM CURRENT SET standard_conforming_strings = on
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  most_plans CONSTANT integer := 64;
  part bigint := get_shard_id_for_distribution_column('rollup_watermark', account);
  is_here boolean := to_regclass(shard_name('rollup_watermark', part)) IS NOT NULL;
  prepared text := format('%I', name || CASE WHEN is_here THEN '_' || part ELSE '' END);
  call text := format('EXECUTE %s (%s)', prepared,
    (SELECT string_agg(quote_nullable(p), ', ' ORDER BY place)
      FROM unnest(parameters) WITH ORDINALITY AS u (p, place)));
  old text;
  tables record;
BEGIN
  IF NOT is_here THEN
    PERFORM set_config('plan_cache_mode', 'auto', true);
  END IF;
  BEGIN
    RETURN QUERY EXECUTE call;
    RETURN;
  EXCEPTION WHEN syntax_error OR invalid_sql_statement_name THEN
    -- What is not prepared "does not return tuples".
    IF statement IS NULL THEN
      RETURN;
    END IF;
  END;
  FOR old IN SELECT s.name FROM pg_prepared_statements s WHERE s.from_sql
      ORDER BY s.prepare_time DESC OFFSET most_plans - 1 LOOP
    EXECUTE format('DEALLOCATE %I', old);
  END LOOP;
  FOR tables IN SELECT DISTINCT named[1] AS whole,
        shard_name(d.logicalrelid, get_shard_id_for_distribution_column(d.logicalrelid, account)) AS own
      FROM regexp_matches(statement, '\m(?:FROM|JOIN)\s+(\w+)', 'g') named
      JOIN pg_dist_partition d ON d.logicalrelid = to_regclass(named[1])
      WHERE is_here AND (d.partmethod = 'h' OR d.repmodel = 't') LOOP
    statement := regexp_replace(statement,
      '\m(FROM|JOIN)\s+' || tables.whole || '\M', '\1 ' || tables.own, 'g');
  END LOOP;
  EXECUTE format('PREPARE %s (%s) AS %s', prepared, types, statement);
  RETURN QUERY EXECUTE call;
END $$;
