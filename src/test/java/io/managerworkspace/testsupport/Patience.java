package io.managerworkspace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what has to come, however busy the machine is. */
public final class Patience {
  /** Long after anybody would have lost it. */
  private static final Duration END = Duration.ofMinutes(1);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private Patience() {}

  /** Returns when the condition holds; fails, saying what was waited for, if it never does. */
  public static void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + END.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s in time", what).isLessThan(until);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
