package io.managerworkspace.shutdown;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends a replica in steps, ahead of the framework, which closes connections with requests on them:
 * jobs stop and readiness goes down while requests are still answered; streams end; then new
 * requests are refused until those that were taken are answered; then the port closes.
 */
@Singleton
public final class Shutdown {
  private static final Logger LOG = Logger.getLogger(Shutdown.class);

  /** For requests on connections that were made before the port closed. */
  private static final Duration LAST_REQUESTS = Duration.ofMillis(500);

  /** Streams end within 5 s. */
  private static final Duration LAST_STREAMS = Duration.ofSeconds(4);

  private static final Duration LAST_JOBS = Duration.ofSeconds(2);

  private final Scheduler scheduler;
  private final JobRuns jobs;
  private final Requests requests;
  private final Event<StreamsEnd> streams;
  private final Duration delay;
  private final Duration timeout;

  private volatile boolean hasBegun;

  Shutdown(
      Scheduler scheduler,
      JobRuns jobs,
      Requests requests,
      Event<StreamsEnd> streams,
      @ConfigProperty(name = ShutdownTimes.DELAY, defaultValue = "0S") Duration delay,
      @ConfigProperty(name = ShutdownTimes.TIMEOUT, defaultValue = "0S") Duration timeout) {
    this.scheduler = scheduler;
    this.jobs = jobs;
    this.requests = requests;
    this.streams = streams;
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
      endStreams();
      if (delay.isPositive() || timeout.isPositive()) {
        endRequests(delay.minus(untilStreamsEnd()));
      }
      if (!jobs.await(Math.max(until - System.nanoTime(), LAST_JOBS.toNanos()))) {
        LOG.warn("A job that is still running is cut off.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As late as may be: who comes back is then sent to another replica. */
  private void endStreams() throws InterruptedException {
    requests.letGo();
    Thread.sleep(untilStreamsEnd());
    streams.fire(new StreamsEnd());
  }

  private Duration untilStreamsEnd() {
    return Collections.min(List.of(delay, LAST_STREAMS));
  }

  private void endRequests(Duration rest) throws InterruptedException {
    Thread.sleep(rest);
    requests.refuse();
    if (!requests.await(timeout)) {
      LOG.warn("Requests that are still being answered are cut off.");
    }
    requests.closePort();
    Thread.sleep(LAST_REQUESTS);
  }
}
