package io.managerworkspace.shutdown;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The runs of jobs, so that none is cut off when the service ends. */
@Singleton
public final class JobRuns {
  private final ReadWriteLock running = new ReentrantReadWriteLock();
  private volatile boolean isStopped;

  /** Runs a job, unless the service is ending. */
  public void run(Runnable job) {
    if (running.readLock().tryLock()) {
      try {
        if (goOn()) {
          job.run();
        }
      } finally {
        running.readLock().unlock();
      }
    }
  }

  /** Whether a job that has more to do may do it now. */
  public boolean goOn() {
    return !isStopped;
  }

  /** Lets no job begin any more, and those that run end soon. */
  void stop() {
    isStopped = true;
  }

  /** Waits for those that run; answers whether all have ended. */
  boolean await(long nanos) throws InterruptedException {
    return running.writeLock().tryLock(nanos, TimeUnit.NANOSECONDS);
  }
}
