package io.managerworkspace.model;

import java.time.Duration;

/** How long a bucket of a rollup is; from the finest to the coarsest, each a part of the next. */
public enum Grain {
  MINUTE(1),
  TEN_MINUTES(10),
  HOUR(60),
  SIX_HOURS(360);

  private final int minutes;

  Grain(int minutes) {
    this.minutes = minutes;
  }

  /** The length in minutes, as column {@code grain} of the rollups has it. */
  public int minutes() {
    return minutes;
  }

  public long lengthMs() {
    return Duration.ofMinutes(minutes).toMillis();
  }

  /** The start of the bucket that the instant lies in; epoch ms. */
  public long floor(long time) {
    return time - Math.floorMod(time, lengthMs());
  }
}
