package io.managerworkspace.ingest;

import io.managerworkspace.store.Session;
import io.managerworkspace.store.Sql;
import java.util.Set;
import java.util.TreeSet;

/**
 * Table {@code unconfigured}: groups and skills that were met without being configured. Whoever
 * writes such an id anywhere notes it here, so that answers can list it.
 */
public final class Unconfigured {
  private static final String NOTED =
      """
      INSERT INTO unconfigured (account_id, dimension, id)
      SELECT ?, 'GROUP', id FROM unnest(?) AS met (id) WHERE NOT EXISTS (
        SELECT FROM agent_group WHERE account_id = ? AND group_id = met.id)
      UNION ALL
      SELECT ?, 'SKILL', id FROM unnest(?) AS met (id) WHERE NOT EXISTS (
        SELECT FROM skill WHERE account_id = ? AND skill_id = met.id)
      ON CONFLICT DO NOTHING""";

  private final Set<String> groupIds = new TreeSet<>();
  private final Set<String> skillIds = new TreeSet<>();

  /** A group that was met. */
  public void group(String id) {
    groupIds.add(id);
  }

  /** A skill that was met. */
  public void skill(String id) {
    skillIds.add(id);
  }

  /** Notes those that are not configured, in the order of their ids. */
  public void save(Session session, String accountId) {
    session.update(
        Sql.of(
            NOTED, accountId, array(groupIds), accountId, accountId, array(skillIds), accountId));
  }

  private static Object array(Set<String> ids) {
    return ids.toArray(String[]::new);
  }
}
