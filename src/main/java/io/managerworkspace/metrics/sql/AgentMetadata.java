package io.managerworkspace.metrics.sql;

import io.managerworkspace.database.Parameter;
import io.managerworkspace.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an agent is configured.
 *
 * @param name the full name, else the login name
 * @param groupName empty without a group, {@code NA} when the group is not configured
 * @param maxSlots the agent's, else the account's
 * @param skills in the order of keys
 */
public record AgentMetadata(
    Optional<String> name,
    Optional<String> nickname,
    Optional<String> loginName,
    Optional<String> groupName,
    int maxSlots,
    List<Skill> skills) {

  /** A skill with its name, {@code NA} when it is not configured. */
  public record Skill(String id, String name) {}

  /** What an agent is called, of table {@code agent}. */
  static final String NAME = "coalesce(full_name, login_name)";

  /** The slots are the metric {@code max_slots}, of the same row. */
  static final String COLUMNS = "name, nickname, login_name, group_name, skill_ids, skill_names";

  /**
   * Joins it to the rows of {@code p}. Each agent, group and skill is looked for by itself.
   *
   * @param asked whether it is wanted
   */
  static Sql join(Plan plan, Parameter asked) {
    var accountId = plan.accountId();
    return Sql.of(
        """

        LEFT JOIN LATERAL (
          SELECT %s AS name, nickname, login_name, CASE WHEN p.group_id IS NOT NULL THEN
              coalesce((SELECT g.name FROM agent_group g
                WHERE g.account_id = ? AND g.group_id = p.group_id), 'NA') END AS group_name,
            s.skill_ids, s.skill_names
          FROM agent a CROSS JOIN LATERAL (
            SELECT array_agg(id ORDER BY %2$s) AS skill_ids, array_agg(name ORDER BY %2$s) AS skill_names
            FROM (SELECT id, coalesce((SELECT s.name FROM skill s
                WHERE s.account_id = ? AND s.skill_id = id), 'NA') AS name
              FROM unnest(a.skill_ids) AS id OFFSET 0) named) s
          WHERE a.account_id = ? AND a.agent_id = p.agent_id AND ?
          OFFSET 0) m ON true"""
            .formatted(NAME, KeyOrder.ascending("id")),
        accountId,
        accountId,
        accountId,
        asked);
  }

  static AgentMetadata read(ResultSet row) throws SQLException {
    return new AgentMetadata(
        Optional.ofNullable(row.getString("name")),
        Optional.ofNullable(row.getString("nickname")),
        Optional.ofNullable(row.getString("login_name")),
        Optional.ofNullable(row.getString("group_name")),
        row.getInt("max_slots"),
        skills(row));
  }

  private static List<Skill> skills(ResultSet row) throws SQLException {
    if (row.getArray("skill_ids") == null) {
      return List.of();
    }
    var ids = (String[]) row.getArray("skill_ids").getArray();
    var names = (String[]) row.getArray("skill_names").getArray();
    var skills = new ArrayList<Skill>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      skills.add(new Skill(ids[i], names[i]));
    }
    return List.copyOf(skills);
  }
}
