package io.managerworkspace.rollup;

import io.managerworkspace.database.AccountChanges;
import io.managerworkspace.database.Database;
import io.managerworkspace.database.Sql;
import io.managerworkspace.jobs.DeletionJob;
import io.managerworkspace.jobs.DeletionSettings;
import io.managerworkspace.shutdown.JobRuns;
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
