package io.managerworkspace.shutdown;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends a replica in steps, ahead of the framework, which closes connections with requests on them:
 * jobs stop and readiness goes down while requests are still answered; then new ones are refused
 * until those that were taken are answered; then the port closes.
 */
@Singleton
public final class Shutdown {
  private static final Logger LOG = Logger.getLogger(Shutdown.class);

  /** For requests on connections that were made before the port closed. */
  private static final Duration LAST_REQUESTS = Duration.ofMillis(500);

  private static final Duration LAST_JOBS = Duration.ofSeconds(2);

  private final Scheduler scheduler;
  private final JobRuns jobs;
  private final Requests requests;
  private final Duration delay;
  private final Duration timeout;

  private volatile boolean hasBegun;

  Shutdown(
      Scheduler scheduler,
      JobRuns jobs,
      Requests requests,
      @ConfigProperty(name = ShutdownTimes.DELAY, defaultValue = "0S") Duration delay,
      @ConfigProperty(name = ShutdownTimes.TIMEOUT, defaultValue = "0S") Duration timeout) {
    this.scheduler = scheduler;
    this.jobs = jobs;
    this.requests = requests;
    this.delay = delay;
    this.timeout = timeout;
  }

  /** Whether this replica is to get no more requests. */
  public boolean hasBegun() {
    return hasBegun;
  }

  /** Returns when the rest can be closed. */
  void end(@Observes ShutdownDelayInitiatedEvent event) {
    hasBegun = true;
    scheduler.pause();
    jobs.stop();
    long until = System.nanoTime() + delay.plus(timeout).toNanos();
    try {
      if (delay.isPositive() || timeout.isPositive()) {
        endRequests();
      }
      if (!jobs.await(Math.max(until - System.nanoTime(), LAST_JOBS.toNanos()))) {
        LOG.warn("A job that is still running is cut off.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endRequests() throws InterruptedException {
    requests.letGo();
    Thread.sleep(delay);
    requests.refuse();
    if (!requests.await(timeout)) {
      LOG.warn("Requests that are still being answered are cut off.");
    }
    requests.closePort();
    Thread.sleep(LAST_REQUESTS);
  }
}
