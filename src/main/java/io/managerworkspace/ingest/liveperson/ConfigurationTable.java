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

  private static final String COPY_AGENTS =
      """
      INSERT INTO live_agent
        (account_id, agent_id, user_type, counts, group_id, max_slots, skill_ids)
      SELECT account_id, agent_id, user_type, enabled AND NOT deleted AND user_type <> 'SYSTEM',
        group_id, max_slots, skill_ids
      FROM agent a WHERE account_id = ? AND NOT EXISTS (
        SELECT FROM live_agent l WHERE l.account_id = a.account_id AND l.agent_id = a.agent_id
          AND l.user_type = a.user_type
          AND l.counts = (a.enabled AND NOT a.deleted AND a.user_type <> 'SYSTEM')
          AND l.group_id IS NOT DISTINCT FROM a.group_id
          AND l.max_slots IS NOT DISTINCT FROM a.max_slots AND l.skill_ids = a.skill_ids)
      ORDER BY agent_id
      ON CONFLICT (account_id, agent_id) DO UPDATE SET user_type = excluded.user_type,
        counts = excluded.counts, group_id = excluded.group_id, max_slots = excluded.max_slots,
        skill_ids = excluded.skill_ids
      """;

  /** Writes all records in one statement that changes what differs. */
  Sql upsert(String accountId, List<T> records) {
    return columns.upsert(name, accountId, records);
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

  /** Brings what questions read of agents in line with how they are configured. */
  static Sql copyAgents(String accountId) {
    return Sql.of(COPY_AGENTS, accountId);
  }
}
