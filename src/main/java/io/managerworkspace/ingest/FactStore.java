package io.managerworkspace.ingest;

import io.managerworkspace.store.Columns;
import io.managerworkspace.store.FactMeasure;
import io.managerworkspace.store.Session;
import io.managerworkspace.store.Sql;
import java.util.Collection;
import java.util.List;

/** Table {@code fact}. */
final class FactStore {
  private static final Columns<Fact> COLUMNS = columns();

  private final Session session;
  private final String accountId;
  private final long keptSince;

  /**
   * @param keptSince epoch ms of the first day whose facts are kept; older ones cannot be asked for
   */
  FactStore(Session session, String accountId, long keptSince) {
    this.session = session;
    this.accountId = accountId;
    this.keptSince = keptSince;
  }

  private static Columns<Fact> columns() {
    var columns =
        new Columns<Fact>()
            .text("conversation_id", Fact::conversationId)
            .bigint("time", fact -> fact.at().time())
            .text("event_id", fact -> fact.at().eventId())
            .optionalText("skill_id", Fact::skillId)
            .optionalText("agent_id", fact -> fact.attributedTo().map(Fact.Agent::agentId))
            .optionalText("group_id", fact -> fact.attributedTo().flatMap(Fact.Agent::groupId))
            .optionalText("user_type", fact -> fact.attributedTo().map(a -> a.userType().name()));
    for (var measure : FactMeasure.values()) {
      columns.bigint(measure.column(), fact -> fact.measures().getOrDefault(measure, 0L));
    }
    return columns;
  }

  void add(List<Fact> facts) {
    var kept = facts.stream().filter(fact -> fact.at().time() >= keptSince).toList();
    if (!kept.isEmpty()) {
      session.update(COLUMNS.insertInto("fact", accountId, kept));
    }
  }

  void removeAllOf(Collection<String> conversationIds) {
    if (!conversationIds.isEmpty()) {
      session.update(
          Sql.of(
              "DELETE FROM fact WHERE account_id = ? AND conversation_id = ANY (?)",
              accountId,
              conversationIds.toArray(String[]::new)));
    }
  }
}
