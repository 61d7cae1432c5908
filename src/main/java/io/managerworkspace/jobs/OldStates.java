package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.shutdown.JobRuns;
import java.util.Optional;

/**
 * Takes old events of agents' states away, with their ids. What later ones need stays: of each
 * agent the last event before the log's beginning, those that began its state and its reason, and
 * the one that this reason followed. So no state of a kept instant changes, nor since when it
 * lasts.
 *
 * <p>A batch looks at the oldest events of some agents, and keeps what would be kept if the log
 * began behind them: what has gone is never missed by the next batch, whoever does it.
 */
final class OldStates {
  private static final int AGENTS = 100;
  private static final int EVENTS = 50;

  /** Every agent that has a state is in {@code live_agent}. */
  static final String DELETE =
      """
      WITH agent AS (
        SELECT agent_id FROM live_agent WHERE account_id = ? AND agent_id > ?
        ORDER BY agent_id LIMIT ?
      ), old AS (
        SELECT e.place, e.agent_id, e.time, e.event_id, e.state, e.reason
        FROM agent a CROSS JOIN LATERAL (
          SELECT ctid AS place, agent_id, time, event_id, state, reason FROM agent_state_event
          WHERE account_id = ? AND agent_id = a.agent_id AND time < ?
          ORDER BY time, event_id LIMIT ?) e
      ), run AS (
        SELECT place, agent_id, row_number() OVER later AS n,
          lag(state) OVER later IS DISTINCT FROM state AS new_state,
          lag(reason) OVER later IS DISTINCT FROM reason AS new_reason
        FROM old WINDOW later AS (PARTITION BY agent_id ORDER BY time, event_id)
      ), kept AS (
        SELECT place, n, max(n) OVER agent AS last,
          max(n) FILTER (WHERE new_state) OVER agent AS of_state,
          max(n) FILTER (WHERE new_state OR new_reason) OVER agent AS of_reason
        FROM run WINDOW agent AS (PARTITION BY agent_id)
      ), gone AS (
        DELETE FROM agent_state_event WHERE account_id = ? AND ctid = ANY (ARRAY(
          SELECT place FROM kept
          WHERE n NOT IN (last, of_state, of_reason) AND (n < of_state OR n <> of_reason - 1)))
        RETURNING event_id
      ), id AS (
        DELETE FROM event_key
        WHERE account_id = ? AND event_id = ANY (ARRAY(SELECT event_id FROM gone)) AND time < ?
      )
      SELECT max(agent_id), (SELECT coalesce(max(n), 0) FROM run) FROM agent""";

  private final Unhurried batches;
  private final JobRuns runs;
  private final int agentsAtOnce;
  private final int eventsAtOnce;

  OldStates(Database database, JobRuns runs) {
    this(database, runs, AGENTS, EVENTS);
  }

  /**
   * With batches of another size.
   *
   * @param eventsAtOnce of each agent; more than the four that may stay
   */
  OldStates(Database database, JobRuns runs, int agentsAtOnce, int eventsAtOnce) {
    batches = new Unhurried(database);
    this.runs = runs;
    this.agentsAtOnce = agentsAtOnce;
    this.eventsAtOnce = eventsAtOnce;
  }

  /**
   * A step of the way.
   *
   * @param isMine false: another replica is at it
   * @param next the agent that the next batch follows; empty when the account has no more
   */
  private record Batch(boolean isMine, Optional<String> next) {}

  /**
   * Takes away what nobody needs of the account's events before {@code beginning}; answers whether
   * that is all done.
   */
  boolean delete(String accountId, long beginning) {
    var batch = new Batch(true, Optional.of(""));
    while (batch.isMine() && batch.next().isPresent()) {
      if (!runs.goOn()) {
        return false;
      }
      var after = batch.next().get();
      batch = batches.inTransaction(session -> delete(session, accountId, after, beginning));
    }
    return batch.isMine();
  }

  private Batch delete(Session session, String accountId, String after, long beginning) {
    if (!Partitions.isMine(session, "agent_state_event")) {
      return new Batch(false, Optional.empty());
    }
    session.update(AccountRemoval.THROUGH_KEYS);
    var sql =
        Sql.of(
            DELETE,
            accountId,
            after,
            agentsAtOnce,
            accountId,
            beginning,
            eventsAtOnce,
            accountId,
            accountId,
            beginning);
    var next =
        session.first(
            sql,
            row -> {
              // These agents may have more.
              boolean again = row.getInt(2) == eventsAtOnce;
              return Optional.ofNullable(again ? after : row.getString(1));
            });
    return new Batch(true, next.orElseThrow());
  }
}
