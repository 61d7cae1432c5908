package io.managerworkspace.rollup;

import io.managerworkspace.shutdown.JobRuns;
import io.managerworkspace.store.AccountChanges;
import io.managerworkspace.store.Database;
import io.managerworkspace.store.Sql;
import java.time.Duration;

/** Runs the job that deletes rows, when a test wants it to. */
public record Deletions(Database database, AccountChanges changes, int rowsAtOnce)
    implements DeletionSettings {
  /** Lets a job that has just been started do what is to be done now. */
  public void run() {
    new DeletionJob(database, changes, this, new JobRuns()).run();
  }

  /** Deletes to the end, as if the time in which the id stays taken had passed already. */
  public void finish() {
    run();
    database.inTransaction(
        session ->
            session.update(
                Sql.of("UPDATE account_deletion SET emptied_at = 0 WHERE emptied_at > 0")));
    run();
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }
}
