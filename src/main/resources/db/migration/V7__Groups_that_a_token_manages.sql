-- The groups whose subtrees are all that the token's holder sees; null: every group. That nothing is
-- seen cannot be stored: a list that was left empty by mistake has to be noticed when it is given.
ALTER TABLE api_token ADD agent_group_ids text[] COLLATE "C"
  CHECK (cardinality(agent_group_ids) > 0);
