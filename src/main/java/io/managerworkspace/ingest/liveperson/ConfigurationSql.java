package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Agent;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.AgentGroup;
import io.managerworkspace.ingest.liveperson.ConfigurationRecord.Skill;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes configuration: all records of a body in one statement that changes what differs. */
final class ConfigurationSql {
  static final String DELETE_OTHER_AGENT_GROUPS =
      """
      UPDATE agent_group SET deleted = true WHERE account_id = ? AND NOT deleted
        AND NOT EXISTS (SELECT FROM unnest(?) AS body (id) WHERE body.id = group_id)
      """;
  static final String DELETE_OTHER_SKILLS =
      """
      UPDATE skill SET deleted = true WHERE account_id = ? AND NOT deleted
        AND NOT EXISTS (SELECT FROM unnest(?) AS body (id) WHERE body.id = skill_id)
      """;
  static final String DELETE_OTHER_AGENTS =
      """
      UPDATE agent SET deleted = true WHERE account_id = ? AND NOT deleted
        AND NOT EXISTS (SELECT FROM unnest(?) AS body (id) WHERE body.id = agent_id)
      """;

  private static final String UPSERT_AGENT_GROUPS =
      """
      INSERT INTO agent_group AS stored
        (account_id, group_id, name, parent_group_id, enabled, deleted)
      SELECT ?, id, name, parent_group_id, enabled, deleted
      FROM unnest(?, ?, ?, ?, ?) AS body (id, name, parent_group_id, enabled, deleted)
      ON CONFLICT (account_id, group_id) DO UPDATE SET
        name = excluded.name, parent_group_id = excluded.parent_group_id,
        enabled = excluded.enabled, deleted = excluded.deleted
      WHERE (stored.name, stored.parent_group_id, stored.enabled, stored.deleted)
        IS DISTINCT FROM
        (excluded.name, excluded.parent_group_id, excluded.enabled, excluded.deleted)
      """;
  private static final String UPSERT_SKILLS =
      """
      INSERT INTO skill AS stored
        (account_id, skill_id, name, deleted, response_target_ms, first_response_target_ms)
      SELECT ?, id, name, deleted, response_target_ms, first_response_target_ms
      FROM unnest(?, ?, ?, ?, ?) AS body
        (id, name, deleted, response_target_ms, first_response_target_ms)
      ON CONFLICT (account_id, skill_id) DO UPDATE SET
        name = excluded.name, deleted = excluded.deleted,
        response_target_ms = excluded.response_target_ms,
        first_response_target_ms = excluded.first_response_target_ms
      WHERE (stored.name, stored.deleted, stored.response_target_ms,
          stored.first_response_target_ms)
        IS DISTINCT FROM
        (excluded.name, excluded.deleted, excluded.response_target_ms,
          excluded.first_response_target_ms)
      """;

  /** Lists of ids come as one text each: arrays of different lengths do not unnest. */
  private static final String UPSERT_AGENTS =
      """
      INSERT INTO agent AS stored
        (account_id, agent_id, login_name, full_name, nickname, enabled, deleted, max_slots,
          group_id, user_type, managed_group_ids, skill_ids)
      SELECT ?, id, login_name, full_name, nickname, enabled, deleted, max_slots,
        group_id, user_type,
        string_to_array(managed_group_ids, chr(31)), string_to_array(skill_ids, chr(31))
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS body
        (id, login_name, full_name, nickname, enabled, deleted, max_slots, group_id, user_type,
          managed_group_ids, skill_ids)
      ON CONFLICT (account_id, agent_id) DO UPDATE SET
        login_name = excluded.login_name, full_name = excluded.full_name,
        nickname = excluded.nickname, enabled = excluded.enabled, deleted = excluded.deleted,
        max_slots = excluded.max_slots, group_id = excluded.group_id,
        user_type = excluded.user_type, managed_group_ids = excluded.managed_group_ids,
        skill_ids = excluded.skill_ids
      WHERE (stored.login_name, stored.full_name, stored.nickname, stored.enabled,
          stored.deleted, stored.max_slots, stored.group_id, stored.user_type,
          stored.managed_group_ids, stored.skill_ids)
        IS DISTINCT FROM
        (excluded.login_name, excluded.full_name, excluded.nickname, excluded.enabled,
          excluded.deleted, excluded.max_slots, excluded.group_id, excluded.user_type,
          excluded.managed_group_ids, excluded.skill_ids)
      """;

  /** The separator of {@code chr(31)}; no id has a control character. */
  private static final String SEPARATOR = "\u001f";

  private ConfigurationSql() {}

  static Sql upsertAgentGroups(String accountId, List<AgentGroup> groups) {
    return Sql.of(
        UPSERT_AGENT_GROUPS,
        accountId,
        texts(groups, AgentGroup::id),
        texts(groups, AgentGroup::name),
        texts(groups, group -> group.parentGroupId().orElse(null)),
        flags(groups, AgentGroup::enabled),
        flags(groups, AgentGroup::deleted));
  }

  static Sql upsertSkills(String accountId, List<Skill> skills) {
    return Sql.of(
        UPSERT_SKILLS,
        accountId,
        texts(skills, Skill::id),
        texts(skills, Skill::name),
        flags(skills, Skill::deleted),
        durations(skills, Skill::responseTarget),
        durations(skills, Skill::firstResponseTarget));
  }

  static Sql upsertAgents(String accountId, List<Agent> agents) {
    return Sql.of(
        UPSERT_AGENTS,
        accountId,
        texts(agents, Agent::id),
        texts(agents, agent -> agent.loginName().orElse(null)),
        texts(agents, agent -> agent.fullName().orElse(null)),
        texts(agents, agent -> agent.nickname().orElse(null)),
        flags(agents, Agent::enabled),
        flags(agents, Agent::deleted),
        agents.stream().map(agent -> agent.maxSlots().orElse(null)).toArray(Integer[]::new),
        texts(agents, agent -> agent.groupId().orElse(null)),
        texts(agents, agent -> agent.userType().name()),
        texts(agents, agent -> String.join(SEPARATOR, agent.managedGroupIds())),
        texts(agents, agent -> String.join(SEPARATOR, agent.skillIds())));
  }

  private static <T> String[] texts(List<T> records, Function<T, String> member) {
    return records.stream().map(member).toArray(String[]::new);
  }

  private static <T> Boolean[] flags(List<T> records, Predicate<T> member) {
    return records.stream().map(member::test).toArray(Boolean[]::new);
  }

  private static <T> Long[] durations(List<T> records, Function<T, OptionalLong> member) {
    return records.stream()
        .map(member)
        .map(duration -> duration.isPresent() ? (Long) duration.getAsLong() : null)
        .toArray(Long[]::new);
  }
}
