package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;

/** Waiting, where being interrupted means that the measuring is to end. */
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new CannotGoOnException("Interrupted.", e);
    }
  }
}
