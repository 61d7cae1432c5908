package io.managerworkspace.metrics.live;

import io.managerworkspace.metrics.AnswerBody;
import java.util.Arrays;

/** What is known of a watched question. */
sealed interface Sight {
  /** Counts up whenever readers have something new to learn. */
  long version();

  /**
   * An answer.
   *
   * @param beganNs when it was asked for, by {@link System#nanoTime}
   */
  record Answered(long version, AnswerBody body, long beganNs) implements Sight {
    /** Whether it tells the same; the instant aside. */
    boolean saysAs(AnswerBody other) {
      return body.count() == other.count() && Arrays.equals(body.bytes(), other.bytes());
    }
  }

  /** It cannot be answered now. */
  record Unavailable(long version) implements Sight {}
}
