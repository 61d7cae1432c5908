package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.UserType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the fold needs of tables {@code agent} and {@code skill}. */
final class ConfigurationStore {
  private ConfigurationStore() {}

  /**
   * @param userIds senders who may be agents
   */
  static Configuration load(
      Session session,
      String accountId,
      Collection<String> agentIds,
      Collection<String> skillIds,
      Collection<String> userIds) {
    var agents =
        "SELECT agent_id, user_type, group_id FROM agent"
            + " WHERE account_id = ? AND agent_id = ANY (?)";
    var serviceLevels =
        "SELECT skill_id, response_target_ms, first_response_target_ms FROM skill"
            + " WHERE account_id = ? AND skill_id = ANY (?)";
    return new Configuration(
        byId(session, agents, accountId, agentIds, ConfigurationStore::agent),
        byId(session, serviceLevels, accountId, skillIds, ConfigurationStore::serviceLevels),
        ServingAgents.among(session, accountId, userIds));
  }

  /** Events that name no agent, or no skill, cost no query. */
  private static <T> Map<String, T> byId(
      Session session,
      String sql,
      String accountId,
      Collection<String> ids,
      Session.RowReader<T> reader) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return session
        .query(
            Sql.of(sql, accountId, ids.toArray(String[]::new)),
            row -> Map.entry(row.getString(1), reader.read(row)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Configuration.Agent agent(ResultSet row) throws SQLException {
    return new Configuration.Agent(
        UserType.valueOf(row.getString("user_type")),
        Optional.ofNullable(row.getString("group_id")));
  }

  private static Configuration.ServiceLevel serviceLevels(ResultSet row) throws SQLException {
    return new Configuration.ServiceLevel(
        StateRow.optionalLong(row, "response_target_ms"),
        StateRow.optionalLong(row, "first_response_target_ms"));
  }
}
