-- A migration takes as long as it takes: the timeout of the connection is for questions.
SET LOCAL statement_timeout = 0;
