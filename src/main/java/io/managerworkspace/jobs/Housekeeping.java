package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.jobs.HousekeepingMeters.Step;
import io.managerworkspace.model.RollupKey;
import io.managerworkspace.retention.LogBeginning;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
import io.managerworkspace.shutdown.JobRuns;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Creates day partitions ahead and drops what is behind the retention. Every replica runs it; a
 * lock lets one work at a time, and what is done already is left alone.
 */
@ApplicationScoped
public class Housekeeping {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final long AHEAD_MS = 3 * Retention.DAY_MS;

  private final Database database;
  private final RetentionSettings settings;
  private final Clock clock;
  private final HousekeepingMeters meters;
  private final JobRuns runs;
  private final KnownBeginning beginning;
  private final OldEventIds eventIds;
  private final OldPartitions partitions;
  private final OldRows rows;

  public Housekeeping(
      Database database,
      RetentionSettings settings,
      Clock clock,
      HousekeepingMeters meters,
      JobRuns runs) {
    this.database = database;
    beginning = new KnownBeginning(database);
    eventIds = new OldEventIds(database, beginning, runs);
    partitions = new OldPartitions(database);
    rows = new OldRows(database, clock, runs);
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.runs = runs;
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
    runs.run(() -> step(Step.PARTITIONS, this::createMissing));
  }

  /** Often, since what is in the way at one time need not be at another. */
  @Scheduled(
      identity = "retention",
      every = "1m",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void runOften() {
    runs.run(this::dropOld);
  }

  /** Creates the partitions of all kept days and of the next three. */
  public void createPartitions() {
    createMissing();
    meters.done(Step.PARTITIONS);
  }

  private void createMissing() {
    var retention = retention();
    long to = clock.millis() + AHEAD_MS;
    database.inTransaction(
        session -> {
          Partitions.lock(session);
          long logged = LogBeginning.hold(session);
          tables(retention)
              .forEach(
                  (table, since) -> {
                    long from = table.equals(OldEventIds.LOG) ? logged : since;
                    new Partitions(session, table).create(Math.max(from, since), to);
                  });
          return null;
        });
  }

  /** What one step fails of is left to the next run, and the other steps go on. */
  private void step(Step step, Runnable work) {
    try {
      work.run();
      meters.done(step);
    } catch (RuntimeException e) {
      LOG.warnf(e, "Housekeeping step %s failed; the next run tries again.", step.label());
    }
  }

  /** Drops what is a day or more behind its retention: other clocks may be behind this one. */
  public synchronized void dropOld() {
    step(
        Step.EVENT_IDS,
        () -> {
          var days = old().filter(day -> day.table().equals(OldEventIds.LOG)).toList();
          eventIds.delete(days, droppable(retention().logSince()));
        });
    step(
        Step.DROPS,
        () -> {
          partitions.drop(
              old().filter(day -> eventIds.hasNone(day)).map(Partitions.Day::name).toList());
          meters.overdue((int) old().count());
        });
    step(
        Step.ROWS, () -> rows.drop(droppable(retention().conversationsSince()), beginning.known()));
  }

  private Retention retention() {
    return Retention.at(clock.instant(), settings);
  }

  private static long droppable(long since) {
    return since - Retention.DAY_MS;
  }

  private Stream<Partitions.Day> old() {
    return database.with(
        session ->
            tables(retention()).entrySet().stream()
                .flatMap(
                    kept ->
                        new Partitions(session, kept.getKey())
                            .before(droppable(kept.getValue())).stream())
                .toList()
                .stream());
  }

  /** The partitioned tables, each with the day it is kept since. */
  private static Map<String, Long> tables(Retention retention) {
    var tables = new TreeMap<String, Long>();
    tables.put("conversation_event", retention.logSince());
    tables.put("fact", retention.factsSince());
    for (var key : RollupKey.values()) {
      tables.put(key.table(), retention.sumsSince());
    }
    return tables;
  }
}
