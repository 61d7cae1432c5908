package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.UserType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what the fold needs of tables {@code agent} and {@code skill}, within one transaction. For
 * it an agent stays as it was read first.
 */
final class ConfigurationStore {
  private static final String AGENTS =
      "SELECT agent_id, user_type, group_id FROM agent"
          + " WHERE account_id = ? AND agent_id = ANY (?)";
  private static final String SERVICE_LEVELS =
      "SELECT skill_id, response_target_ms, first_response_target_ms FROM skill"
          + " WHERE account_id = ? AND skill_id = ANY (?)";

  private final Session session;
  private final String accountId;
  private final Map<String, Configuration.Agent> agents = new HashMap<>();

  /** Those that were looked for, configured or not. */
  private final Set<String> lookedFor = new HashSet<>();

  ConfigurationStore(Session session, String accountId) {
    this.session = session;
    this.accountId = accountId;
  }

  /**
   * @param userIds senders who may be agents
   */
  Configuration load(
      Collection<String> agentIds, Collection<String> skillIds, Collection<String> userIds) {
    var unread = agentIds.stream().filter(lookedFor::add).toList();
    agents.putAll(byId(AGENTS, unread, ConfigurationStore::agent));
    return new Configuration(
        Collections.unmodifiableMap(agents),
        byId(SERVICE_LEVELS, skillIds, ConfigurationStore::serviceLevels),
        ServingAgents.among(session, accountId, userIds));
  }

  /** Events that name no agent, or no skill, cost no query. */
  private <T> Map<String, T> byId(String sql, Collection<String> ids, Session.RowReader<T> reader) {
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
