-- Accounts whose rows are on their way out. The account itself is gone from the beginning, so that
-- nothing is answered and nothing is written for it any more; its id is free again when this row
-- has gone too.
CREATE TABLE account_deletion (
  account_id   text COLLATE "C" PRIMARY KEY,
  requested_at bigint NOT NULL,
  deleted_rows bigint NOT NULL DEFAULT 0,
  emptied_at   bigint
);

-- An account's tokens outlive it for a while: they go behind its rows, in batches as these.
ALTER TABLE api_token DROP CONSTRAINT api_token_account_id_fkey;
