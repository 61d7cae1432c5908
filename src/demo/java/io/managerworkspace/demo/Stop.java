package io.managerworkspace.demo;

import io.managerworkspace.launch.CannotGoOnException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to stop, from a signal or from a service that has ended. */
final class Stop {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final CountDownLatch signalled = new CountDownLatch(1);
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  /** On Ctrl-C, SIGTERM and SIGHUP: the process lives until everything it started has ended. */
  void onSignal() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  signalled.countDown();
                  request();
                  awaitQuietly(done);
                }));
  }

  void request() {
    requested.countDown();
  }

  /** Everything has ended. */
  void done() {
    done.countDown();
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Ctrl-C reaches all processes at once: another one may have ended before it is heard here. */
  boolean isBySignal() {
    return await(signalled, GRACE);
  }

  /** Pauses; true as soon as the demo is to stop. */
  boolean within(Duration pause) {
    return await(requested, pause);
  }

  private static boolean await(CountDownLatch latch, Duration most) {
    try {
      return latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new CannotGoOnException("Interrupted.", e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
