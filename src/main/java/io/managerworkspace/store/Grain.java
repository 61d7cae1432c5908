package io.managerworkspace.store;

import java.time.Duration;
import java.util.Locale;

/** How long a bucket of a rollup is. */
public enum Grain {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1));

  private final long lengthMs;

  Grain(Duration length) {
    lengthMs = length.toMillis();
  }

  public long lengthMs() {
    return lengthMs;
  }

  /** The start of the bucket that the instant lies in; epoch ms. */
  public long floor(long time) {
    return time - Math.floorMod(time, lengthMs);
  }

  /** The first start of a bucket at or after the instant; epoch ms. */
  public long ceiling(long time) {
    return -floor(-time);
  }

  /** The rollup of this grain with the dimensions of a cut. */
  public String table(Cut cut) {
    return "rollup_%s_%s".formatted(name(), cut.name()).toLowerCase(Locale.ROOT);
  }
}
