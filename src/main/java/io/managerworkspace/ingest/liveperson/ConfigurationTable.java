package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Agent;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.AgentGroup;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Skill;
import java.util.List;

/**
 * Where configuration of one kind is stored.
 *
 * @param key the column of the record's id, besides its account's
 */
record ConfigurationTable<T extends ConfigurationRecord>(
    String name, String key, Columns<T> columns) {
  static final ConfigurationTable<AgentGroup> AGENT_GROUPS =
      new ConfigurationTable<>(
          "agent_group",
          "group_id",
          new Columns<AgentGroup>()
              .text("group_id", AgentGroup::id)
              .text("name", AgentGroup::name)
              .optionalText("parent_group_id", AgentGroup::parentGroupId)
              .bool("enabled", AgentGroup::enabled)
              .bool("deleted", AgentGroup::deleted));
  static final ConfigurationTable<Skill> SKILLS =
      new ConfigurationTable<>(
          "skill",
          "skill_id",
          new Columns<Skill>()
              .text("skill_id", Skill::id)
              .text("name", Skill::name)
              .bool("deleted", Skill::deleted)
              .optionalBigint("response_target_ms", Skill::responseTarget)
              .optionalBigint("first_response_target_ms", Skill::firstResponseTarget));
  static final ConfigurationTable<Agent> AGENTS =
      new ConfigurationTable<>(
          "agent",
          "agent_id",
          new Columns<Agent>()
              .text("agent_id", Agent::id)
              .optionalText("login_name", Agent::loginName)
              .optionalText("full_name", Agent::fullName)
              .optionalText("nickname", Agent::nickname)
              .bool("enabled", Agent::enabled)
              .bool("deleted", Agent::deleted)
              .optionalInteger("max_slots", Agent::maxSlots)
              .optionalText("group_id", Agent::groupId)
              .text("user_type", agent -> agent.userType().name())
              .texts("skill_ids", Agent::skillIds));

  /**
   * Writes all records in one statement that changes what differs, and has a row for each of these:
   * Citus counts those alike that it leaves as they are.
   */
  Sql upsert(String accountId, List<T> records) {
    return columns.upsert(name, accountId, records).plus("\nRETURNING " + key);
  }

  /** Marks the records of an account as deleted whose ids are none of these. */
  Sql deleteOthers(String accountId, String[] ids) {
    return Sql.of(
        """
        UPDATE %s SET deleted = true WHERE account_id = ? AND NOT deleted
          AND NOT EXISTS (SELECT FROM unnest(?) AS body (id) WHERE body.id = %s)"""
            .formatted(name, key),
        accountId,
        ids);
  }
}
