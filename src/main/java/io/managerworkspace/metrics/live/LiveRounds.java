package io.managerworkspace.metrics.live;

import io.managerworkspace.database.DatabaseException;
import io.managerworkspace.metrics.live.LiveStreams.Holder;
import io.managerworkspace.model.UnavailableException;
import io.managerworkspace.security.authentication.HeldCredential;
import io.managerworkspace.security.authentication.HeldCredentials;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Looks after all streams every now and then: silence, readers who are stuck, credentials. */
@Startup
@Singleton
final class LiveRounds {
  private static final Logger LOG = Logger.getLogger(LiveRounds.class);
  private static final long SILENCE_NS = Duration.ofSeconds(15).toNanos();
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** A stream outlives its credential by this and the look itself: less than 5 s. */
  private static final Duration BETWEEN_CREDENTIALS = Duration.ofSeconds(3);

  private final LiveStreams streams;
  private final HeldCredentials credentials;
  private final long patienceNs;
  private final Clock clock;

  /** One for what is quick, and one for what may wait for the database. */
  private final ScheduledExecutorService rounds =
      Executors.newScheduledThreadPool(2, Thread.ofVirtual().name("live").factory());

  LiveRounds(LiveStreams streams, HeldCredentials credentials, LiveSettings settings, Clock clock) {
    this.streams = streams;
    this.credentials = credentials;
    patienceNs = settings.patience().toNanos();
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    every(BETWEEN_LOOKS, this::look);
    every(BETWEEN_CREDENTIALS, this::lookAtCredentials);
  }

  @PreDestroy
  void stop() {
    rounds.shutdownNow();
  }

  private void every(Duration pause, Runnable round) {
    rounds.scheduleWithFixedDelay(
        () -> survived(round), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void survived(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      LOG.error("Live streams could not be looked after", e);
    }
  }

  private void look() {
    streams.all().forEach(this::look);
  }

  private void look(LiveStream stream, Holder holder) {
    if (holder.user().isExpired(clock.millis())) {
      stream.end(EndReason.EXPIRED);
    }
    stream.run(
        () -> {
          stream.keepAlive(SILENCE_NS);
          stream.loseIfStuck(patienceNs);
        });
  }

  /** Each once, however many streams it has. */
  private void lookAtCredentials() {
    streams.all().entrySet().stream()
        .collect(Collectors.groupingBy(each -> each.getValue().credential()))
        .forEach(
            (credential, held) -> {
              if (isBad(credential)) {
                held.forEach(each -> each.getKey().end(reason(each.getValue())));
              }
            });
  }

  private boolean isBad(HeldCredential credential) {
    try {
      return !credentials.isGood(credential);
    } catch (DatabaseException | UnavailableException _) {
      // Nobody knows, and nobody is sent away for that.
      return false;
    }
  }

  private EndReason reason(Holder holder) {
    return holder.user().isExpired(clock.millis()) ? EndReason.EXPIRED : EndReason.REVOKED;
  }
}
