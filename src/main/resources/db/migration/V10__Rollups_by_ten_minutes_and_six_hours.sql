-- Facts summed by ten minutes for the edges of windows, in the cuts by group and by skill: between
-- the first whole minute and the first whole hour lie fewer of these than of minutes. And by six
-- hours in the full cut, whose hours are many. The account's watermark says how far they go: to the
-- last ten minutes and the last six hours that are closed.
CREATE TABLE rollup_ten_minutes_group (
  LIKE rollup_minute_group,
  UNIQUE NULLS NOT DISTINCT (account_id, time, group_id)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_ten_minutes_skill (
  LIKE rollup_minute_skill,
  UNIQUE NULLS NOT DISTINCT (account_id, time, skill_id)
) PARTITION BY RANGE (time);

CREATE TABLE rollup_six_hours_full (
  LIKE rollup_hour_full,
  UNIQUE NULLS NOT DISTINCT (account_id, time, agent_id, skill_id, group_id, user_type)
) PARTITION BY RANGE (time);

CREATE INDEX rollup_six_hours_full_by_agent ON rollup_six_hours_full (account_id, agent_id, time);
CREATE INDEX rollup_six_hours_full_by_skill ON rollup_six_hours_full (account_id, skill_id, time);
CREATE INDEX rollup_six_hours_full_by_group ON rollup_six_hours_full (account_id, group_id, time);

-- What is closed already is summed here, into the same days as the rollups that it comes from.
DO $$
DECLARE
  rollup record;
  day record;
  key text;
  sums text;
BEGIN
  FOR rollup IN
    SELECT * FROM (VALUES
      ('rollup_minute_group', 'rollup_ten_minutes_group', 600000),
      ('rollup_minute_skill', 'rollup_ten_minutes_skill', 600000),
      ('rollup_hour_full', 'rollup_six_hours_full', 21600000)) AS r (source, target, length)
  LOOP
    FOR day IN
      SELECT replace(c.relname, rollup.source, rollup.target) AS name,
        pg_get_expr(c.relpartbound, c.oid) AS bound
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = rollup.source::regclass
    LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I %s', day.name, rollup.target, day.bound);
    END LOOP;

    -- The columns that are no sums are the account, the time and, as texts, what it is cut by.
    SELECT string_agg(format('r.%I', attname), ', ' ORDER BY attnum)
        FILTER (WHERE atttypid = 'text'::regtype AND attname <> 'account_id'),
      string_agg(format('sum(r.%I)', attname), ', ' ORDER BY attnum)
        FILTER (WHERE atttypid <> 'text'::regtype AND attname <> 'time')
    INTO key, sums
    FROM pg_attribute
    WHERE attrelid = rollup.source::regclass AND attnum > 0 AND NOT attisdropped;

    EXECUTE format(
      'INSERT INTO %1$I SELECT r.account_id, r.time - mod(r.time, %3$s), %4$s, %5$s
       FROM %2$I r JOIN rollup_watermark w USING (account_id)
       WHERE r.time < w.minute_until - mod(w.minute_until, %3$s)
       GROUP BY r.account_id, r.time - mod(r.time, %3$s), %4$s',
      rollup.target, rollup.source, rollup.length, key, sums);
  END LOOP;
END
$$;
