package io.managerworkspace.rollup;

import io.managerworkspace.store.Cut;
import io.managerworkspace.store.Database;
import io.managerworkspace.store.DatabaseException;
import io.managerworkspace.store.Retention;
import io.managerworkspace.store.RetentionSettings;
import io.managerworkspace.store.Session;
import io.managerworkspace.store.Sql;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * Creates day partitions ahead and drops those behind the retention. Every replica runs it; a lock
 * lets one work at a time, and what is done already is left alone.
 */
@ApplicationScoped
public class Housekeeping {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final long LOCK = 0x6d77_686f_7573_6531L;
  private static final long AHEAD_MS = 3 * Retention.DAY_MS;
  private static final int KEYS_AT_ONCE = 10_000;
  private static final int CONVERSATIONS_AT_ONCE = 1_000;

  /** Waits for nobody: writers take these rows in another order. */
  private static final String DROP_EMPTY_COUNTS =
      """
      DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM %1$s WHERE conversations = 0 FOR UPDATE SKIP LOCKED))""";

  private final Database database;
  private final RetentionSettings settings;
  private final Clock clock;
  private final RollupMeters meters;

  Housekeeping(Database database, RetentionSettings settings, Clock clock, RollupMeters meters) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
  }

  void onStart(@Observes StartupEvent event) {
    createPartitions();
  }

  @Scheduled(
      identity = "housekeeping",
      every = "1h",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    createPartitions();
    dropOld();
  }

  /** Creates the partitions of all kept days and of the next three. */
  public void createPartitions() {
    var retention = Retention.at(clock.instant(), settings);
    long to = clock.millis() + AHEAD_MS;
    database.inTransaction(
        session -> {
          lock(session);
          tables(retention)
              .forEach((table, since) -> new Partitions(session, table).create(since, to));
          return null;
        });
    meters.housekept();
  }

  /** Drops what is a day or more behind its retention: other clocks may be behind this one. */
  public void dropOld() {
    var retention = Retention.at(clock.instant(), settings);
    tables(retention).forEach((table, since) -> dropBefore(table, since - Retention.DAY_MS));
    for (var table : OpenCounting.TABLES) {
      database.inTransaction(session -> session.update(Sql.of(DROP_EMPTY_COUNTS.formatted(table))));
    }
    // Each round is a transaction of its own, so that no lock is held for long.
    untilNone(() -> dropKeys(retention.logSince() - Retention.DAY_MS));
    untilNone(() -> dropConversations(retention.conversationsSince() - Retention.DAY_MS));
  }

  /** The partitioned tables, each with the day it is kept since. */
  private static Map<String, Long> tables(Retention retention) {
    var tables = new TreeMap<String, Long>();
    tables.put("conversation_event", retention.logSince());
    tables.put("agent_state_event", retention.logSince());
    tables.put("fact", retention.factsSince());
    for (var cut : Cut.values()) {
      tables.put(cut.table(), retention.sumsSince());
    }
    return tables;
  }

  private void dropBefore(String table, long time) {
    var old = database.with(session -> new Partitions(session, table).before(time));
    for (var partition : old) {
      try {
        database.inTransaction(session -> drop(session, partition));
      } catch (DatabaseException e) {
        LOG.warnf(e, "Partition %s could not be dropped now; the next run tries again.", partition);
      }
    }
  }

  private static Void drop(Session session, String partition) {
    lock(session);
    // Dropping locks the table: rather try again later than let answers queue behind it.
    session.update(Sql.of("SET LOCAL lock_timeout = '250ms'"));
    session.update(Sql.of("DROP TABLE IF EXISTS " + partition));
    return null;
  }

  private int dropKeys(long before) {
    return database.inTransaction(
        session ->
            session.update(
                Sql.of(
                    "DELETE FROM event_key WHERE ctid = ANY (ARRAY("
                        + "SELECT ctid FROM event_key WHERE time < ? LIMIT ?"
                        + " FOR UPDATE SKIP LOCKED))",
                    before,
                    KEYS_AT_ONCE)));
  }

  /** Locks as ingestion does, the conversation first. */
  private int dropConversations(long before) {
    return database.inTransaction(
        session ->
            session.update(
                Sql.of(
                    """
                    WITH old AS (
                      SELECT c.account_id, c.conversation_id
                      FROM closed_conversation d JOIN conversation c USING (account_id, conversation_id)
                      WHERE d.account_id IN (SELECT account_id FROM account) AND d.started_at < ?
                        AND c.stage = 'CLOSED' AND c.last_event_at < ?
                      LIMIT ? FOR UPDATE OF c SKIP LOCKED
                    ), report AS (
                      DELETE FROM closed_conversation d USING old
                      WHERE d.account_id = old.account_id
                        AND d.conversation_id = old.conversation_id)
                    DELETE FROM conversation c USING old
                    WHERE c.account_id = old.account_id
                      AND c.conversation_id = old.conversation_id""",
                    before,
                    before,
                    CONVERSATIONS_AT_ONCE)));
  }

  private static void untilNone(IntSupplier round) {
    while (round.getAsInt() > 0) {
      LOG.trace("More is left to drop.");
    }
  }

  private static void lock(Session session) {
    session.query(Sql.of("SELECT pg_advisory_xact_lock(?)", LOCK), row -> true);
  }
}
