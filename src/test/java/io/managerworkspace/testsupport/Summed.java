package io.managerworkspace.testsupport;

import io.managerworkspace.rollup.Rollup;

/** Sums an account's facts as the roll-up's job does, but at once. */
public final class Summed {
  private Summed() {}

  /**
   * All facts of minutes that end by then.
   *
   * @param time epoch ms
   */
  public static void until(Rollup rollup, String accountId, long time) {
    boolean done = false;
    while (!done) {
      done = rollup.closeSome(accountId, time);
    }
  }
}
