-- Facts summed by minute and by hour, in the cuts that questions need: by group, by skill, and by
-- everything that is attributed to a fact. Facts before the account's watermark are in all of them;
-- "facts" counts them, so that a row whose facts all went away can be told from one of zeros.

CREATE TABLE rollup_watermark (
  account_id   text COLLATE "C" PRIMARY KEY,
  minute_until bigint NOT NULL,
  hour_until   bigint NOT NULL
);

CREATE TABLE rollup_minute_group (
  account_id                 text COLLATE "C" NOT NULL,
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
  csat_answers               bigint NOT NULL,
  csat_satisfied             bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, time, group_id)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_hour_group (
  LIKE rollup_minute_group,
  UNIQUE NULLS NOT DISTINCT (account_id, time, group_id)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_minute_skill (
  account_id                 text COLLATE "C" NOT NULL,
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
  csat_answers               bigint NOT NULL,
  csat_satisfied             bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, time, skill_id)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_hour_skill (
  LIKE rollup_minute_skill,
  UNIQUE NULLS NOT DISTINCT (account_id, time, skill_id)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_minute_full (
  account_id                 text COLLATE "C" NOT NULL,
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
  csat_answers               bigint NOT NULL,
  csat_satisfied             bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, time, agent_id, skill_id, group_id, user_type)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_hour_full (
  LIKE rollup_minute_full,
  UNIQUE NULLS NOT DISTINCT (account_id, time, agent_id, skill_id, group_id, user_type)
) PARTITION BY RANGE (time);

CREATE INDEX rollup_minute_full_by_agent ON rollup_minute_full (account_id, agent_id, time);
CREATE INDEX rollup_minute_full_by_skill ON rollup_minute_full (account_id, skill_id, time);
CREATE INDEX rollup_minute_full_by_group ON rollup_minute_full (account_id, group_id, time);
CREATE INDEX rollup_hour_full_by_agent ON rollup_hour_full (account_id, agent_id, time);
CREATE INDEX rollup_hour_full_by_skill ON rollup_hour_full (account_id, skill_id, time);
CREATE INDEX rollup_hour_full_by_group ON rollup_hour_full (account_id, group_id, time);
