-- For an account that statistics do not know yet, any index that begins with the account looks as
-- good as the primary key, and removing a closed conversation by its id was seen to read all of the
-- account's through this one. The condition, which always holds, keeps it to statements that name
-- the start.
DROP INDEX open_conversation_by_start;

CREATE INDEX open_conversation_by_start ON open_conversation (account_id, started_at)
  WHERE started_at IS NOT NULL;
