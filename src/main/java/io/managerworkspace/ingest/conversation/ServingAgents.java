package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.ingest.events.SenderKey;
import io.managerworkspace.rollup.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Table {@code serving_agent}: who ever served a room of Rocket.Chat's, configured or not. Whoever
 * takes a message by it holds a lock shared that whoever adds to it holds alone, so that no message
 * misses what was added meanwhile.
 */
@ApplicationScoped
public class ServingAgents {
  private static final String LOCK = "(hashtextextended('serving agents ' || ?, 0))";

  private static final String KNOWN =
      "SELECT agent_id FROM serving_agent WHERE account_id = ? AND agent_id = ANY (?)";

  private final AccountWrites writes;

  ServingAgents(AccountWrites writes) {
    this.writes = writes;
  }

  /** Adds agents, each once; committed when this returns. */
  public void add(String accountId, Set<String> agentIds) {
    var ids = agentIds.toArray(String[]::new);
    var known =
        writes.inTransaction(
            accountId,
            session -> session.query(Sql.of(KNOWN, accountId, ids), row -> row.getString(1)));
    if (!known.containsAll(agentIds)) {
      writes.inTransaction(accountId, session -> add(session, accountId, ids));
    }
  }

  private static int add(Session session, String accountId, String[] ids) {
    Watermark.holdStill(session, accountId);
    lock(session, "pg_advisory_xact_lock", accountId);
    return session.update(
        Sql.of(
            "INSERT INTO serving_agent (account_id, agent_id) VALUES (?, unnest(?))"
                + " ON CONFLICT DO NOTHING",
            accountId,
            ids));
  }

  /** Those of the ids that are agents who served; none is added until the transaction ends. */
  static Set<String> among(Session session, String accountId, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    lock(session, "pg_advisory_xact_lock_shared", accountId);
    var sql = Sql.of(KNOWN, accountId, ids.toArray(String[]::new));
    return new HashSet<>(session.query(sql, row -> row.getString(1)));
  }

  /** All agents of the account, those that are configured too, by what the key makes of them. */
  public Map<String, String> byHash(String accountId) {
    return writes.inTransaction(
        accountId,
        session -> {
          var key = SenderKey.of(session, accountId);
          var all =
              Sql.of(
                  "SELECT agent_id FROM serving_agent WHERE account_id = ?"
                      + " UNION SELECT agent_id FROM agent WHERE account_id = ?",
                  accountId,
                  accountId);
          var byHash = new HashMap<String, String>();
          session.query(all, row -> row.getString(1)).forEach(id -> byHash.put(key.hash(id), id));
          return byHash;
        });
  }

  private static void lock(Session session, String function, String accountId) {
    session.query(Sql.of("SELECT " + function + LOCK, accountId), row -> true);
  }
}
