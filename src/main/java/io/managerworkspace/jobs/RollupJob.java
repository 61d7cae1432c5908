package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.DatabaseException;
import io.managerworkspace.database.Session;
import io.managerworkspace.model.Grain;
import io.managerworkspace.model.UnknownIdException;
import io.managerworkspace.opencounts.Aging;
import io.managerworkspace.opencounts.CountComparison;
import io.managerworkspace.opencounts.ServiceLevels;
import io.managerworkspace.rollup.AccountWork;
import io.managerworkspace.rollup.Rollup;
import io.managerworkspace.rollup.RollupMeters;
import io.managerworkspace.rollup.RollupSettings;
import io.managerworkspace.shutdown.JobRuns;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Closes the minutes of accounts as they end, lets their open conversations age, and compares their
 * counts; visits only accounts that have something to do. Replicas share the work.
 */
@ApplicationScoped
public class RollupJob {
  private static final Logger LOG = Logger.getLogger(RollupJob.class);

  private final Database database;
  private final Rollup rollup;
  private final Aging aging;
  private final ServiceLevels serviceLevels;
  private final CountComparison counts;
  private final RollupSettings settings;
  private final Clock clock;
  private final RollupMeters meters;
  private final JobRuns runs;
  private final Visitors visitors;

  RollupJob(
      Database database,
      Rollup rollup,
      Aging aging,
      ServiceLevels serviceLevels,
      CountComparison counts,
      RollupSettings settings,
      Clock clock,
      RollupMeters meters,
      JobRuns runs,
      Visitors visitors) {
    this.database = database;
    this.rollup = rollup;
    this.aging = aging;
    this.serviceLevels = serviceLevels;
    this.counts = counts;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.runs = runs;
    this.visitors = visitors;
  }

  @Scheduled(
      identity = "rollup",
      every = "${workspace.rollup.every:PT10S}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    runs.run(this::closeAll);
  }

  /** A count that went wrong stays wrong until somebody compares. */
  @Scheduled(
      identity = "comparison",
      every = "10m",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void compareCounts() {
    runs.run(
        () -> {
          try {
            counts.changed().stream()
                .takeWhile(_ -> runs.goOn())
                .forEach(account -> tryNow("comparison", account, counts::compare, _ -> {}));
          } catch (DatabaseException e) {
            LOG.warnf("No counts could be compared now: %s", e.getMessage());
          }
        });
  }

  private void closeAll() {
    long began = System.nanoTime();
    var failed = ConcurrentHashMap.<String>newKeySet();
    try {
      boolean isMore = true;
      while (isMore && runs.goOn()) {
        isMore = closeHours(failed);
        visit(due(AccountWork::agingUntil, clock.millis()), failed, aging::catchUp);
        meters.oldestUnsummed(database.with(AccountWork::oldestUnsummed));
      }
      // Most often those that a replica left when it ended.
      visit(serviceLevels.noted(), failed, this::follow);
    } catch (DatabaseException e) {
      LOG.warnf("The roll-up failed; the next run tries again: %s", e.getMessage());
    }
    meters.ran(began);
  }

  /**
   * At most an hour of each account, so that none waits until another's days are summed.
   *
   * @return whether an account has more
   */
  private boolean closeHours(Set<String> failed) {
    long until = Grain.MINUTE.floor(clock.instant().minus(settings.delay()).toEpochMilli());
    var isMore = new AtomicBoolean();
    visit(
        due(AccountWork::unsummedBefore, until),
        failed,
        account -> {
          if (!rollup.closeSome(account, until)) {
            isMore.set(true);
          }
        });
    return isMore.get();
  }

  private List<String> due(BiFunction<Session, Long, List<String>> accounts, long time) {
    return database.with(session -> accounts.apply(session, time));
  }

  /** Visits those that have not failed in this run. */
  private void visit(List<String> accountIds, Set<String> failed, Consumer<String> work) {
    visitors.visit(
        accountIds.stream().filter(account -> !failed.contains(account)).toList(),
        account -> tryNow("roll-up", account, work, id -> fail(id, failed)));
  }

  private void fail(String accountId, Set<String> failed) {
    failed.add(accountId);
    meters.failed();
  }

  private void follow(String accountId) {
    serviceLevels.apply(accountId, runs::goOn);
  }

  private static void tryNow(
      String what, String accountId, Consumer<String> work, Consumer<String> failed) {
    try {
      work.accept(accountId);
    } catch (UnknownIdException _) {
      LOG.debug("An account was deleted meanwhile.");
    } catch (RuntimeException e) {
      // The other accounts go on; this one is tried again at the next run.
      failed.accept(accountId);
      LOG.warnf("The %s of an account failed; the next run tries again: %s", what, e.getMessage());
    }
  }
}
