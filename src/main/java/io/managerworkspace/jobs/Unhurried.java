package io.managerworkspace.jobs;

import io.managerworkspace.database.Database;
import io.managerworkspace.database.Session;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Transactions of a job that each rest for as long: half of the time is everybody else's. */
record Unhurried(Database database) {
  private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  <T> T inTransaction(Function<Session, T> work) {
    long began = System.nanoTime();
    var result = database.inTransaction(work::apply);
    LockSupport.parkNanos(Math.min(System.nanoTime() - began, LONGEST_PAUSE_NANOS));
    return result;
  }
}
