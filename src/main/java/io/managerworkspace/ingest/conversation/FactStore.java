package io.managerworkspace.ingest.conversation;

import io.managerworkspace.database.Columns;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import io.managerworkspace.rollup.Corrections;
import io.managerworkspace.rollup.FactChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;

/** Table {@code fact}. */
final class FactStore {
  private static final Columns<Fact> COLUMNS = columns();
  private static final String RETURNING = " RETURNING " + COLUMNS.names();

  private final Session session;
  private final String accountId;
  private final long keptSince;
  private final Corrections corrections;

  /**
   * @param keptSince epoch ms of the first day whose facts are kept; older ones cannot be asked for
   */
  FactStore(Session session, String accountId, long keptSince, Corrections corrections) {
    this.corrections = corrections;
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
      if (measure.isDuration()) {
        columns.bigint(measure.column(), fact -> fact.measure(measure));
      } else {
        columns.smallint(measure.column(), fact -> Math.toIntExact(fact.measure(measure)));
      }
    }
    return columns;
  }

  /** Writes facts, and corrects the rollups. */
  void add(List<Fact> facts) {
    write(facts, new ArrayList<>());
  }

  /** Writes facts in the place of all that these conversations had, and corrects the rollups. */
  void replace(Collection<String> conversationIds, List<Fact> facts) {
    write(facts, remove(allOf(conversationIds).plus(RETURNING)));
  }

  /**
   * As {@link #replace(Collection, List)}, for conversations that have facts at these instants
   * only. Instants lead to few partitions, and to few rows through either of the table's indexes,
   * so that it does not matter which one statistics make the planner take.
   *
   * @param instants epoch ms of all events that may have made a fact
   */
  void replace(Collection<String> conversationIds, Collection<Long> instants, List<Fact> facts) {
    var those =
        allOf(conversationIds)
            .plus(" AND time = ANY (?)", (Object) instants.toArray(Long[]::new))
            .plus(RETURNING);
    write(facts, remove(those));
  }

  private Sql allOf(Collection<String> conversationIds) {
    return Sql.of(
        "DELETE FROM fact WHERE account_id = ? AND conversation_id = ANY (?)",
        accountId,
        conversationIds.toArray(String[]::new));
  }

  /**
   * The facts that went, but for those that are too many to hold: the rollups lack them already.
   */
  private List<FactChange> remove(Sql deletion) {
    var gone = new ArrayList<FactChange>();
    session.each(
        deletion,
        FactStore::went,
        change -> {
          if (gone.size() == Folding.SLICE) {
            corrections.apply(gone);
            gone.clear();
          }
          gone.add(change);
        });
    return gone;
  }

  private void write(List<Fact> facts, List<FactChange> changes) {
    var kept = facts.stream().filter(fact -> fact.at().time() >= keptSince).toList();
    if (!kept.isEmpty()) {
      session.update(COLUMNS.insertInto("fact", accountId, kept));
      kept.forEach(fact -> changes.add(came(fact)));
    }
    corrections.apply(changes);
  }

  private static FactChange came(Fact fact) {
    var attribution = new EnumMap<Dimension, String>(Dimension.class);
    fact.skillId().ifPresent(id -> attribution.put(Dimension.SKILL, id));
    fact.attributedTo()
        .ifPresent(
            agent -> {
              attribution.put(Dimension.AGENT, agent.agentId());
              attribution.put(Dimension.USER_TYPE, agent.userType().name());
              agent.groupId().ifPresent(id -> attribution.put(Dimension.GROUP, id));
            });
    return new FactChange(fact.at().time(), attribution, fact.measures(), 1);
  }

  private static FactChange went(ResultSet row) throws SQLException {
    var attribution = new EnumMap<Dimension, String>(Dimension.class);
    for (var dimension : Dimension.values()) {
      var value = row.getString(dimension.column());
      if (value != null) {
        attribution.put(dimension, value);
      }
    }
    var measures = new EnumMap<FactMeasure, Long>(FactMeasure.class);
    for (var measure : FactMeasure.values()) {
      measures.put(measure, row.getLong(measure.column()));
    }
    return new FactChange(row.getLong("time"), attribution, measures, -1);
  }
}
