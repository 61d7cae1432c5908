package io.managerworkspace.jobs;

import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.shutdown.JobRuns;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Takes away the rows of deleted accounts; every replica runs it. */
@ApplicationScoped
public class DeletionJob {
  private static final Logger LOG = Logger.getLogger(DeletionJob.class);
  private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Database database;
  private final AccountChanges changes;
  private final DeletionSettings settings;
  private final JobRuns runs;

  public DeletionJob(
      Database database, AccountChanges changes, DeletionSettings settings, JobRuns runs) {
    this.database = database;
    this.changes = changes;
    this.settings = settings;
    this.runs = runs;
  }

  @Scheduled(
      identity = "deletion",
      every = "${workspace.deletion.every:PT10S}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  public void run() {
    runs.run(this::removeAll);
  }

  private void removeAll() {
    var removals = new HashMap<String, AccountRemoval>();
    while (runs.goOn() && goOn(removals)) {
      LOG.trace("More is left to delete.");
    }
  }

  /** A batch of every account in turn, so that a small one need not wait for a large one. */
  private boolean goOn(Map<String, AccountRemoval> removals) {
    boolean more = false;
    for (var accountId : deletedAccounts()) {
      more |=
          goOn(
              removals.computeIfAbsent(
                  accountId, id -> new AccountRemoval(database, id, settings.rowsAtOnce())),
              accountId);
    }
    return more;
  }

  private boolean goOn(AccountRemoval removal, String accountId) {
    long began = System.nanoTime();
    try {
      return changes.during(accountId, removal::goOn);
    } catch (RuntimeException e) {
      LOG.warnf(
          "Rows of a deleted account are still there; the next run tries again: %s",
          e.getMessage());
      return false;
    } finally {
      // As long as the batch took: at least half of the time is everybody else's.
      LockSupport.parkNanos(Math.min(System.nanoTime() - began, LONGEST_PAUSE_NANOS));
    }
  }

  private List<String> deletedAccounts() {
    return database.with(
        session ->
            session.query(
                Sql.of("SELECT account_id FROM account_deletion ORDER BY requested_at, account_id"),
                row -> row.getString(1)));
  }
}
