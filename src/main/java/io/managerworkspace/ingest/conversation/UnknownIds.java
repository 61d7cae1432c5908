package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import java.util.HashSet;
import java.util.Set;

/**
 * Table {@code unconfigured}: groups and skills that were met without being configured. Whoever
 * writes such an id anywhere notes it here, so that answers can list it.
 */
public final class UnknownIds {
  private static final String UNKNOWN =
      """
      SELECT 'GROUP', id FROM unnest(?) AS met (id) WHERE NOT EXISTS (
        SELECT FROM agent_group WHERE account_id = ? AND group_id = met.id)
      UNION ALL
      SELECT 'SKILL', id FROM unnest(?) AS met (id) WHERE NOT EXISTS (
        SELECT FROM skill WHERE account_id = ? AND skill_id = met.id)
      ORDER BY 1, 2\
      """;

  private record Unknown(String dimension, String id) {}

  private static final Columns<Unknown> COLUMNS =
      new Columns<Unknown>().text("dimension", Unknown::dimension).text("id", Unknown::id);

  private static final String NAMED_BY_AGENTS =
      """
      INSERT INTO unconfigured (account_id, dimension, id)
      SELECT account_id, 'GROUP', group_id FROM agent
      WHERE account_id = ? AND agent_id = ANY (?) AND group_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM agent_group g
        WHERE g.account_id = agent.account_id AND g.group_id = agent.group_id)
      UNION
      SELECT account_id, 'SKILL', named.id FROM agent CROSS JOIN unnest(skill_ids) AS named (id)
      WHERE account_id = ? AND agent_id = ANY (?) AND NOT EXISTS (
        SELECT FROM skill s WHERE s.account_id = agent.account_id AND s.skill_id = named.id)
      ORDER BY 2, 3
      ON CONFLICT DO NOTHING\
      """;

  private final Set<String> groupIds = new HashSet<>();
  private final Set<String> skillIds = new HashSet<>();

  /** A group that was met. */
  public void group(String id) {
    groupIds.add(id);
  }

  /** A skill that was met. */
  public void skill(String id) {
    skillIds.add(id);
  }

  /** Notes those that are not configured, in their order, so that batches never deadlock. */
  public void save(Session session, String accountId) {
    var unknown =
        session.query(
            Sql.of(UNKNOWN, array(groupIds), accountId, array(skillIds), accountId),
            row -> new Unknown(row.getString(1), row.getString(2)));
    if (!unknown.isEmpty()) {
      session.update(
          COLUMNS.insertInto("unconfigured", accountId, unknown).plus(" ON CONFLICT DO NOTHING"));
    }
  }

  /** Notes the groups and skills of stored agents; those may list more than this node can hold. */
  public static void saveNamedBy(Session session, String accountId, String[] agents) {
    session.update(Sql.of(NAMED_BY_AGENTS, accountId, agents, accountId, agents));
  }

  private static Object array(Set<String> ids) {
    return ids.toArray(String[]::new);
  }
}
