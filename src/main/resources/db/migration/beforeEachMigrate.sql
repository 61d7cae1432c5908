-- A migration takes as long as it takes: the timeout of the connection is for questions.
SET LOCAL statement_timeout = 0;
-- While it waits for a table, everybody else queues behind it: rather fail, and be tried again by
-- the next start.
SET LOCAL lock_timeout = '3s';
